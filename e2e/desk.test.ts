// The desk as a clerk has it before them all day: a long list, many pictures, replies that go wrong.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { FORM_LIMIT } from '../src/kernel/files/form-limit.ts'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
const inbox = `${town.url}/console/inquiries`
const mika = town.line.phone('青空 みか')

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-e2e-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const film = join(folder, '会議.mp4')

const photo = (background: string) =>
  sharp({ create: { width: 600, height: 400, channels: 3, background } })
    .jpeg()
    .toBuffer()

before(async () => {
  writeFileSync(film, '')
  truncateSync(film, FORM_LIMIT + 1024)
  await mika.images([await photo('#7ab'), await photo('#a7b'), await photo('#ba7')])
  for (let n = 1; n <= 30; n++) await town.line.phone(`住民 ${n}`).text(`${n} 番目の質問です`)
  for (let count = 0; count < 31;) {
    const { rows } = await town.owner.query('select count(*) from inquiries.conversations where unread > 0')
    count = Number(rows[0].count)
  }
})

const signIn = (options: BrowserContextOptions) => signedIn(browser, town, 'suzuki', options)

async function openConversation(page: Page, name: string): Promise<void> {
  await page.goto(inbox)
  await page.getByRole('link', { name: new RegExp(`^${name}(?!\\d)`) }).click()
  await page.getByRole('heading', { name, level: 2 }).first().waitFor()
}

const fits = async (page: Page) =>
  assert.equal(
    await page.evaluate('document.documentElement.scrollHeight - innerHeight'),
    0,
    'nothing below the window',
  )

for (const viewport of [DESK, PHONE]) {
  test(`a long list and a conversation end with the window, ${viewport.width} pixels wide`, async () => {
    const page = await signIn({ viewport })
    await visit(page, inbox)
    await fits(page)
    await visit(page, `${inbox}?list=unread`)
    await openConversation(page, '青空 みか')
    await page.locator('.photo-grid img').first().waitFor()
    await lookOver(page)
    await fits(page)
    const room = async () => (await page.locator('#messages').boundingBox())!.height / viewport.height
    if (viewport === PHONE) assert.ok((await room()) > 1 / 2, `the messages have ${await room()} of the window`)
    await openConversation(page, '住民 4')
    await page.getByLabel('返信', { exact: true }).fill('長い返信です。\n'.repeat(40))
    assert.ok(
      (await room()) > (viewport === PHONE ? 0.19 : 0.31),
      `beside a long draft the messages have ${await room()} of the window`,
    )
    const ground = page.locator('.desk-ground')
    if (viewport === PHONE)
      assert.equal(await ground.evaluate((part) => part.scrollHeight - part.clientHeight), 0, '対応とメモ is whole')
    await fits(page)
  })

  test(`what needs no answer is waved through and taken back, without JavaScript, ${viewport.width} pixels wide`, async () => {
    const page = await signIn({ viewport, javaScriptEnabled: false })
    await page.getByRole('link', { name: /ほか \d+ 件の未返信の相談/ }).click()
    await page.getByRole('link', { name: /住民 9/ }).click()
    await page.getByRole('button', { name: '返信は不要にする' }).click()
    await page.getByRole('button', { name: '未返信に戻す' }).click()
    await page.getByRole('button', { name: '返信は不要にする' }).waitFor()
    assert.match(page.url(), /list=waiting/)
  })
}

test('after a reply that was sent back new messages still arrive, and what was sent does not come back', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '住民 1')
  const box = page.getByLabel('返信', { exact: true })
  await box.fill('地図をお送りします')
  const svg = { name: '地図.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') }
  await page.locator('#reply-form input[type=file]').setInputFiles(svg)
  await page.getByRole('button', { name: '送信' }).click()
  await page.getByText('ファイルはもう一度選んでください').waitFor()
  assert.match(await page.title(), /エラー: 住民 1/)
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'file')
  await lookOver(page)

  await town.line.phone('住民 1').text('届いていますか')
  await page.locator('.bubble').getByText('届いていますか').waitFor()
  assert.equal(await box.inputValue(), '地図をお送りします')

  const files = page.locator('#reply-form input[type=file]')
  await files.setInputFiles(film)
  await page.getByText('「会議.mp4」は 52 MB あります').waitFor()
  assert.equal(
    await page.getByText('ファイルはもう一度選んでください').count(),
    0,
    'one reason, about what is chosen now',
  )
  await files.setInputFiles([])

  await page.getByRole('button', { name: '送信' }).click()
  await page.locator('.bubble').getByText('地図をお送りします').waitFor()
  for (const path of ['', '/replies']) {
    await page.goto(new URL(page.url()).origin + new URL(page.url()).pathname + path)
    assert.equal(await box.inputValue(), '')
  }
})

test('a page that the browser had kept shows what came meanwhile, and hears again', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '住民 5')
  const phone = town.line.phone('住民 5')
  await page.evaluate(() => {
    dispatchEvent(new Event('beforeunload'))
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  })
  await phone.text('留守の間の話')
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await page.locator('.bubble').getByText('留守の間の話').waitFor()
  await phone.text('戻ってからの話')
  await page.locator('.bubble').getByText('戻ってからの話').waitFor()
})

test('a file that is too large is told before it goes up', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '住民 2')
  const address = page.url()
  await page.getByLabel('返信', { exact: true }).fill('会議の録画です')
  await page.locator('#reply-form input[type=file]').setInputFiles(film)
  await page.getByText('「会議.mp4」は 52 MB あります').waitFor()
  await page.getByRole('button', { name: '送信' }).click()
  assert.equal(page.url(), address)
  await lookOver(page)
})

test('without JavaScript it is told on the desk, and what was typed is still there', async () => {
  const page = await signIn({ viewport: PHONE, javaScriptEnabled: false })
  await openConversation(page, '住民 2')
  await page.getByLabel('返信', { exact: true }).fill('会議の録画です')
  await page.locator('#reply-form input[type=file]').setInputFiles(film)
  await page.getByRole('button', { name: '送信' }).click()
  await page.getByText('ファイルは合わせて 50 MB まで送れます').waitFor()
  assert.equal(await page.getByLabel('返信', { exact: true }).inputValue(), '会議の録画です')
  await lookOver(page)
})

test('keys lead through the list and keep the open conversation in sight; they can be switched off', async () => {
  const page = await signIn({ viewport: DESK })
  await page.goto(inbox)
  const names = await page.locator('.conversation-row strong').allTextContents()
  for (const name of names.slice(0, 12)) {
    await page.keyboard.press('j')
    await page.getByRole('heading', { name, level: 2, exact: true }).first().waitFor()
  }
  await page.waitForFunction(() => {
    const row = document.querySelector('.conversation-row [aria-current]')!.getBoundingClientRect()
    const list = document.querySelector('.column-list')!.getBoundingClientRect()
    return row.top >= list.top && row.bottom <= list.bottom
  })
  await page.keyboard.press('k')
  await page.getByRole('heading', { name: names[10]!, level: 2, exact: true }).first().waitFor()

  await page.keyboard.press('r')
  await page.keyboard.type('jk?r')
  assert.equal(await page.getByLabel('返信', { exact: true }).inputValue(), 'jk?r')
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  assert.equal(await page.evaluate('document.activeElement.type'), 'search')
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '手放す' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'キーでの操作' }).waitFor()
  await lookOver(page)
  await page.getByLabel(/文字だけのキー/).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  assert.equal(await page.locator('dialog[open]').count(), 0)
})

test('skip links lead to the conversation and to the reply', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '住民 3')
  for (const _ of [1, 2, 3]) await page.keyboard.press('Tab')
  await lookOver(page)
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement?.id'), 'reply')
})

test('after what was done by the keyboard one goes on from where one was', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '住民 3')
  await page.getByRole('button', { name: '返信は不要にする' }).press('Enter')
  await page.getByRole('button', { name: '未返信に戻す' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'turn')
  await page.locator('summary', { hasText: '内部メモ' }).press('Enter')
  const note = page.getByRole('textbox', { name: '内部メモ' })
  await page.getByRole('button', { name: 'メモを残す' }).press('Enter')
  await page.getByText('メモを入力してください').waitFor()
  await page.waitForFunction(() => document.activeElement?.id === 'note')
  await lookOver(page)
  await note.fill('電話で済みました')
  await page.getByRole('button', { name: 'メモを残す' }).press('Enter')
  await page.locator('.note', { hasText: '電話で済みました' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent === '内部メモ')
})

test('photos sent together are one grid, and arrow keys go through them', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '青空 みか')
  assert.equal(await page.locator('.photo-grid').count(), 1)
  await page.locator('.photo-grid a').first().click()
  await page.getByText('1 / 3').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('2 / 3').waitFor()
  await lookOver(page)
})

test('pictures that were seen once come from the browser’s own store on the next page', async () => {
  const page = await signIn({ viewport: DESK })
  await openConversation(page, '青空 みか')
  const loaded = () =>
    page.waitForFunction(() => {
      const pictures = [...document.images]
      return pictures.length >= 6 && pictures.every(({ complete }) => complete)
    })
  await loaded()
  await page.goto(page.url())
  await loaded()
  const fetched = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name, transferSize }) => name.includes('/preview/') && transferSize > 0)
      .map(({ name }) => name),
  )
  assert.deepEqual(fetched, [])
})
