import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { readProvider } from './provider.ts'
import { insertProvider, isNameTaken, updateProvider } from './providers.queries.ts'

const TAKEN = 'この名前の事業者は、すでに登録されています。'

/** 事業者を登録する: from then on places and programmes can be offered in its name. @returns its id */
export function registerProvider(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const provider = readProvider(typed)
    const id = await insertProvider(tx, now, provider)
    if (id === undefined) throw new Refusal(422, TAKEN, 'name')
    const { name, kinds } = provider
    await record(tx, now, `staff:${staff.id}`, 'provider.registered', `provider:${id}`, { name, kinds })
    return id
  })
}

/** @throws Refusal 422 with everything that is wrong, 409 where somebody else was first */
export async function changeProvider(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const provider = readProvider(typed)
    if (await isNameTaken(tx, provider.name, id)) throw new Refusal(422, TAKEN, 'name')
    await updateProvider(tx, id, version, provider)
    const { name, kinds } = provider
    await record(tx, now, `staff:${staff.id}`, 'provider.changed', `provider:${id}`, { name, kinds })
  })
}
