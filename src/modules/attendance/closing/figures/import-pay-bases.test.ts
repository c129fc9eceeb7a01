import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeCp932 } from '#lib/text/cp932.ts'
import { testTown } from '../../../../testing/town.ts'
import { importPayBases } from './import-pay-bases.ts'
import { payBasesIn } from './pay-bases.queries.ts'

const town = await testTown()
const { db } = town.municipality
const take = (text: string, dryRun = false, bytes: Uint8Array = Buffer.from(text)) =>
  importPayBases(db, town.clock(), 'system:test', bytes, dryRun)
const idOf = async (name: string) =>
  Number((await town.owner.query('select id from kernel.staff where sign_in_name = $1', [name])).rows[0].id)
const yenOf = async (name: string, month: string) => {
  const id = await idOf(name)
  return (await payBasesIn(db, [id], Temporal.PlainYearMonth.from(month))).get(id)
}

test('a file as an office makes it is taken in, and each month has the base that holds in it', async () => {
  const text =
    'サインイン名,適用開始日,月額\r\nsato,令和8年4月1日,"420,000"\r\nsato,2026/10/1,425000\r\nito,2026-04-01,２１０００0\r\n'
  assert.deepEqual(await take(text, true), { saved: 3, faults: [] })
  assert.equal(await yenOf('sato', '2026-10'), undefined, 'a dry run keeps nothing')
  assert.deepEqual(await take('', false, encodeCp932(text.replace('２１０００0', '210000'))), { saved: 3, faults: [] })
  assert.deepEqual(
    [
      await yenOf('sato', '2026-03'),
      await yenOf('sato', '2026-09'),
      await yenOf('sato', '2026-10'),
      await yenOf('ito', '2026-10'),
    ],
    [undefined, 420_000, 425_000, 210_000],
  )
})

test('the same person and day is written anew; the trail names whose, not how much', async () => {
  assert.deepEqual(await take('sign_in_name,valid_from,monthly_yen\nsato,2026-10-01,430000\n'), {
    saved: 1,
    faults: [],
  })
  assert.equal(await yenOf('sato', '2026-10'), 430_000)
  const { rows } = await town.owner.query(
    `select detail from kernel.audit_entries where action = 'pay_base.recorded' and subject = $1 order by seq desc limit 1`,
    [`staff:${await idOf('sato')}`],
  )
  assert.deepEqual(rows, [{ detail: { from: '2026-10-01' } }])
})

test('with half its lines wrong, every mistake is named by line and column, and nothing is taken in', async () => {
  const { saved, faults } = await take(
    [
      'sign_in_name,valid_from,monthly_yen',
      'goto,2026-04-01,400000',
      'nobody,2026-04-01,400000',
      'goto,2026-05-02,400000',
      'goto,2026-06-01,40万',
      'goto,2026-07-01,0',
      'goto,2026-04-01,410000',
    ].join('\n'),
  )
  assert.equal(saved, 0)
  assert.deepEqual(
    faults.map(({ row, column }) => `${row} ${column.split(' ')[0]}`.trim()),
    ['3 sign_in_name', '4 valid_from', '5 monthly_yen', '6 monthly_yen', '7'],
  )
  assert.equal(await yenOf('goto', '2026-10'), undefined)
})
