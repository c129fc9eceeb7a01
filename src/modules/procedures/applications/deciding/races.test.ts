import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db, Tx } from '#lib/db/connect.ts'
import { applicantsOf } from '../../../../testing/applicants.ts'
import { peopleOf } from '../../../../testing/approvals.ts'
import { testTown } from '../../../../testing/town.ts'
import type { Arrived, Decision } from '../application.ts'
import { findApplication } from '../applications.queries.ts'
import { insertCorrection, setCorrecting } from '../correcting/corrections.queries.ts'
import { carryOut } from './carry-out.ts'
import { putForward } from './propose-decision.ts'

const town = await testTown({ at: '2026-11-26T10:00:00+09:00' })
const db: Db<'procedures'> = town.municipality.db
const { offer, applied, rowOf } = applicantsOf(town)
const people = peopleOf(town)
await offer('notice', 'kosodate', 'notice')
const refusal: Decision = { outcome: 'refused', reason: '基準に当たらないため' }
const ROUNDS = 6

const propose = (who: string, id: string) => town.post(`/console/applications/${id}/proposal`, { ...refusal }, who)
const accept = (who: string, id: string) => town.post(`/console/applications/${id}/acceptance`, {}, who)
const proposalsOf = (id: string) =>
  people.one("select count(*)::int from kernel.proposals where matter = 'procedures.application' and subject = $1", [
    id,
  ])
const statusesOf = async (answers: Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status).toSorted()

test('two propose a decision of the same application: one goes round, and the other is told', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await applied('notice')
    assert.deepEqual(await statusesOf([propose('sasaki', id), propose('matsumoto', id)]), [303, 409])
    assert.equal(await proposalsOf(id), 1)
  }
})

test('a double click proposes once, and leads to the same proposal', async () => {
  const { id } = await applied('notice')
  const answers = await Promise.all([propose('sasaki', id), propose('sasaki', id), propose('sasaki', id)])
  assert.equal(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
  assert.equal(await proposalsOf(id), 1)
})

test('one accepts while the other proposes to refuse: it is accepted or goes round, never both', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await applied('notice')
    assert.deepEqual(await statusesOf([accept('sasaki', id), propose('matsumoto', id)]), [303, 409])
    assert.equal((await rowOf(id)).state === 'deciding', (await proposalsOf(id)) === 1)
  }
})

test('it is decided while its proposer withdraws: the application is where the proposal is', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await applied('notice')
    const location = (await propose('sasaki', id)).headers.get('location')!
    const proposal = Number(/approvals\/(\d+)/.exec(location)?.[1])
    for (const who of ['yamada', 'watanabe']) await people.act(who, proposal, 'decision')
    const last = [people.act('yoshida', proposal, 'decision'), people.act('sasaki', proposal, 'withdrawal')]
    assert.deepEqual(await statusesOf(last), [303, 409])
    const ended = { decided: 'refused', withdrawn: 'submitted' }[String(await people.stateOf(proposal))]
    assert.equal((await rowOf(id)).state, ended)
  }
})

test('one proposes a decision while another asks for a correction: it goes round or goes back, never both', async () => {
  const asking = { field: 'kind', 'remark.kind': '修繕の工事ではありませんか。', dueOn: '2026-12-10' }
  for (let round = 0; round < ROUNDS; round++) {
    const { id } = await applied('notice')
    const asked = town.post(`/console/applications/${id}/correction`, asking, 'matsumoto')
    assert.deepEqual(await statusesOf([propose('sasaki', id), asked]), [303, 409])
    const { rowCount } = await town.owner.query('select from procedures.corrections where application_id = $1', [id])
    const state = rowCount === 1 ? 'correcting' : 'deciding'
    assert.deepEqual([(await rowOf(id)).state, await proposalsOf(id)], [state, state === 'deciding' ? 1 : 0])
  }
})

/** Both read the application before either writes, as if nobody held it. @returns what became of each */
async function atOnce(id: string, works: ((tx: Tx<'procedures'>, application: Arrived) => Promise<unknown>)[]) {
  const read = Promise.withResolvers<void>()
  let readers = 0
  return Promise.allSettled(
    works.map((work) =>
      db.transaction().execute(async (tx) => {
        const application = (await findApplication(tx as unknown as Db<'procedures'>, id)) as Arrived // without holdApplication
        if (++readers === works.length) read.resolve()
        await read.promise
        await work(tx, application)
      }),
    ),
  )
}
const reasonsOf = (ended: PromiseSettledResult<void>[]) =>
  ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))

test('control: unless they wait for each other, both propose, and only the wall of the database is left', async () => {
  const { id } = await applied('notice')
  const [one, other] = [await people.staffOf('sasaki'), await people.staffOf('matsumoto')]
  const ended = await atOnce(
    id,
    [one, other].map((who) => (tx, application) => putForward(tx, town.clock(), who, application, refusal)),
  )
  assert.match(reasonsOf(ended).join(), /すでに起案され/)
})

test('control: unless they wait for each other, one accepts what goes round, and only the wall of the database is left', async () => {
  const { id } = await applied('notice')
  const office = { municipality: town.municipality, sealer: town.program.sealer }
  const [one, other] = [await people.staffOf('sasaki'), await people.staffOf('matsumoto')]
  const ended = await atOnce(id, [
    (tx, application) => carryOut(tx, office, town.clock(), one, application, { outcome: 'accepted', reason: '' }),
    (tx, application) => putForward(tx, town.clock(), other, application, refusal),
  ])
  assert.match(reasonsOf(ended).join(), /only what is being examined|stays as it goes round/)
})

test('control: unless they wait for each other, it goes back while it goes round, and only the wall of the database is left', async () => {
  const { id } = await applied('notice')
  const one = await people.staffOf('sasaki')
  const ended = await atOnce(id, [
    async (tx) => {
      const dueOn = Temporal.PlainDate.from('2026-12-10')
      const remarks = { kind: '修繕の工事ではありませんか。' }
      await insertCorrection(tx, id, { round: 1, askedAt: town.clock(), askedBy: one.id, dueOn, remarks })
      await setCorrecting(tx, town.clock(), id)
    },
    (tx, application) => putForward(tx, town.clock(), one, application, refusal),
  ])
  assert.match(reasonsOf(ended).join(), /only what is being examined|stays as it goes round|no result/)
})
