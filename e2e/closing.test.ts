// A month goes from its owner to the head and to personnel, and the payroll file comes out.
import assert from 'node:assert/strict'
import { before, afterEach, test } from 'node:test'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
const last = Temporal.Now.plainDateISO('Asia/Tokyo').toPlainYearMonth().subtract({ months: 1 })
const months = `${town.url}/console/attendance/months?month=${last}`

afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** Every day from Monday to Friday of last month, for the two who close it. */
before(async () => {
  await town.owner.query(
    `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
     select p.id, k.kind, (d + k.at) at time zone 'Asia/Tokyo', 'main', 'page', k.kind || d
     from kernel.staff p, generate_series($1::date, $1::date + interval '1 month' - interval '1 day', interval '1 day') d,
       (values ('in', time '08:20'), ('out', time '17:25')) k (kind, at)
     where p.sign_in_name in ('takahashi', 'yamamoto') and extract(isodow from d) <= 5`,
    [last.toPlainDate({ day: 1 }).toString()],
  )
})

const journeys = [
  { who: 'takahashi', head: 'sato', viewport: DESK, javaScriptEnabled: true },
  { who: 'yamamoto', head: 'watanabe', viewport: PHONE, javaScriptEnabled: false },
]

for (const { who, head, ...look } of journeys) {
  test(`a month is submitted, checked and locked, ${look.viewport.width} pixels wide, JavaScript ${look.javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const owner = await signedIn(browser, town, who, look)
    await owner.getByRole('link', { name: /の出勤簿を提出してください/ }).click()
    await lookOver(owner)
    await owner.getByRole('link', { name: '提出する' }).click()
    await lookOver(owner)
    await owner.getByRole('button', { name: '提出する' }).click()
    await owner.getByText('提出しました。').waitFor()
    await lookOver(owner)

    const above = await signedIn(browser, town, head, look)
    await above.getByRole('link', { name: /締めの確認: .* 1人/ }).click()
    await lookOver(above)
    await above.getByRole('checkbox').first().check()
    await above.getByRole('button', { name: 'まとめて確認する' }).click()
    await lookOver(above)
    await above.getByRole('button', { name: 'まとめて確認する' }).click()
    await above.getByText('1人の月を確認しました。').waitFor()
    await lookOver(above)

    const personnel = await signedIn(browser, town, 'goto', look)
    await personnel.getByRole('link', { name: /月の締め: .* 1人が確認済み/ }).click()
    await lookOver(personnel)
    await personnel.getByRole('checkbox').first().check()
    await personnel.getByRole('button', { name: 'まとめて締める' }).click()
    await lookOver(personnel)
    await personnel.getByRole('button', { name: 'まとめて締める' }).click()
    await personnel.getByText('1人の月を締めました。').waitFor()
    await lookOver(personnel)
    const csv = await personnel.request.get(`${town.url}/console/attendance/months/payroll.csv?month=${last}`)
    assert.match(await csv.text(), new RegExp(`^年月,職員,[^]*\r\n${last},${who},`))

    await owner.reload()
    await owner.getByText('締めた数字が給与に渡ります。').waitFor()
    await owner.getByText('経過').click()
    await lookOver(owner)
  })
}

for (const viewport of [DESK, PHONE]) {
  test(`what hinders is said with the way there, and a month comes back with the reason, ${viewport.width} pixels wide`, async () => {
    const look = { viewport, javaScriptEnabled: false }
    const [who, head] = viewport === DESK ? ['tanaka', 'sato'] : ['kobayashi', 'watanabe']
    const { rows } = await town.owner.query(
      `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
       select id, 'in', ($1 || 'T09:00+09')::timestamptz, 'main', 'page', 'lone' from kernel.staff where sign_in_name = $2 returning staff_id`,
      [last.toPlainDate({ day: 20 }).toString(), who],
    )
    const submit = `${town.url}/console/attendance/months/${rows[0].staff_id}/${last}/submit`
    const owner = await signedIn(browser, town, who!, look)
    await visit(owner, submit)
    await owner.getByRole('link', { name: /退勤の打刻がありません/ }).waitFor()
    await town.owner.query(
      `insert into attendance.corrections (staff_id, on_day, came, went, place, reason, state, asked_at, settled_at)
       values ($1, $2::text::date, ($2::text || 'T09:00+09')::timestamptz, ($2::text || 'T17:15+09')::timestamptz, 'main', '押し忘れ', 'granted', now(), now())`,
      [rows[0].staff_id, last.toPlainDate({ day: 20 }).toString()],
    )
    await owner.goto(submit)
    await owner.getByRole('button', { name: '提出する' }).click()
    await owner.getByRole('link', { name: /それを確かめて印を付けてください/ }).waitFor()
    await lookOver(owner)
    await owner.getByLabel('上の日と時間を、欠勤として提出します').check()
    await owner.getByRole('button', { name: '提出する' }).click()
    await owner.getByText('提出しました。').waitFor()

    const above = await signedIn(browser, town, head!, look)
    await visit(above, `${town.url}/console/attendance?month=${last}&staff=${rows[0].staff_id}`)
    await above.getByRole('link', { name: '差し戻す' }).click()
    await above.getByRole('button', { name: '差し戻す' }).click()
    await above.getByRole('link', { name: '理由を入力してください。' }).waitFor()
    await lookOver(above)
    await above.getByLabel('理由').fill('休暇の届を出してください')
    await above.getByRole('button', { name: '差し戻す' }).click()
    await owner.reload()
    await owner.getByText('休暇の届を出してください').first().waitFor()
    await lookOver(owner)
  })
}

test('the whole town by section, a section and the layout fit every width', async () => {
  for (const viewport of [DESK, PHONE]) {
    const personnel = await signedIn(browser, town, 'goto', { viewport })
    await visit(personnel, months)
    await personnel.getByRole('link', { name: '市民課' }).click()
    await personnel.getByRole('heading', { name: /月の締め/, level: 1 }).waitFor()
    await lookOver(personnel)
    await visit(personnel, `${town.url}/console/attendance/months/layout`)
    await personnel.getByText('使える数字(figure)').click()
    await lookOver(personnel)
    await personnel.getByLabel('レイアウト(JSON)').fill('{"encoding": "sjis"}')
    await personnel.getByRole('button', { name: '保存する' }).click()
    await personnel.getByRole('link', { name: /encoding/ }).waitFor()
    await lookOver(personnel)
    await visit(personnel, `${town.url}/console/attendance/months?month=2025-04`)
    await personnel.getByText('この月に所属していた人はいません').waitFor()
  }
})
