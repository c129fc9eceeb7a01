import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testTown } from '../../testing/town.ts'
import { findStaff } from '../identity/staff.queries.ts'
import { findHead, findStandIn, listSections } from './sections.queries.ts'
import { inDepth, treeOf } from './section-tree.ts'
import { keyOf, listStaff } from './staff-list.queries.ts'

const town = await testTown()
const { db } = town.municipality
const day = (iso: string) => Temporal.PlainDate.from(iso)
const at = (iso: string) => Temporal.Instant.from(iso)
const names = async (on: string) =>
  inDepth(treeOf(await listSections(db, day(on)))).map(({ section, depth }) => `${'  '.repeat(depth)}${section.name}`)
const one = async (text: string): Promise<number> => Number(Object.values((await town.owner.query(text)).rows[0])[0])

test('the organization of a day is a tree: a section that ended is gone, its successor stands', async () => {
  await town.owner.query(`update kernel.sections set valid_to = '2027-04-01' where code = 'kankyou'`)
  await town.owner.query(`insert into kernel.sections (code, name, parent_id, valid_from)
    select 'kankyou', '環境政策課', parent_id, '2027-04-01' from kernel.sections where code = 'kankyou'`)
  await town.owner.query(`insert into kernel.sections (code, name, parent_id, valid_from)
    select 'gomi', 'ごみ減量係', id, '2027-04-01' from kernel.sections where name = '環境政策課'`)
  const before = await names('2027-03-31')
  assert.equal(before[0], 'あおぞら市')
  assert.ok(before.includes('  環境衛生課') && !before.includes('  環境政策課'))
  const after = await names('2027-04-01')
  assert.ok(!after.includes('  環境衛生課'))
  assert.equal(after[after.indexOf('  環境政策課') + 1], '    ごみ減量係')
})

test('人事異動: a head moves on 1 April, and with the move goes what the head may see', async () => {
  const [ijuu, shimin] = [
    await one(`select id from kernel.sections where code = 'ijuu'`),
    await one(`select id from kernel.sections where code = 'shimin'`),
  ]
  const sato = await one(`select id from kernel.staff where sign_in_name = 'sato'`)
  const watanabe = await one(`select id from kernel.staff where sign_in_name = 'watanabe'`)
  await town.owner.query(`update kernel.memberships set valid_to = '2027-04-01' where staff_id in ($1, $2)`, [
    sato,
    watanabe,
  ])
  await town.owner.query(
    `insert into kernel.memberships (staff_id, section_id, position, valid_from) values ($1, $2, 'head', '2027-04-01')`,
    [sato, shimin],
  )
  assert.equal((await findHead(db, ijuu, day('2027-03-31')))?.name, '佐藤 美咲')
  assert.equal((await findHead(db, shimin, day('2027-03-31')))?.name, '渡辺 誠')
  assert.equal(await findHead(db, ijuu, day('2027-04-01')), undefined)
  assert.equal((await findHead(db, shimin, day('2027-04-01')))?.name, '佐藤 美咲')
  assert.deepEqual((await findStaff(db, sato, at('2027-03-31T23:59:59+09:00')))?.sectionIds, [ijuu])
  assert.deepEqual((await findStaff(db, sato, at('2027-04-01T00:00:00+09:00')))?.sectionIds, [shimin])
})

test('a stand-in decides in place of the head only on the days given', async () => {
  const ijuu = await one(`select id from kernel.sections where code = 'ijuu'`)
  assert.equal((await findStandIn(db, ijuu, day('2027-03-31')))?.name, '鈴木 健太')
  assert.equal(await findStandIn(db, ijuu, day('2027-04-01')), undefined)
  await town.owner.query(`update kernel.staff set disabled_at = now() where sign_in_name = 'suzuki'`)
  assert.equal(await findStandIn(db, ijuu, day('2027-03-31')), undefined)
})

test('the list of staff is found by name, kana or sign-in name, and pages without losing anybody', async () => {
  const on = day('2026-11-24')
  const all = await listStaff(db, { on, limit: 100 })
  assert.equal(all.length, 41)
  const paged = []
  for (let after = ''; ;) {
    const page = await listStaff(db, { on, limit: 7, after })
    if (page.length === 0) break
    paged.push(...page)
    after = keyOf(page.at(-1)!)
  }
  assert.deepEqual(paged, all)
  for (const words of ['美咲', 'ミサキ', 'sato']) {
    const [found, ...others] = await listStaff(db, { on, words })
    assert.equal(found?.name, '佐藤 美咲')
    assert.equal(others.length, 0)
  }
  assert.equal((await listStaff(db, { on, words: '%' })).length, 0)
  assert.equal((await listStaff(db, { on, disabled: true })).length, 1)
})
