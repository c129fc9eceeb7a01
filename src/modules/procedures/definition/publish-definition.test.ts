import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import { testTown } from '../../../testing/town.ts'
import { definitionJson, definitionOf } from './definition.fixture.ts'
import { digestOf } from '#lib/json/digest.ts'
import { publishDefinition } from './publish-definition.ts'
import { findNewest, findOpen, findVersion, holdProcedure, insertVersion, listOpen } from './versions.queries.ts'

const AT_ONCE = 16

const town = await testTown()
const pool = openPool({ url: town.municipality.databaseUrl, max: AT_ONCE })
after(() => pool.end())
const db = kyselyOn(pool)
const now = town.clock()
const idOf = async (query: string): Promise<number> => (await town.owner.query<{ id: number }>(query)).rows[0]!.id
const sections = {
  water: await idOf(`select id from kernel.sections where code = 'suidou'`),
  waste: await idOf(`select id from kernel.sections where code = 'kankyou'`),
}
const staffId = await idOf(`select id from kernel.staff where sign_in_name = 'yamaguchi'`)

const publish = (id: string, title = '見本', sectionId = sections.water) =>
  publishDefinition(db, now, `staff:${staffId}`, definitionJson([{}], { id, title }), { sectionId, staffId })
const audited = async (action: string, slug: string) =>
  (
    await town.owner.query(
      `select detail from kernel.audit_entries where action = $1 and subject = (select 'procedure:' || id from procedures.procedures where slug = $2)`,
      [action, slug],
    )
  ).rows.length

test('a definition becomes the version that stands; the one before stays for what was begun with it', async () => {
  assert.deepEqual(await publish('first', '一版'), { ok: true, slug: 'first', number: 1, isNew: true })
  const begun = await findOpen(db, 'first', now)
  assert.deepEqual(await publish('first', '二版'), { ok: true, slug: 'first', number: 2, isNew: true })
  const open = await findOpen(db, 'first', now)
  assert.deepEqual([open?.version.number, open?.version.definition.title], [2, '二版'])
  assert.deepEqual(await findVersion(db, begun!.version.id), begun)
  assert.equal(begun?.version.definition.title, '一版')
  assert.equal(begun.version.digest, digestOf(begun.version.definition))
  assert.equal(await audited('procedure.published', 'first'), 2)
})

test('the same content makes no other version, whatever the order of its keys; another section takes it over', async () => {
  await publish('same')
  const turned = Object.fromEntries(Object.entries(definitionJson([{}], { id: 'same' })).toReversed())
  const place = { sectionId: sections.waste, staffId }
  assert.deepEqual(await publishDefinition(db, now, 'system:test', turned, place), {
    ok: true,
    slug: 'same',
    number: 1,
    isNew: false,
  })
  assert.equal((await findOpen(db, 'same', now))?.sectionId, sections.waste)
  assert.deepEqual([await audited('procedure.published', 'same'), await audited('procedure.moved', 'same')], [1, 1])
})

test('with one finding nothing is published', async () => {
  const json = definitionJson([{}], { id: 'wrong', applicant: { name: 'nobody' } })
  const published = await publishDefinition(db, now, 'system:test', json, { sectionId: sections.water, staffId })
  assert.ok(!published.ok && published.findings.length === 1)
  assert.equal(await findOpen(db, 'wrong', now), undefined)
})

const slugs = async (at: Temporal.Instant) => (await listOpen(db, at)).map(({ slug }) => slug)

test('what is open is listed, what is not yet or no longer is not', async () => {
  for (const id of ['soon', 'over']) await publish(id)
  await town.owner.query(`update procedures.procedures set open_from = $1 where slug = 'soon'`, [
    String(now.add({ hours: 1 })),
  ])
  await town.owner.query(`update procedures.procedures set closed_at = $1 where slug = 'over'`, [String(now)])
  assert.deepEqual([(await slugs(now)).includes('soon'), (await slugs(now)).includes('over')], [false, false])
  const before = await slugs(now.subtract({ seconds: 1 }))
  assert.ok(before.includes('over'))
  assert.ok((await slugs(now.add({ hours: 2 }))).includes('soon'))
})

test('a published version does not change: not for the program, and not for the owner of the tables', async () => {
  await publish('lasting')
  const change = `update procedures.versions set definition = '{}'`
  await assert.rejects(pool.query(change), /permission denied/)
  await assert.rejects(pool.query('delete from procedures.versions'), /permission denied/)
  for (const query of [change, 'delete from procedures.versions', 'truncate procedures.versions cascade']) {
    await assert.rejects(town.owner.query(query), /published versions do not change/)
  }
})

const numbersOf = async (slug: string): Promise<number[]> =>
  (
    await town.owner.query<{ number: number }>(
      `select number from procedures.versions v join procedures.procedures p on p.id = v.procedure_id where slug = $1 order by number`,
      [slug],
    )
  ).rows.map(({ number }) => number)
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

test('sixteen who publish at once follow one another; the same content from all is one version', async () => {
  await Promise.all(upTo(AT_ONCE).map((n) => publish('race', `版 ${n}`)))
  assert.deepEqual(await numbersOf('race'), upTo(AT_ONCE))
  await Promise.all(upTo(AT_ONCE).map(() => publish('one')))
  assert.deepEqual(await numbersOf('one'), [1])
})

test('without holding the procedure they take each other’s number, which the table refuses', async () => {
  const { id } = await db.transaction().execute((tx) => holdProcedure(tx, 'unheld', sections.water))
  const definition = definitionOf([{}], { id: 'unheld' })
  const unheld = () =>
    db.transaction().execute(async (tx) => {
      const number = ((await findNewest(tx, id))?.number ?? 0) + 1
      await insertVersion(tx, {
        procedureId: id,
        number,
        definition,
        digest: digestOf(definition),
        at: now,
        by: staffId,
      })
    })
  const results = await Promise.allSettled(upTo(AT_ONCE).map(unheld))
  const refused = results
    .filter(({ status }) => status === 'rejected')
    .map((result) => String((result as PromiseRejectedResult).reason))
  assert.ok(refused.length > 0)
  assert.ok(
    refused.every((reason) => /versions_procedure_id_number_key/.test(reason)),
    refused.join(),
  )
})
