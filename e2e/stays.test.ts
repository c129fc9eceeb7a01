// A firm asks about a workation, is proposed an itinerary, books it whole, comes, and answers; the desk, a provider and the effects see it.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedDemoWorkation } from '../src/demo/index.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { memberOf } from '../src/testing/workation.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
await seedDemoWorkation(town.program, town.municipality, town.program.clock())
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const today = Temporal.Now.plainDateISO('Asia/Tokyo')

async function fillWish(page: Page, company: string, email: string, days: [Temporal.PlainDate, Temporal.PlainDate]) {
  for (const [field, value] of [
    ['company', company],
    ['home', '東京都'],
    ['person', '青葉 結'],
    ['email', email],
    ['people', '4'],
    ['wishedFrom', String(days[0])],
    ['wishedThrough', String(days[1])],
  ] as const)
    await page.locator(`[name=${field}]`).fill(value)
  await page.locator('[name=purposes][value=work]').check()
  await page.locator('[name=purposes][value=lodging]').check()
}

/** The desk adds a line to the draft. */
async function addPlace(desk: Page, place: string, units: string) {
  const option = desk.locator('select[name=place] option', { hasText: place }).first()
  await desk.locator('select[name=place]').selectOption(await option.getAttribute('value'))
  await desk.locator('[name=units]').fill(units)
  await desk.getByRole('button', { name: '場所を加える' }).click()
  await desk.getByText('行程に加えました').waitFor()
}

async function openOnDesk(desk: Page, company: string) {
  await visit(desk, `${town.url}/console/workation/stays?view=all`)
  await desk.getByRole('link', { name: company }).click()
  await desk.getByRole('heading', { level: 1, name: company }).waitFor()
  await lookOver(desk)
}

test('a firm asks by phone without JavaScript, books all of its itinerary, comes today, and answers; it counts', async () => {
  const firm = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled: false })
  await visit(firm, `${town.url}/workation`)
  await firm.getByRole('link', { name: 'ワーケーションの相談をする' }).click()
  await firm.getByRole('button', { name: '送信する' }).click()
  await firm.getByRole('alert').waitFor()
  await lookOver(firm)
  await fillWish(firm, '株式会社とても長い名前のあおばデジタルソリューションズ', 'aoba@example.jp', [
    today,
    today.add({ days: 2 }),
  ])
  await firm.locator('[name=words]').fill('静かな席を希望します。')
  await firm.getByRole('button', { name: '送信する' }).click()
  await firm.getByText('お問い合わせを受け付けました').waitFor()
  await lookOver(firm)
  const page = firm.url().replace(/\?.*/, '')

  const desk = await signedIn(browser, town, 'suzuki', { viewport: DESK })
  await desk.getByRole('link', { name: /提案を待つ滞在 1件/ }).waitFor()
  await openOnDesk(desk, '株式会社とても長い名前のあおばデジタルソリューションズ')
  await desk.getByRole('link', { name: '行程を作る' }).click()
  await lookOver(desk)
  await desk.getByRole('button', { name: '場所を加える' }).click()
  await desk.getByRole('alert').waitFor()
  await lookOver(desk)
  await addPlace(desk, '港町ホテル 1室', '1')
  await desk.getByRole('button', { name: 'この行程を提案する' }).click()
  await desk
    .getByText(/4人に対してベッドが 2人分しかありません/)
    .first()
    .waitFor()
  await lookOver(desk)
  await addPlace(desk, '港町ホテル 1室', '1')
  await lookOver(desk)
  await desk.locator('[name=words]').fill('ラウンジの静かな席もお使いいただけます。')
  await desk.getByRole('button', { name: 'この行程を提案する' }).click()
  await desk.getByText('行程を提案しました').waitFor()
  await lookOver(desk)

  await visit(firm, page)
  await firm.getByRole('button', { name: 'この行程で予約に進む' }).click()
  await firm.getByRole('heading', { level: 1, name: '予約を確定する' }).waitFor()
  await lookOver(firm)
  await firm.getByRole('button', { name: '予約を確定する' }).click()
  await firm.getByRole('alert').waitFor()
  await lookOver(firm)
  await firm.getByLabel(/^当日つながる電話番号/).fill('090-0000-0100')
  await firm.getByLabel(/^事業者に伝えること/).fill('卵アレルギー 1人')
  await firm.getByLabel(/承知しました/).check()
  await firm.getByRole('button', { name: '予約を確定する' }).click()
  await firm.getByText('予約しました').waitFor()
  await lookOver(firm)

  const { rows } = await town.owner.query(`select id from workation.providers where name = '港町ホテル'`)
  const member = await memberOf(town, Number(rows[0].id))
  const token = await insertSession(town.municipality.db, town.program.clock(), { residentId: member.residentId })
  const provider = await newVisitor(browser, { viewport: PHONE })
  await provider.context().addCookies([{ name: 'madoguchi', value: token, url: town.url }])
  await visit(provider, `${town.url}/provider/bookings`)
  await provider.getByText('卵アレルギー 1人').first().waitFor()
  await provider.getByLabel('来た人数').first().fill('3')
  await provider
    .getByRole('button', { name: /到着を記録する/ })
    .first()
    .click()
  await provider.getByText('到着 3人').waitFor()
  await lookOver(provider)

  await visit(firm, page)
  await visit(firm, `${page}/survey`)
  await lookOver(firm)
  await firm.locator('[name=spend]').fill('12,000')
  await firm.getByLabel('とても満足').check()
  await firm.getByLabel('ぜひ来たい').check()
  await firm.getByRole('button').last().click()
  await firm.getByText('ありがとうございました').first().waitFor()
  await lookOver(firm)

  await visit(desk, `${town.url}/console/workation/effects`)
  await desk.getByText(/1社・3人が訪れ、延べ 6泊/).waitFor()
  await openOnDesk(desk, '株式会社とても長い名前のあおばデジタルソリューションズ')
  await desk.getByText('12,000円').waitFor()
})

test('a firm from abroad asks in English, books, accepts a change, and cancels; on the desk its record goes on', async () => {
  const firm = await newVisitor(browser, { viewport: DESK })
  await visit(firm, `${town.url}/en/workation`)
  await firm.getByRole('link', { name: 'Ask about a workation' }).click()
  await firm.getByRole('button', { name: 'Send' }).click()
  await firm.getByRole('alert').waitFor()
  await lookOver(firm)
  const from = today.add({ days: 30 })
  await fillWish(firm, 'Nordlys Design', 'ingrid@example.com', [from, from.add({ days: 3 })])
  await firm.getByRole('button', { name: 'Send' }).click()
  await firm.getByText('We have received your inquiry').waitFor()
  await lookOver(firm)
  const page = firm.url().replace(/\?.*/, '')

  const desk = await signedIn(browser, town, 'suzuki', { viewport: PHONE })
  await openOnDesk(desk, 'Nordlys Design')
  await desk.getByRole('link', { name: '行程を作る' }).click()
  await addPlace(desk, '港町ホテル 1室', '2')
  await desk.getByRole('button', { name: 'この行程を提案する' }).click()
  await desk.getByText('行程を提案しました').waitFor()

  await visit(firm, page)
  await firm.getByRole('button', { name: 'Continue with this itinerary' }).click()
  await firm.getByLabel(/^Telephone on the day/).fill('+47 0000 0000')
  await firm.getByLabel(/We pay each provider/).check()
  await lookOver(firm)
  await firm.getByRole('button', { name: 'Book everything' }).click()
  await firm.getByText('Your stay is booked').first().waitFor()

  await desk.getByRole('link', { name: '変更を提案する' }).click()
  await desk.getByRole('button', { name: '提案した行程をもとに、変更を作る' }).click()
  await addPlace(desk, 'みさき灯台ステーション', '4')
  await lookOver(desk)
  await desk.getByRole('button', { name: 'この行程を提案する' }).click()
  await desk.getByText('会社の返事を待っています').waitFor()
  await lookOver(desk)

  await visit(firm, page)
  await firm.getByRole('link', { name: 'See the proposed change' }).click()
  await firm.getByRole('link', { name: 'Change to this itinerary' }).click()
  await firm.getByLabel(/We pay each provider/).check()
  await lookOver(firm)
  await firm.getByRole('button', { name: 'Change to this itinerary' }).click()
  await firm.getByText('Your booking is changed').waitFor()
  await lookOver(firm)
  await firm.getByRole('link', { name: 'Write to us' }).click()
  await firm.getByRole('heading', { level: 1, name: /The stay of Nordlys Design/ }).waitFor()
  await lookOver(firm)
  await visit(firm, page)
  await firm.getByRole('link', { name: 'Cancel this stay' }).click()
  await lookOver(firm)
  await firm.getByRole('button', { name: 'Cancel the stay' }).click()
  await firm.getByText('Your stay is cancelled').waitFor()
  await lookOver(firm)
  const { rows } = await town.owner.query(
    'select coalesce(sum(taken), 0)::int as taken from workation.stock_days where on_day >= $1',
    [String(from)],
  )
  assert.equal(rows[0].taken, 0)

  await visit(desk, `${town.url}/console/workation/companies`)
  await desk.getByRole('link', { name: 'Nordlys Design' }).click()
  await lookOver(desk)
})
