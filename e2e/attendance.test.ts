// A day at the office and one at home: one tap in the morning, one in the evening, and everybody sees who is where.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions } from 'playwright-core'
import { municipalHoliday, weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const signIn = (who: string, options: BrowserContextOptions) => signedIn(browser, town, who, options)

const punches = async (signInName: string): Promise<string[]> => {
  const { rows } = await town.owner.query(
    `select kind, place, site from attendance.punches p join kernel.staff s on s.id = p.staff_id
     where s.sign_in_name = $1 order by at, p.id`,
    [signInName],
  )
  return rows.map(({ kind, place, site }) => [kind, site ?? place].join(' '))
}

const people = ['takahashi', 'ito', 'tanaka', 'suzuki']

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const who = people.pop()!
    test(`one comes and goes with one tap each, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const page = await signIn(who, { viewport, javaScriptEnabled })
      await page.getByText('まだ出勤していません').waitFor()
      await lookOver(page)
      await page.getByLabel('みなと分室').check()
      await page.getByRole('button', { name: '出勤' }).click()
      await page.getByText('出勤を記録しました').waitFor()
      await page.getByText(/に出勤しました\(みなと分室\)/).waitFor()
      assert.ok(await page.getByLabel('みなと分室').isChecked(), 'the place is remembered')
      await page.getByLabel('在宅').check()
      await page.getByRole('button', { name: '退勤' }).click()
      await page.getByText('退勤を記録しました').waitFor()
      await lookOver(page)
      assert.deepEqual(await punches(who), ['in みなと分室', 'out home'])

      await page.getByRole('link', { name: '出勤簿', exact: true }).click()
      await page.getByRole('heading', { name: /出勤簿/, level: 1 }).waitFor()
      await lookOver(page)
      await page.getByRole('link', { name: '前の月' }).click()
      await lookOver(page)
      await page.getByRole('link', { name: 'だれがどこに' }).click()
      await page.getByText('退勤しました').first().waitFor()
      await lookOver(page)
    })
  }
}

for (const viewport of [DESK, PHONE]) {
  test(`a day without punches is put right and decided, ${viewport.width} pixels wide, without JavaScript`, async () => {
    const look = { viewport, javaScriptEnabled: false }
    const [clerk, head] = [await signIn('yamamoto', look), await signIn('watanabe', look)]
    await visit(clerk, `${town.url}/console/attendance?month=2026-10`)
    await clerk
      .getByRole('link', { name: '訂正を申請してください' })
      .nth(viewport === DESK ? 0 : 1)
      .click()
    await lookOver(clerk)
    await clerk.getByRole('button', { name: '申請する' }).click()
    await clerk.getByRole('link', { name: /理由を入力してください/ }).waitFor()
    await lookOver(clerk)
    await clerk.getByLabel('理由').fill('システムの初日で、打刻を知りませんでした')
    await clerk.getByRole('button', { name: '申請する' }).click()
    await clerk.getByText('起案しました').waitFor()
    const title = (await clerk.locator('h1').innerText()).replace('回議中', '').trim()

    await head.goto(`${town.url}/console/approvals`)
    await head.getByRole('link', { name: title }).first().click()
    await lookOver(head)
    await head.getByRole('link', { name: '専決する' }).click()
    await head.getByRole('button', { name: '専決する' }).click()
    await head.getByText('専決しました').waitFor()
    await clerk.goto(`${town.url}/console/attendance?month=2026-10`)
    await clerk.getByRole('link', { name: '決裁により訂正した時刻です' }).first().waitFor()
    await lookOver(clerk)
  })
}

/** Nobody asks for leave on a day that is off anyway. */
function workdayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  const calendar = { hours: weekdayHours('08:30', '17:15'), closures: [] }
  return municipalHoliday(calendar, day) ? workdayFrom(day.add({ days: 1 })) : day
}

// 上下水道課, whose head is 井上
const askers = ['kimura', 'hayashi', 'shimizu', 'yamazaki']

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const [who, ahead] = [askers.pop()!, askers.length * 4 + 3]
    test(`an afternoon off is asked for, decided and cancelled, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const look = { viewport, javaScriptEnabled }
      const [clerk, head] = [await signIn(who, look), await signIn('inoue', look)]
      const day = workdayFrom(Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: ahead }))
      await clerk.getByRole('link', { name: '休暇・在宅勤務' }).click()
      await lookOver(clerk)
      await clerk.getByRole('link', { name: '休暇を申請する' }).click()
      await lookOver(clerk)
      await clerk.getByRole('link', { name: '半日' }).click()
      await clerk.getByLabel(/^日/).fill(day.toString())
      await lookOver(clerk)
      await clerk.getByLabel('午後').check()
      await clerk.getByRole('button', { name: '申請する' }).click()
      await clerk.getByText('起案しました').waitFor()
      const title = (await clerk.locator('h1').innerText()).replace('回議中', '').trim()

      await head.goto(`${town.url}/console/approvals`)
      await head.getByRole('link', { name: title }).first().click()
      await head.getByText('同じ課の休み').waitFor()
      await lookOver(head)
      await head.getByRole('link', { name: '専決する' }).click()
      await head.getByRole('button', { name: '専決する' }).click()
      await head.getByText('専決しました').waitFor()
      await head.goto(`${town.url}/console/attendance/section/week?on=${day}`)
      await head.getByText('午後 休み').first().waitFor()
      await lookOver(head)

      await clerk.goto(`${town.url}/console/attendance/requests?year=${day.year}`)
      await clerk.getByRole('link', { name: /^取り消す/ }).click()
      await lookOver(clerk)
      await clerk.getByRole('button', { name: '取り消す' }).click()
      await clerk.getByText('取り消しました').waitFor()
      await lookOver(clerk)
    })
  }
}

test('what is wrong with a request is told at the top and beside its field', async () => {
  const clerk = await signIn('kimura', { viewport: PHONE, javaScriptEnabled: false })
  const today = Temporal.Now.plainDateISO('Asia/Tokyo')
  const sunday = today.add({ days: 7 - (today.dayOfWeek % 7) })
  await clerk.goto(`${town.url}/console/attendance/requests/new?kind=telework`)
  await clerk.getByLabel('始まりの日').fill(sunday.toString())
  await clerk.getByLabel('することと連絡先').fill(' ')
  await clerk.getByRole('button', { name: '申請する' }).click()
  await clerk.getByRole('link', { name: 'この日は勤務日ではないので、申請はいりません。' }).waitFor()
  await lookOver(clerk)
})

// 環境衛生課, whose head is 森
const stayers = ['abe', 'ikeda', 'hashimoto', 'yamashita']

/** Somebody who stayed until 20:10 yesterday. */
async function stayedYesterday(signInName: string): Promise<Temporal.PlainDate> {
  const on = Temporal.Now.plainDateISO('Asia/Tokyo').subtract({ days: 1 })
  await town.owner.query(
    `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
     select s.id, p.kind, ($2 || p.at)::timestamptz, 'main', 'page', p.kind from kernel.staff s,
       (values ('in', 'T08:20:00+09:00'), ('out', 'T20:10:00+09:00')) p (kind, at) where s.sign_in_name = $1`,
    [signInName, on.toString()],
  )
  return on
}

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const who = stayers.pop()!
    test(`an evening is asked for with its forecast, ordered and confirmed, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const look = { viewport, javaScriptEnabled }
      const [clerk, head] = [await signIn(who, look), await signIn('mori', look)]
      const on = await stayedYesterday(who)
      await visit(clerk, `${town.url}/console/attendance/overtime`)
      await clerk.getByRole('link', { name: '時間外勤務を申請する' }).click()
      await lookOver(clerk)
      await clerk.getByLabel(/^日/).fill(on.toString())
      await clerk.getByLabel(/^始まり/).fill('18:00')
      await clerk.getByLabel(/^終わり/).fill('20:30')
      await clerk.getByRole('button', { name: '申請する' }).click()
      await clerk.getByRole('link', { name: /する業務を入力してください/ }).waitFor()
      await lookOver(clerk)
      await clerk.getByLabel('業務').fill('台風の後の現場の確認')
      await clerk.getByLabel('事後になった理由').fill('帰り際に連絡がありました')
      await clerk.getByRole('button', { name: '見込みを確かめる' }).click()
      await clerk.getByText('この命令を含めた見込み').waitFor()
      await lookOver(clerk)
      await clerk.getByRole('button', { name: '申請する' }).click()
      await clerk.getByText('起案しました').waitFor()
      const title = (await clerk.locator('h1').innerText()).replace('回議中', '').trim()

      await head.goto(`${town.url}/console/approvals`)
      await head.getByRole('link', { name: title }).first().click()
      await head.getByText('の見込み').first().waitFor()
      await lookOver(head)
      await head.getByRole('link', { name: '専決する' }).click()
      await head.getByRole('button', { name: '専決する' }).click()
      await head.getByText('専決しました').waitFor()

      await head.goto(`${town.url}/console`)
      await head.getByRole('link', { name: '時間外の確認: 1件' }).click()
      await head.getByText('18:00–20:10 2時間10分').waitFor()
      await lookOver(head)
      await head.getByRole('link', { name: /18:00–20:30/ }).click()
      await lookOver(head)
      await head.goBack()
      await head.getByRole('button', { name: '選んだものを確認する' }).click()
      await head.getByText('1件を確認しました').waitFor()
      await lookOver(head)
      await visit(head, `${town.url}/console/attendance/overtime/section`)
      await visit(clerk, `${town.url}/console/attendance/overtime?month=${on.toPlainYearMonth()}`)
      await clerk.getByText('確認 18:00–20:10').waitFor()
    })
  }
}

test('who comes is seen by the section at once, on a page that is open', async () => {
  const [head, clerk] = [await signIn('sato', { viewport: DESK }), await signIn('watanabe', { viewport: PHONE })]
  const [inside] = [await signIn('sato', { viewport: PHONE })]
  await visit(head, `${town.url}/console/attendance/section`)
  await inside.getByRole('button', { name: '出勤' }).click()
  await head.getByText('本庁舎').waitFor()
  await clerk.goto(`${town.url}/console/attendance/section`)
  assert.equal(await clerk.getByText('佐藤 美咲').count(), 0, 'nobody of another section is shown')
})
