// A day away from one's desk: a seat is found on the plan or in the list, asked for, decided, come to, and given up.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { municipalHoliday, weekdayHours } from '#kernel/calendar/office-calendar.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const signIn = (who: string, options: BrowserContextOptions) => signedIn(browser, town, who, options)
const today = Temporal.Now.plainDateISO('Asia/Tokyo')

/** Nobody sits in an office on a day on which it is closed. */
function workdayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  const calendar = { hours: weekdayHours('08:30', '17:15'), closures: [] }
  return municipalHoliday(calendar, day) ? workdayFrom(day.add({ days: 1 })) : day
}
const first = workdayFrom(today.add({ days: 2 }))
const second = workdayFrom(first.add({ days: 3 }))

/** Opens what this person asked for, of several with one title. */
async function decide(head: Page, who: string): Promise<void> {
  const { rows } = await town.owner.query(
    `select p.id from kernel.proposals p join kernel.staff s on s.id = p.proposer_id where s.sign_in_name = $1 order by p.id desc limit 1`,
    [who],
  )
  await visit(head, `${town.url}/console/approvals/${rows[0].id}`)
  await head.getByText('LGWAN接続系').first().waitFor()
  await head.getByRole('link', { name: '専決する' }).click()
  await head.getByRole('button', { name: '専決する' }).click()
  await head.getByText('専決しました').waitFor()
}

/** A booking of today that was decided before, whatever the day of the week: the tests run on all of them. */
async function bookToday(who: string, label: string): Promise<void> {
  await town.owner.query(
    `with person as (select id from kernel.staff where sign_in_name = $1),
       asked as (insert into workplaces.requests (staff_id, reason, asked_at) select id, '会議', now() from person returning id, staff_id)
     insert into workplaces.bookings (request_id, staff_id, seat_id, during, status, since)
       select asked.id, staff_id, s.id, tstzrange(day, day + interval '1 day'), 'approved', now()
       from asked, workplaces.seats s, (values (($2::date)::timestamp at time zone 'Asia/Tokyo')) d (day) where s.label = $3`,
    [who, today.toString(), label],
  )
}

// 移住定住推進課, whose head is 佐藤: each takes a seat of their own
const askers: [who: string, seat: string][] = [
  ['takahashi', 'A1'],
  ['tanaka', 'A2'],
  ['ito', 'B1'],
  ['suzuki', 'B2'],
]

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const [who, seat] = askers.pop()!
    test(`a seat on two days is asked for, decided and given up, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const look = { viewport, javaScriptEnabled }
      const [clerk, head] = [await signIn(who, look), await signIn('sato', look)]
      await visit(clerk, `${town.url}/console/workplaces`)
      await clerk.getByRole('link', { name: '席を選んで申請する' }).click()
      await lookOver(clerk)
      await visit(clerk, `${town.url}/console/workplaces/seats?day=${first}&day=${second}`)
      // the plan where there is room, the list on a phone
      if (viewport === DESK)
        await clerk.getByRole('link', { name: new RegExp(`^${seat} 空き.*この席で申請する`) }).click()
      else await clerk.getByRole('link', { name: `${seat}で申請する` }).click()
      await clerk.getByRole('button', { name: '申請する' }).click()
      await clerk.getByRole('link', { name: /理由を入力してください/ }).waitFor()
      await lookOver(clerk)
      await clerk.getByLabel('理由').fill('分室の近くで会議があるため')
      await clerk.getByRole('button', { name: '申請する' }).click()
      await clerk.getByText('起案しました').waitFor()
      await lookOver(clerk)
      const title = (await clerk.locator('h1').innerText()).replace('回議中', '').trim()
      assert.match(title, /しごと場の利用\(みなと分室 .*ほか1日\)/)

      await head.goto(`${town.url}/console/workplaces/seats?day=${first}`)
      await head.getByRole('row', { name: new RegExp(`^${seat} 申請中`) }).waitFor()
      await decide(head, who)
      await visit(head, `${town.url}/console/workplaces/board?on=${first}`)
      await head.getByText(`2階 ${seat}`).waitFor()
      await visit(head, `${town.url}/console/workplaces/board/week?on=${first}`)

      await visit(clerk, `${town.url}/console/workplaces`)
      await clerk
        .getByRole('link', { name: /^取り消す/ })
        .and(clerk.locator(`a:has-text("${dateInWords(second)}")`))
        .click()
      await lookOver(clerk)
      await clerk.getByRole('button', { name: '取り消す' }).click()
      await clerk.getByText('取り消しました。席は空き').waitFor()
      await lookOver(clerk)
    })
  }
}

const ask = async (page: Page, seat: string, address: string) => {
  await page.goto(`${town.url}/console/workplaces/seats?${address}`)
  await page.getByRole('link', { name: `${seat}で申請する` }).click()
  await page.getByLabel('理由').fill('会議')
}

for (const viewport of [DESK, PHONE]) {
  test(`what is taken on one of the days is told, and the rest asked for, ${viewport.width} pixels wide`, async () => {
    const free = viewport === DESK ? 'B3' : 'B4'
    const day = workdayFrom(today.add({ days: viewport === DESK ? 9 : 16 }))
    const next = workdayFrom(day.add({ days: 1 }))
    const [other, clerk] = [await signIn('nakamura', { viewport }), await signIn('yamamoto', { viewport })]
    await ask(clerk, free, `day=${day}&day=${next}`)
    await ask(other, free, `day=${next}`)
    await other.getByRole('button', { name: '申請する' }).click()
    await other.getByText('起案しました').waitFor()
    await clerk.getByRole('button', { name: '申請する' }).click()
    await clerk.getByRole('link', { name: `${dateInWords(next)}は、この席はふさがっています` }).waitFor()
    await lookOver(clerk)
    await clerk.getByLabel('ふさがっている日は除いて').check()
    await clerk.getByRole('button', { name: '申請する' }).click()
    await clerk.getByText('起案しました').waitFor()
    await clerk.getByText('取れなかった日').waitFor()
  })

  test(`one checks in with one tap on the first page, and writes down how far it is, ${viewport.width} pixels wide`, async () => {
    const [who, seat] = viewport === DESK ? ['kobayashi', 'C1'] : ['kato', 'C2']
    await bookToday(who!, seat!)
    const page = await signIn(who!, { viewport, javaScriptEnabled: viewport === DESK })
    await page.getByText('きょうはみなと分室の席を予約しています').waitFor()
    assert.ok(await page.getByLabel('みなと分室').isChecked(), 'the clock begins there')
    await lookOver(page)
    await page.getByRole('button', { name: 'チェックイン' }).click()
    await page.getByText('チェックインしました').waitFor()
    await lookOver(page)
    await visit(page, `${town.url}/console/workplaces/board`)
    await page.getByText('来ています').first().waitFor()

    await visit(page, `${town.url}/console/workplaces/travel`)
    await page.getByLabel('本庁舎まで').fill('とおい')
    await page.getByRole('button', { name: '登録する' }).click()
    await page.getByRole('link', { name: /本庁舎までの片道は/ }).waitFor()
    await lookOver(page)
    await page.getByLabel('本庁舎まで').fill('40')
    await page.getByLabel('みなと分室まで').fill('15')
    await page.getByRole('button', { name: '登録する' }).click()
    await page.getByText('通勤時間を登録しました').waitFor()

    await visit(page, `${town.url}/console/workplaces/calendar`)
    await page.getByRole('button', { name: 'アドレスを作る' }).click()
    await page.getByText('アドレスができました').waitFor()
    await lookOver(page)
    await page.getByRole('button', { name: '使えなくする' }).click()
    await page.getByText('まだ作っていません').waitFor()
  })

  test(`a site, a floor and a seat are entered with plain forms, ${viewport.width} pixels wide, without JavaScript`, async () => {
    const name = `かわべ分室${viewport.width}`
    const page = await signIn('ishii', { viewport, javaScriptEnabled: false })
    await visit(page, `${town.url}/console/settings/workplaces`)
    await page.getByRole('link', { name: '場所を加える' }).click()
    await page.getByLabel('名前', { exact: false }).first().fill(name)
    await page.getByRole('button', { name: '加える' }).click()
    await page.getByText('場所を加えました').waitFor()
    await lookOver(page)
    await page.getByRole('link', { name: '階を加える' }).click()
    await page.getByLabel('名前').first().fill('1階')
    await page.getByRole('button', { name: '加える' }).click()
    await page.getByText('階を加えました').waitFor()
    await page.getByRole('link', { name: '席を加える' }).click()
    await page.getByLabel('席の名前').fill('K1')
    await page.getByRole('button', { name: '加える' }).click()
    await page.getByRole('link', { name: 'つながるネットワークを選んでください。' }).waitFor()
    await lookOver(page)
    await page.getByLabel('左からの位置').fill('100')
    await page.getByLabel('上からの位置').fill('100')
    await page.getByLabel('LGWAN接続系').check()
    await page.getByRole('button', { name: '加える' }).click()
    await page.getByText('席を加えました').waitFor()
    await lookOver(page)
    await page.getByRole('link', { name: 'K1' }).click()
    await lookOver(page)
  })
}

test('the plan is walked through by keyboard alone, seat by seat', async () => {
  const page = await signIn('mori', { viewport: DESK })
  await page.goto(`${town.url}/console/workplaces/seats?day=${workdayFrom(today.add({ days: 30 }))}`)
  await page.getByRole('link', { name: /^A1 空き/ }).focus()
  await page.keyboard.press('Tab')
  assert.match(String(await page.evaluate('document.activeElement.getAttribute("aria-label")')), /^A2 空き/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'しごと場の利用申請' }).waitFor()
  await page.getByText('みなと分室 2階 A2').waitFor()
})
