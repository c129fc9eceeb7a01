// Questions that do not pass LINE: asked in the evening, answered from the desk, read again by way of a mail; and what LINE hears of an application.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { seedDemoProcedures } from '../src/demo/index.ts'
import { mailbox } from '../src/testing/mailbox.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
await seedDemoProcedures(town.municipality, town.program.clock())
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7ab' } })
  .jpeg()
  .toBuffer()
const PHOTO = { name: 'メーター.jpg', mimeType: 'image/jpeg', buffer }

const next = (page: Page) => page.getByRole('button', { name: '次へ', exact: true }).last().click()

/** The newest mail to an address; waits for the worker. */
async function letterTo(email: string, which: number) {
  for (;;) {
    const letters = (await mailbox(town)).filter(({ to }) => to.includes(email))
    if (letters.length >= which) return letters.at(-1)!
    await new Promise(setImmediate)
  }
}
const linkIn = (text: string) => /http:\/\/localhost:\d+\/\S+/.exec(text)![0]

for (const [viewport, javaScriptEnabled] of [
  [PHONE, false],
  [DESK, true],
] as const) {
  const how = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`

  test(`somebody without LINE asks with a photo, staff answer, the mail tells, and they read it, ${how}`, async () => {
    const look = { viewport, javaScriptEnabled }
    const email = `chat-${viewport.width}@example.jp`
    const page = await newVisitor(browser, look)
    await visit(page, town.url)
    await page.getByRole('link', { name: 'チャットで相談' }).click()
    await lookOver(page)
    await page.getByLabel('お名前').fill('寿限無寿限無五劫の擦り切れ海砂利水魚の水行末')
    await page.getByLabel('メールアドレス').fill('そうでない')
    await page.getByLabel('聞きたいこと').fill('家の前の水道メーターから水がもれています。写真を付けます。')
    await page.locator('input[type=file]').setInputFiles(PHOTO)
    await page.getByRole('button', { name: '送信する' }).click()
    await page
      .getByRole('link', { name: /メールアドレスを確かめて|@/ })
      .first()
      .waitFor()
    await lookOver(page)
    await page.getByLabel('メールアドレス').fill(email)
    await page.locator('input[type=file]').setInputFiles(PHOTO)
    await page.getByRole('button', { name: '送信する' }).click()
    await page.getByText('届きました。職員が読んで').waitFor()
    await page.locator('.photo-grid img').first().waitFor()
    await lookOver(page)

    const desk = await signedIn(browser, town, 'suzuki', look)
    await desk.goto(`${town.url}/console/inquiries`)
    await lookOver(desk)
    await desk
      .getByRole('link', { name: /寿限無/ })
      .first()
      .click()
    await desk.getByText('水道メーターから水がもれています').last().waitFor()
    await lookOver(desk)
    await desk
      .getByLabel('返信', { exact: true })
      .fill('ありがとうございます。いまから伺います。\nhttps://aozora.example/suidou')
    await desk.locator('#reply-form input[type=file]').setInputFiles(PHOTO)
    await desk.getByRole('button', { name: '送信' }).click()
    await desk.getByText('ページに載せ、メールで知らせました').waitFor()
    await lookOver(desk)
    if (javaScriptEnabled) await page.getByText('いまから伺います').waitFor() // by itself

    const { text } = await letterTo(email, 2)
    assert.doesNotMatch(text, /水道|伺います|寿限無/)
    const later = await newVisitor(browser, look)
    await visit(later, linkIn(text))
    await later.getByText('いまから伺います').waitFor()
    await later.getByLabel('メッセージ').fill('お待ちしています')
    await later.getByRole('button', { name: '送信' }).click()
    await later.getByText('お待ちしています').last().waitFor()
    await lookOver(later)
    await later.getByText('アドレスを人に知られたとき').click()
    await later.getByRole('button', { name: 'アドレスを新しくする' }).click()
    await later.getByText('これまでのアドレスでは開けません').waitFor()
    await visit(later, linkIn(text))
    await later.getByText('このアドレスは、もう使えません').first().waitFor()
  })

  test(`a firm that asked in English reads the answer of staff, and writes on, in English, ${how}`, async () => {
    const look = { viewport, javaScriptEnabled }
    const page = await newVisitor(browser, look)
    await page.goto(`${town.url}/en/workation/ask`)
    await page.getByLabel('Company or organization').fill('Aoba Ltd.')
    await page.getByLabel('Your name').fill('Jane Smith')
    await page.getByLabel('E-mail').fill(`jane-${viewport.width}@example.com`)
    await page.getByLabel('Telephone').fill('+81 3 0000 0100')
    await page.getByLabel('Number of people').fill('4')
    await page.getByLabel('Lodging').check()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('link', { name: 'Write to us' }).click()
    await page.getByRole('heading', { name: 'About “The stay of Aoba Ltd.”' }).waitFor()
    await lookOver(page)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Please write a message, or choose').waitFor()
    await lookOver(page)

    const desk = await signedIn(browser, town, 'suzuki', look)
    await desk.goto(`${town.url}/console/inquiries`)
    await desk
      .getByRole('link', { name: /Aoba Ltd/ })
      .first()
      .click()
    await desk.getByLabel('返信', { exact: true }).click() // on a phone the rest of the reply opens with its box
    await desk.getByText('相手の言語: 英語').waitFor()
    await desk.getByLabel('返信', { exact: true }).fill('We have a quiet room.')
    await desk.getByRole('button', { name: '送信' }).click()
    await desk.getByText('ページに載せ、メールで知らせました').waitFor()
    await lookOver(desk)
    await page.getByLabel('Message').fill('Good.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('We have a quiet room.').waitFor()
    await page.getByRole('log', { name: 'Conversation' }).getByText('Good.').waitFor()
    await lookOver(page)
  })

  test(`whoever applies asks about it on the way and afterwards, and the section asks back, ${how}`, async () => {
    const look = { viewport, javaScriptEnabled }
    const page = await newVisitor(browser, look)
    await page.goto(`${town.url}/procedures/water-service-start`)
    await page.getByRole('button', { name: 'はじめる' }).click()
    await page.getByRole('link', { name: 'この申請について聞く' }).click()
    await lookOver(page)
    await page.getByLabel('お名前').fill('青空 花子')
    await page.getByLabel('聞きたいこと').fill('アパートの部屋番号はどこに書きますか')
    await page.getByRole('button', { name: '送信する' }).click()
    await page.getByText('届きました。職員が読んで').waitFor()
    await lookOver(page)

    const desk = await signedIn(browser, town, 'kimura', look)
    await desk.goto(`${town.url}/console/inquiries`)
    await desk
      .getByRole('link', { name: /アパートの部屋番号/ })
      .first()
      .click()
    await desk.getByLabel('返信', { exact: true }).fill('建物名の欄にお書きください')
    await desk.getByRole('button', { name: '送信' }).click()
    await desk.getByText('ページに載せました').waitFor()
    await lookOver(desk)
    if (!javaScriptEnabled) await page.reload()
    await page.getByText('建物名の欄にお書きください').waitFor()
  })
}

test('a resident of LINE applies as themselves, and the decision comes to the phone', async () => {
  const phone = await newVisitor(browser, { viewport: PHONE })
  await phone.goto(town.phones)
  await phone.getByRole('link', { name: /佐藤 はるか/ }).click()
  const add = phone.getByRole('button', { name: '友だち追加' })
  if (await add.isVisible()) await add.click()
  await phone.getByLabel('メッセージ').fill('サインイン')
  await phone.getByRole('button', { name: '送信', exact: true }).click()
  const link = phone.getByRole('link', { name: /line\/sign-in/ })
  await link.waitFor()
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, (await link.getAttribute('href'))!)
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.getByRole('heading', { name: '申請の状況' }).waitFor()

  await page.goto(`${town.url}/procedures/water-service-start`)
  await page.getByRole('button', { name: 'はじめる' }).click()
  await page.getByLabel('郵便番号').first().fill('880-0001')
  await page.getByLabel('都道府県').selectOption({ label: '宮崎県' })
  await page.getByLabel('市区町村').fill('あおぞら市')
  await page.getByLabel(/町名/).fill('中央1丁目2番3号')
  await page.getByLabel('家庭用').check()
  await next(page)
  const soon = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 7 })
  for (const [label, value] of [
    ['年', soon.year - 2018],
    ['月', soon.month],
    ['日', soon.day],
  ] as const)
    await page.getByLabel(label, { exact: true }).first().fill(String(value))
  await page.getByLabel('立ち会わない').check()
  await next(page)
  await page.getByLabel('個人').check()
  await page.getByLabel('姓', { exact: true }).fill('佐藤')
  await page.getByLabel('名', { exact: true }).fill('はるか')
  await page.getByLabel('姓のフリガナ').fill('サトウ')
  await page.getByLabel('名のフリガナ').fill('ハルカ')
  await page.getByLabel(/電話番号/).fill('090-0000-1234')
  await page.getByLabel(/一緒に使う人数/).fill('2')
  await next(page)
  await page.getByLabel('納付書で払う').check()
  await page.getByLabel('水道を使う場所').check()
  await page.getByLabel(/同意/).check()
  await next(page)
  await page.getByRole('button', { name: '申請する' }).click()
  await page.getByText('申請が届きました').waitFor()
  await lookOver(page)
  const [number] = /R\d+-\d{6}/.exec(await page.locator('main').innerText())!
  const heard = (words: RegExp) => phone.getByRole('log', { name: 'トーク' }).getByText(words).last().waitFor()
  await heard(new RegExp(`受付番号: ${number}`))

  const desk = await signedIn(browser, town, 'kimura', { viewport: DESK })
  await desk.goto(`${town.url}/console/applications`)
  await desk
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('link')
    .first()
    .click()
  await desk.getByRole('link', { name: '申請した方に聞く' }).click()
  await lookOver(desk)
  await desk.getByRole('button', { name: '送信する' }).click()
  await desk.getByRole('link', { name: /内容を入力するか/ }).waitFor()
  await lookOver(desk)
  await desk.getByLabel('聞きたいこと').fill('メーターの場所は分かりますか')
  await desk.getByRole('button', { name: '送信する' }).click()
  await desk.getByText('ページに載せ、LINEで知らせました').waitFor()
  await lookOver(desk)
  await heard(/職員からのメッセージがあります/)
  await desk
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await lookOver(desk)
  await desk.getByRole('button', { name: '担当する' }).click()
  await desk.getByRole('link', { name: '受理する' }).click()
  await desk.getByRole('button', { name: '受理する' }).click()
  await heard(/お手続きが終わりました/)
  await lookOver(phone)
})
