import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { createMinato, installation } from './installation.fixture.ts'

const { folder, run, json, databaseUrl } = installation('minato')
const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
const document = readFileSync(new URL('../../docs/payroll.md', import.meta.url), 'utf8')
const [example = ''] = [...document.matchAll(/```json\n(.*?)```/gs)].map(([, block = '']) => block)

/** A month as if it had gone its way: what is locked is stored and told to the trail. */
async function lockOctober(): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  const figures = {
    staff: { id: 1, code: 'hana', name: '花田花' },
    month: '2026-10',
    pay: { monthlyYen: 310_000, hourlyYen: 1846 },
    leaves: [{ kind: 'annual', minutes: 465 }],
    lines: [{ line: 'overtime', percent: 125, minutes: 450, hours: 8, yenPerHour: 2308, yen: 18_464 }],
  }
  await owner.query(`insert into kernel.staff (sign_in_name, name) values ('kaoru', '薫'), ('jin', '仁')`)
  for (const [act, state, by] of [
    ['submit', 'submitted', 'hana'],
    ['check', 'checked', 'kaoru'],
    ['lock', 'locked', 'jin'],
  ])
    await owner.query(
      `with done as (insert into attendance.month_acts (staff_id, month, act, state, at, by_id, figures, digest)
         select s.id, '2026-10-01', $1, $2, now(), b.id, $4::jsonb, sha256(convert_to($4::jsonb::text, 'UTF8'))
         from kernel.staff s, kernel.staff b where s.sign_in_name = 'hana' and b.sign_in_name = $3
         returning id, staff_id, month, state, digest),
       told as (select kernel.record_audit(now(), 'system:test', 'attendance_month.locked', 'staff:' || staff_id,
         jsonb_build_object('month', '2026-10', 'figures', encode(digest, 'hex'))) from done where state = 'locked')
       insert into attendance.months (staff_id, month, state, act_id)
       select staff_id, month, state, id from done left join told on true
       on conflict (staff_id, month) do update set state = excluded.state, act_id = excluded.act_id`,
      [act, state, by, act === 'lock' ? JSON.stringify(figures) : null],
    )
  await owner.end()
}

test('pay bases come from a file, all or nothing', async () => {
  await run(createMinato)
  file('bases.csv', 'sign_in_name,valid_from,monthly_yen\nhana,2026-04-01,310000\n')
  const dry = await json(['attendance', 'pay-bases', 'import', 'bases.csv', '--dry-run'])
  assert.deepEqual([dry.exit, dry.saved, dry.dryRun], [0, 1, true])
  assert.equal((await json(['attendance', 'pay-bases', 'import', 'bases.csv'])).saved, 1)
  file('wrong.csv', 'sign_in_name,valid_from,monthly_yen\nhana,2026-04-02,310000\n')
  const wrong = await run(['attendance', 'pay-bases', 'import', 'wrong.csv'])
  assert.equal(wrong.code, 1)
  assert.match(wrong.stdout, /2 行目 valid_from.*月の初日/)
})

test('the layout of the document makes the file it should, which is never written over', async () => {
  file('layout.json', example)
  const layout = await run(['attendance', 'payroll', 'layout', 'layout.json'])
  assert.match(layout.stdout, /6 列、cp932/)
  const early = await run(['attendance', 'payroll', 'export', 'out.csv', '--month', '2026-10'])
  assert.deepEqual([early.code, existsSync(join(folder, 'out.csv'))], [1, false])
  assert.match(early.stderr, /締めた人は、まだいません/)
  await lockOctober()
  const { exit, people, ofAll } = await json(['attendance', 'payroll', 'export', 'out.csv', '--month', '2026-10'])
  assert.deepEqual([exit, people, ofAll], [0, 1, 1])
  const text = new TextDecoder('shift_jis', { fatal: true }).decode(readFileSync(join(folder, 'out.csv')))
  assert.equal(text, '区分,年月,職員,年休,125,手当\r\n01,202610,hana,7:45,8,18464\r\n')
  assert.match(
    (await run(['attendance', 'payroll', 'export', 'out.csv', '--month', '2026-10'])).stderr,
    /はもうあります/,
  )
  assert.equal((await run(['attendance', 'payroll', 'export', 'x.csv', '--month', '10月'])).code, 2)
  file('wrong.json', '{"encoding": "sjis"}')
  const wrong = await run(['attendance', 'payroll', 'layout', 'wrong.json'])
  assert.equal(wrong.code, 1)
  assert.match(wrong.stderr, /encoding: .*columns: /s)
})

test('what was locked holds against the trail; what was changed is found', async () => {
  const whole = await run(['attendance', 'verify'])
  assert.deepEqual([whole.code, /締め 1 件、改ざんはありません/.test(whole.stdout)], [0, true])
  const owner = new pg.Client({ connectionString: databaseUrl('minato') })
  await owner.connect()
  await owner.query('alter table attendance.month_acts disable trigger append_only')
  await owner.query(`update attendance.month_acts set figures = '{"lines": []}' where act = 'lock'`)
  await owner.end()
  const changed = await json(['attendance', 'verify'])
  assert.equal(changed.exit, 1)
  assert.equal(changed.municipalities[0].broken[0].kind, 'changed')
})
