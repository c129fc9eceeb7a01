// The main journey, with the eyes and hands of both sides: a resident's phone on the left, the desk on the right.
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()

const photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7ab' } })
  .jpeg()
  .toBuffer()

const signIn = (options: BrowserContextOptions) => signedIn(browser, town, 'suzuki', options)

async function openPhone(page: Page, resident: string): Promise<void> {
  await page.goto(town.phones)
  await page.getByRole('link', { name: new RegExp(resident) }).click()
  const add = page.getByRole('button', { name: '友だち追加' })
  if (await add.isVisible()) await add.click()
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('メッセージ').fill(words)
  await page.getByRole('button', { name: '送信', exact: true }).click()
}

test('text and photo reach the open desk without reload; text, photo and link come back to the phone', async () => {
  const phone = await newVisitor(browser, { viewport: PHONE })
  const desk = await signIn({ viewport: DESK })
  await visit(desk, `${town.url}/console/inquiries`)
  await openPhone(phone, '佐藤 はるか')

  await write(phone, '夜分にすみません。空き家の見学はできますか😀')
  const row = desk.getByRole('link', { name: /佐藤 はるか/ })
  await row.waitFor()
  await desk.waitForFunction(() => document.title.startsWith('(1)'))
  await row.click()
  await desk.getByText('空き家の見学はできますか😀').last().waitFor()

  await phone
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '家.jpg', mimeType: 'image/jpeg', buffer: photo })
  await desk.locator('.photo-grid img').first().waitFor()
  await lookOver(desk)

  await desk.locator('.photo-grid a').first().click()
  await desk.locator('dialog.photo-viewer[open] img').waitFor()
  await lookOver(desk)
  await desk.keyboard.press('Escape')

  await desk
    .getByLabel('返信', { exact: true })
    .fill('ご連絡ありがとうございます。こちらをご覧ください。\nhttps://aozora.example/akiya')
  await desk
    .locator('#reply-form input[type=file]')
    .setInputFiles({ name: '間取り.jpg', mimeType: 'image/jpeg', buffer: photo })
  await desk.getByRole('button', { name: '送信' }).click()
  await phone.getByRole('link', { name: 'https://aozora.example/akiya' }).waitFor()
  await phone.locator('.entry.theirs img[src*="/files/"]').first().waitFor()
  await desk.getByText('LINE が受け付けました').first().waitFor()
  await lookOver(desk)
})

test('an answer typed while a new message arrives stays in the box', async () => {
  const phone = await newVisitor(browser, { viewport: PHONE })
  const desk = await signIn({ viewport: DESK })
  await openPhone(phone, '佐藤 はるか')
  await desk.getByRole('link', { name: /相談/ }).first().click()
  await desk.getByRole('link', { name: /佐藤 はるか/ }).click()
  await desk.getByLabel('返信', { exact: true }).fill('書きかけの返信')
  await write(phone, '追加でもう一つ聞いてもいいですか')
  await desk.getByText('追加でもう一つ聞いてもいいですか').last().waitFor()
  const typed = await desk.getByLabel('返信', { exact: true }).inputValue()
  if (typed !== '書きかけの返信') throw new Error(`the box holds 「${typed}」`)
})

for (const viewport of [DESK, PHONE]) {
  test(`without JavaScript staff answer just the same, ${viewport.width} pixels wide`, async () => {
    const phone = await newVisitor(browser, { viewport: PHONE })
    const desk = await signIn({ viewport, javaScriptEnabled: false })
    const words = `スクリプトなしの相談 ${viewport.width}`
    await openPhone(phone, '佐藤 はるか')
    await write(phone, words)
    await phone.locator('.entry.own .bubble', { hasText: words }).waitFor()
    await visit(desk, `${town.url}/console/inquiries`)
    await desk.getByRole('link', { name: /佐藤 はるか/ }).click()
    await desk.getByText(words).last().waitFor()
    await lookOver(desk)
    await desk.getByLabel('返信', { exact: true }).fill(`承知しました ${viewport.width}`)
    await desk.getByRole('button', { name: '送信' }).click()
    await phone.locator('.entry.theirs .bubble', { hasText: `承知しました ${viewport.width}` }).waitFor()
  })
}

test('an empty answer is answered with what to do', async () => {
  const desk = await signIn({ viewport: PHONE })
  await desk.goto(`${town.url}/console/inquiries`)
  await desk.getByRole('link', { name: /佐藤 はるか/ }).click()
  await desk.getByRole('button', { name: '送信' }).click()
  await desk.getByText('返信を入力するか、写真やファイルを選んでください').waitFor()
  await lookOver(desk)
})
