import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { Refusal } from '#lib/refusal.ts'
import { agentTown, ANSWERS } from '../../../../testing/agents.ts'
import { withoutRowLocks } from '../../../../testing/without-row-locks.ts'
import { savePage } from '../../applications/filling/save-page.ts'
import { limitMandate } from '../limiting/limit-mandate.ts'
import { approve } from './approve.ts'
import { refuse } from './refuse.ts'

const { town, agent, signedIn, written, asked } = await agentTown()
const yamamoto = await agent('yamamoto@example.jp')
await signedIn('sakura@example.jp')
const residentOf = async (email: string): Promise<number> =>
  Number(
    (await town.owner.query('select resident_id from kernel.resident_identities where subject = $1', [email])).rows[0]
      .resident_id,
  )
const [agentId, clientId] = [await residentOf('yamamoto@example.jp'), await residentOf('sakura@example.jp')]

/** One that its client was asked about, and what both may do at the same moment. */
async function open(municipality: Municipality) {
  const id = await written(yamamoto, 'sakura@example.jp', { mayCorrect: '1' })
  const code = (await asked(yamamoto, id, 'sakura@example.jp')).slice('/mandates/'.length)
  const now = town.clock()
  const posted = { page: 'page1', form: { ...ANSWERS, why: '土地を売る' }, files: [], seen: 1, round: 0 }
  return {
    id,
    approve: () => approve(municipality, now, clientId, code),
    refuse: () => refuse(municipality, now, clientId, code, ''),
    edit: () => savePage(town.program, municipality, now, { residentId: agentId }, id, posted),
    limit: (kind: 'revoked' | 'no_correcting') => limitMandate(municipality, now, { residentId: clientId }, id, kind),
  }
}

/** What everybody is told: done, a refusal in words, or a fault of ours. */
async function told(works: Promise<unknown>[]): Promise<('done' | 'refused' | 'fault')[]> {
  const results = await Promise.allSettled(works)
  return results.map((one) =>
    one.status === 'fulfilled' ? 'done' : one.reason instanceof Refusal ? 'refused' : 'fault',
  )
}

async function historyOf(id: string): Promise<{ outcome: string | null; state: string; why: string | undefined }> {
  const { rows } = await town.owner.query(
    `select r.outcome, a.state, a.answers ->> 'why' as why from procedures.mandate_requests r
     join procedures.applications a on a.id = r.application_id where a.id = $1`,
    [id],
  )
  assert.equal(rows.length, 1)
  return { ...rows[0], why: rows[0].why ?? undefined }
}

const ROUNDS = 9

test('approved, refused and written over at one moment, it goes one way, and what arrives is what was read', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id, ...acts } = await open(town.municipality)
    const order = [acts.approve, acts.refuse, acts.edit]
    const works = order.map((_, index) => order[(index + round) % 3]!)
    const said = await told(works.map((act) => act()))
    const saidOf = (act: () => unknown) => said[works.indexOf(act as (typeof works)[number])]
    const { outcome, state, why } = await historyOf(id)
    assert.ok(!said.includes('fault'), String(said))
    assert.equal(saidOf(acts.approve), outcome === 'approved' ? 'done' : 'refused')
    assert.equal(saidOf(acts.refuse), outcome === 'refused' ? 'done' : 'refused')
    assert.equal(saidOf(acts.edit), outcome === 'approved' ? 'refused' : 'done')
    assert.deepEqual([state, why], outcome === 'approved' ? ['submitted', '店を始める'] : ['draft', undefined])
  }
})

test('approved many times at once, it arrives once', async () => {
  const { id, approve: act } = await open(town.municipality)
  assert.deepEqual(new Set(await told(Array.from({ length: 6 }, act))), new Set(['done']))
  const { rows } = await town.owner.query('select from procedures.events where application_id = $1', [id])
  assert.equal(rows.length, 1)
})

test('taken back many times at once, each is taken back once', async () => {
  const { id, approve: act, limit } = await open(town.municipality)
  await act()
  const said = await told(
    (['no_correcting', 'revoked', 'no_correcting', 'revoked'] as const).map((kind) => limit(kind)),
  )
  assert.deepEqual(new Set(said), new Set(['done']))
  const { rows } = await town.owner.query(
    `select count(*)::int as limits, count(*) filter (where detail ->> 'kind' = 'revoked')::int as revoked
     from kernel.audit_entries where action = 'mandate.limited' and subject = $1`,
    [`application:${id}`],
  )
  assert.equal(rows[0].revoked, 1)
  assert.ok(rows[0].limits <= 2)
})

test('without the row that they wait for, one of them falls over a constraint', async () => {
  let faults = 0
  for (let round = 0; round < ROUNDS && faults === 0; round++) {
    const { approve: yes, refuse: no } = await open(withoutRowLocks(town.municipality))
    faults = (await told([yes(), no(), yes()])).filter((one) => one === 'fault').length
  }
  assert.ok(faults > 0, 'the lock is what keeps them apart')
})
