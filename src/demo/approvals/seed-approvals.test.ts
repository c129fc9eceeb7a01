import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES } from '#kernel/approvals/proposals/proposal.ts'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { testTown } from '../../testing/town.ts'
import { seedDemoApprovals } from '../index.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { municipality, clock, owner } = town
const rows = async (text: string) => (await owner.query(text)).rows

test('the demo town has papers in every state, some of them waiting for whoever tries it', async () => {
  assert.equal(await seedDemoApprovals(municipality, clock()), true)
  assert.equal(await seedDemoApprovals(municipality, clock()), false)
  const states = (await rows('select distinct state from kernel.proposals')).map(({ state }) => state)
  assert.deepEqual(states.toSorted(), Object.keys(STATES).toSorted())
  const inbox = await (await town.request('/console/approvals', { as: 'suzuki' })).text()
  assert.match(inbox, /移住支援金の申請書/)
  for (const list of ['review', 'done', 'own'])
    assert.doesNotMatch(
      await (await town.request(`/console/approvals?list=${list}`, { as: 'sato' })).text(),
      /empty-state/,
    )
})

test('nothing in it happened in the future, or when the town hall was closed', async () => {
  assert.deepEqual(await rows(`select at from kernel.proposal_acts where at > '${clock()}'`), [])
  assert.deepEqual(
    await rows(`select at from kernel.proposal_acts where extract(isodow from at at time zone 'Asia/Tokyo') > 5
      or (at at time zone 'Asia/Tokyo')::time not between '08:30' and '17:15'`),
    [],
  )
  assert.equal((await verifyAudit(municipality.db)).broken, undefined)
})
