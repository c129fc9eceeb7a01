// For tests: a seat of あおぞら市 that cannot be used on a day, as the form closes it.
import assert from 'node:assert/strict'
import type { TestTown } from './town.ts'

export async function closeSeat(town: TestTown, id: number, on: string): Promise<void> {
  const { rows } = await town.owner.query(
    'select label, x, y, width, height, network, vlan, features, version from workplaces.seats where id = $1',
    [id],
  )
  const { features, vlan, ...seat } = rows[0]
  const plain = Object.fromEntries(Object.entries(seat).map(([field, value]) => [field, String(value)]))
  const form = { ...plain, features, vlan: String(vlan ?? ''), closedFrom: on, closedThrough: on }
  assert.equal((await town.post(`/console/settings/workplaces/seats/${id}`, form, 'ishii')).status, 303)
}
