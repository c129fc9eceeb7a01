import sparticuz from '@sparticuz/chromium'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser } from 'playwright-core'
import { createLinePlatform, serveLinePlatform, type RunningPlatform } from '../index.ts'

const line = createLinePlatform({
  channels: [{ webhookUrl: 'https://desk.example/w' }],
  deliverTo: () => new Response(),
})
const mika = line.phone('青空 みか')
let running: RunningPlatform
let browser: Browser

before(async () => {
  running = await serveLinePlatform(line)
  const executablePath = process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath())
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update', '--disable-sync'],
  })
  await mika.follow()
  await mika.text('ごみの日を知りたいです')
  await mika.images([undefined, undefined])
  await mika.location({ title: 'ひかり公園', latitude: 31.7, longitude: 131 })
  await mika.sticker({ packageId: '900001', stickerId: '1' })
  await push({
    type: 'text',
    text: 'https://example.com をどうぞ',
    quickReply: { items: [chip('はい'), chip('いいえ')] },
  })
})

after(async () => {
  await browser?.close()
  await running.close()
})

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const chip = (text: string) => ({ type: 'action', action: { type: 'message', label: text, text } })

async function push(message: object): Promise<void> {
  const headers = { authorization: 'Bearer demo-channel-access-token', 'content-type': 'application/json' }
  const body = JSON.stringify({ to: mika.userId, messages: [message] })
  await line.fetch(new Request('https://line.example/v2/bot/message/push', { method: 'POST', headers, body }))
}

for (const [width, height] of [
  [360, 740],
  [1280, 800],
] as const) {
  test(`axe finds nothing on the list and in the chat at ${width} pixels, and nothing scrolls sideways`, async () => {
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    for (const path of ['/', `/chats/2000000001/${mika.userId}`]) {
      await page.goto(running.url + path)
      await page.evaluate(axe)
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      )
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    }
    await context.close()
  })
}

test('what either side says appears on the open phone, and a chip answers', async () => {
  const page = await browser.newPage()
  await page.goto(`${running.url}/chats/2000000001/${mika.userId}`)
  await page.getByRole('button', { name: 'はい' }).click()
  await page.locator('.entry.own .bubble', { hasText: 'はい' }).waitFor()
  await page.getByLabel('メッセージ').fill('二行の\nことば')
  await page.keyboard.press('Control+Enter')
  await page.locator('.entry.own .bubble', { hasText: '二行の' }).waitFor()
  assert.equal(await page.getByLabel('メッセージ').inputValue(), '')
  await push({ type: 'text', text: '担当課からのお返事' })
  await page.locator('.entry.theirs .bubble', { hasText: '担当課からのお返事' }).waitFor()
  await page.close()
})

test('the phone works without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(running.url)
  await page.getByRole('link', { name: /佐藤 はるか/ }).click()
  await page.getByRole('button', { name: '友だち追加' }).click()
  await page.getByLabel('メッセージ').fill('移住の相談です')
  await page.getByRole('button', { name: '送信' }).click()
  await page.locator('.entry.own .bubble', { hasText: '移住の相談です' }).waitFor()
  await page.getByText('場所', { exact: true }).click()
  await page.getByRole('button', { name: /あおぞら市役所/ }).click()
  await page.locator('.bubble.place').waitFor()
  await context.close()
})
