import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import type { Tx } from '#lib/db/connect.ts'
import { fakeCatalogue, fakePackage, type Manners, send } from '../../../testing/fake-catalogue.ts'
import { harvestsOf } from '../../../testing/harvests.ts'
import { testTown } from '../../../testing/town.ts'
import { harvest, keep, limitsOf } from './harvest.ts'
import { readCatalogue } from './reading/read-catalogue.ts'
import { beginRun } from './sources/begin-run.ts'
import { findRun } from './sources/runs.queries.ts'

const town = await testTown()
const { addSource, ask, db, harvested, here, last } = harvestsOf(town)
const limits = limitsOf({ DEMO: true })

/** Everything that a failed run must leave as it was. */
async function state() {
  const datasets = 'select to_jsonb(d) as row from opendata.datasets d order by id'
  const harvests = 'select to_jsonb(h) as row from opendata.harvested h order by dataset_id'
  const audit = 'select count(*) as row from kernel.audit_entries'
  const all = await Promise.all([datasets, harvests, audit].map((text) => town.owner.query(text)))
  return all.map(({ rows }) => rows)
}

const raw = (answer: ServerResponse, text: string, status = 200): true => {
  answer.writeHead(status, { 'content-type': 'application/json' })
  answer.end(text)
  return true
}
const search =
  (of: (start: number, answer: ServerResponse) => true): Manners =>
  (action, query, answer) =>
    action === 'package_search' ? of(Number(query.get('start')), answer) : undefined
const some = (from: number, count: number) => Array.from({ length: count }, (_, at) => fakePackage(`p${from + at}`))

const theirs = await fakeCatalogue(some(0, 3))
const source = await addSource(theirs.url)
await harvested(source)

const FAULTS: [string, Manners, RegExp][] = [
  ['never answers', search(() => true), /時間内に終わりませんでした/],
  ['answers with a page of the web', search((_, answer) => raw(answer, '<html></html>')), /JSON ではありません/],
  [
    'answers with half of its JSON',
    search((_, answer) => raw(answer, '{"success":true,"result":{')),
    /JSON ではありません/,
  ],
  ['answers with an error of its own', search((_, answer) => raw(answer, '{}', 500)), /エラー \(500\)/],
  [
    'leads to a file',
    search((_, answer) => (answer.writeHead(302, { location: 'file:///etc/passwd' }).end(), true)),
    /案内しました/,
  ],
  [
    'leads round and round',
    search((_, answer) => (answer.writeHead(302, { location: '/api/3/action/package_search' }).end(), true)),
    /案内しました/,
  ],
  ['nests its JSON without end', search((_, answer) => raw(answer, '{"a":'.repeat(100_000))), /入り組みすぎています/],
  [
    'says 500 and gives 300',
    search((start, answer) => send(answer, { count: 500, results: start < 300 ? some(start, 100) : [] })),
    /500 件あると答えましたが、300 件しか/,
  ],
  [
    'gives more than it says',
    search((_, answer) => send(answer, { count: 1, results: some(0, 4) })),
    /より多く渡しました/,
  ],
  [
    'changes while it is read',
    search((start, answer) => send(answer, { count: 150 + start, results: some(start, 100) })),
    /件数が変わりました/,
  ],
  ['does not say how many', search((_, answer) => send(answer, { results: [] })), /件数か中身がありません/],
  ['has too many', search((_, answer) => send(answer, { count: 20_001, results: [] })), /20,000 件を超えています/],
  [
    'breaks off',
    search(
      (_, answer) => (answer.writeHead(200, { 'content-length': '100' }).write('{', () => answer.destroy()), true),
    ),
    /つながりません/,
  ],
  [
    'vanishes midway',
    search((start, answer) =>
      start > 0 ? (answer.destroy(), true) : send(answer, { count: 300, results: some(0, 100) }),
    ),
    /つながりません/,
  ],
  ['knows no action', (_, __, answer) => raw(answer, '"Bad request"', 404), /一覧がありません/],
]

for (const [what, manners, words] of FAULTS) {
  test(`a source that ${what} changes nothing, and its run says so in words`, async (t) => {
    theirs.manners = manners
    t.after(() => (theirs.manners = undefined))
    const before = await state()
    await ask(source)
    const asked = (await state())[2]
    await harvest(town.municipality, town.clock, source, {
      ...limits,
      patience: what.startsWith('never') ? 50 : 60_000,
    })
    const run = await last(source)
    assert.match(run.failure ?? '', words)
    assert.deepEqual([run.added, run.changed, run.gone, run.endedAt !== null], [0, 0, 0, true])
    assert.deepEqual(await state(), [before[0], before[1], asked])
  })
}

test('a source that answers for ever is given up when the time for all of it is over', async (t) => {
  theirs.manners = search((start, answer) => send(answer, { count: 20_000, results: some(start, 1) }))
  t.after(() => (theirs.manners = undefined))
  assert.match((await harvested(source, { wholePatience: 200 })).failure!, /時間内に終わりませんでした/)
})

test('outside the demo no source reaches into the town’s own network', async () => {
  const { mayReach } = limitsOf({ DEMO: false })
  const before = theirs.asked.length
  assert.match((await harvested(source, { mayReach })).failure!, /庁内やこのサーバー自身/)
  assert.equal(theirs.asked.length, before)
})

/** What an earlier run has read, whose catalogue was slow. */
async function slowRun() {
  await ask(source)
  const begun = (await beginRun(db, town.clock(), source))!
  const manner = { outside: { ...limits }, publicUrl: town.municipality.publicUrl, mostDatasets: 2_000 }
  const reading = await readCatalogue(begun.source, { ...manner, progress: async () => {} })
  return { ...begun, reading }
}

test('of two runs of one source at once the later holds, and the earlier keeps nothing of what it read', async () => {
  const slow = await slowRun()
  theirs.packages = [...some(0, 3).slice(0, 2), fakePackage('p2', { title: 'あとから' })]
  assert.equal((await harvested(source)).changed, 1)
  const before = await state()
  const keeping = () => db.transaction().execute((tx) => keep(tx, town.clock(), slow.source, slow.run, slow.reading))
  await assert.rejects(keeping(), /あとから始まった収集に代わりました/)
  assert.deepEqual(await state(), before)
  assert.match((await findRun(db, slow.run.id))!.failure!, /途中で止まりました/)

  // The control: a run that nobody has ended does write its older reading over the newer one.
  await town.owner.query('update opendata.runs set ended_at = null, failure = null where id = $1', [slow.run.id])
  await keeping()
  assert.equal((await here(source)).at(-1)!.title, '題 p2')
})

test('a run whose program died is begun anew by the next try of its job', async () => {
  const { run } = await slowRun()
  await harvest(town.municipality, town.clock, source, limits)
  const next = await last(source)
  assert.ok(next.id > run.id)
  assert.deepEqual([next.failure, next.seen], [null, 3])
  await harvest(town.municipality, town.clock, source, limits) // nothing waits any more
  assert.equal((await last(source)).id, next.id)
})

test('a source that was stopped while it was read is not taken over', async () => {
  const slow = await slowRun()
  await db.updateTable('opendata.sources').set({ stopped_at: town.clock() }).where('id', '=', source).execute()
  const keeping = db.transaction().execute((tx) => keep(tx, town.clock(), slow.source, slow.run, slow.reading))
  await assert.rejects(keeping, /収集を止めたので/)
  await db.updateTable('opendata.sources').set({ stopped_at: null }).where('id', '=', source).execute()
})

test('a harvest that is killed in the middle of keeping leaves nothing of itself', async (t) => {
  theirs.packages = some(0, 1_200)
  await town.owner.query(`
    create function killed() returns trigger language plpgsql as
      $$ begin if new.remote_id = 'id-p1100' then raise exception 'killed'; end if; return new; end $$;
    create trigger killed before insert on opendata.harvested for each row execute function killed()`)
  const before = await state()
  await assert.rejects(harvested(source), /killed/)
  const [datasets, harvests] = await state()
  assert.deepEqual([datasets, harvests], before.slice(0, 2))
  const run = await last(source)
  assert.match(run.failure!, /窓口の側の不具合/)

  // The control: without the transaction the batches before stay, half of a catalogue.
  const slow = await slowRun()
  const bare = db as unknown as Tx<'opendata'>
  await assert.rejects(keep(bare, town.clock(), slow.source, slow.run, slow.reading), /killed/)
  assert.ok((await state())[0]!.length > datasets!.length)
  await town.owner.query('drop trigger killed on opendata.harvested')
  t.diagnostic('and the next run puts it right')
  const { failure, added } = await harvested(source)
  assert.deepEqual([failure, added > 0, (await here(source)).length], [null, true, 1_200])
})

test('what was kept stands in the audit trail', async () => {
  const { rows } = await town.owner.query(
    "select actor, subject, detail from kernel.audit_entries where action = 'harvest.kept' order by seq limit 1",
  )
  assert.equal(rows[0].actor, 'system:harvest')
  assert.equal(rows[0].subject, `harvest_source:${source}`)
  assert.deepEqual([rows[0].detail.read, rows[0].detail.added], [3, 3])
})
