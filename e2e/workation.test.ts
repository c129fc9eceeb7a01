// Somebody looks for a place to work by the sea; a provider is invited, puts one there from a phone, and the section lets it onto the site.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedDemoWorkation } from '../src/demo/index.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { findOrCreateResident } from '../src/kernel/identity/residents.queries.ts'
import { photo } from '../src/testing/sample-files.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
await seedDemoWorkation(town.program, town.municipality, town.program.clock())
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const SITES = {
  ja: {
    path: '/workation',
    lodging: /^宿泊/,
    filters: 'しぼりこむ',
    people: '人数',
    down: /下りの速さ/,
    narrow: 'しぼりこむ',
    found: '港町ホテル',
    other: 'English',
    twin: 'Minatomachi Hotel',
  },
  en: {
    path: '/en/workation',
    lodging: /^Lodging/,
    filters: 'Filter',
    people: 'People',
    down: /^Download/,
    narrow: 'Apply',
    found: 'Minatomachi Hotel',
    other: '日本語',
    twin: '港町ホテル',
  },
}

for (const [language, words] of Object.entries(SITES)) {
  for (const viewport of [PHONE, DESK]) {
    const javaScriptEnabled = viewport === DESK
    test(`a visitor finds a place for forty by its speed, ${language}, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const page = await newVisitor(browser, { viewport, javaScriptEnabled })
      await visit(page, `${town.url}${words.path}`)
      await page.getByRole('link', { name: words.lodging }).click()
      await lookOver(page)
      if (viewport === PHONE) await page.locator('summary', { hasText: words.filters }).click()
      await page.getByLabel(words.people, { exact: true }).fill('many')
      await page.getByRole('button', { name: words.narrow }).click()
      await page.getByRole('alert').waitFor()
      await lookOver(page)
      await page.getByLabel(words.people, { exact: true }).fill('40')
      await page.getByLabel(words.down).fill('100')
      await page.getByRole('button', { name: words.narrow }).click()
      assert.equal(await page.locator('.offer-item').count(), 1)
      await page.getByRole('link', { name: words.found, exact: true }).click()
      await page.getByRole('heading', { level: 1, name: words.found }).waitFor()
      await lookOver(page)
      await page.getByRole('link', { name: words.other }).click()
      await page.getByRole('heading', { level: 1, name: words.twin }).waitFor()
      await visit(page, `${town.url}${words.path}/programmes`)
      await page.locator('.offer-item a').first().click()
      await lookOver(page)
    })
  }
}

for (const viewport of [PHONE, DESK]) {
  test(`the map comes when it is asked for, with every place of the list, ${viewport.width} pixels wide`, async () => {
    const page = await newVisitor(browser, { viewport })
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await visit(page, `${town.url}/workation/places`)
    assert.ok(!loaded.some((url) => url.includes('maplibre')), 'nothing of it is loaded before')
    await page.getByRole('button', { name: '地図で見る' }).click()
    // a machine without WebGL is told so, and keeps its list
    await page.locator('.map-mark').first().or(page.getByText('この端末では地図を表示できません')).waitFor()
    const marks = await page.locator('.map-mark').count()
    assert.ok(marks === 0 || marks === (await page.locator('.offer-item').count()))
    await lookOver(page)
  })
}

/** The newest address in a mail that invites somebody. */
async function invitedTo(): Promise<string> {
  const { rows } = await town.owner.query(`select digest from workation.invitations order by id desc limit 1`)
  assert.equal(rows.length, 1)
  const page = await (await fetch(`${town.url}/dev/mail`)).text()
  const [address] = /\/provider\/invitations\/[\w-]+/.exec(page) ?? []
  return address ?? invitedTo()
}

/** A resident's phone, signed in. */
async function residentOn(page: Page, email: string): Promise<void> {
  const { db } = town.municipality
  const { id } = await db
    .transaction()
    .execute((tx) =>
      findOrCreateResident(tx, { kind: 'email', issuer: 'mailto:', subject: email, displayName: '岬 洋子' }),
    )
  const token = await insertSession(db, town.program.clock(), { residentId: id })
  await page.context().addCookies([{ name: 'madoguchi', value: token, url: town.url }])
}

async function fillPlace(page: Page): Promise<void> {
  await page.getByLabel('しごと場', { exact: true }).check()
  for (const [label, value] of [
    ['名前', '岬のアトリエ'],
    ['ひとことの紹介', '灯台の下の静かな席'],
    ['名前(英語)', 'Misaki Atelier'],
    ['ひとことの紹介(英語)', 'Quiet seats below the lighthouse'],
    ['住所', 'あおぞら市みさき町3番地'],
    ['住所(英語)', '3 Misaki-cho, Aozora City'],
    ['緯度', '32.018'],
    ['経度', '133.506'],
    ['席・室の数', '6'],
    ['利用者が使える電源', '12'],
  ] as const)
    await page.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, String.raw`\$&`)}[必任]`)).fill(value)
  await page.getByLabel(/^料金/).fill('900')
}

test('a provider is invited, puts a place there from a phone, measures it, and the section lets it onto the site', async () => {
  const desk = await signedIn(browser, town, 'suzuki', { viewport: DESK })
  await visit(desk, `${town.url}/console/workation/providers`)
  await desk.getByRole('link', { name: '事業者を登録する' }).click()
  await desk.getByRole('button', { name: '登録する' }).click()
  await desk.getByRole('alert').waitFor()
  await lookOver(desk)
  await desk.getByLabel(/^名前必須/).fill('岬アトリエ商会')
  await desk.getByLabel(/^名前\(英語\)/).fill('Misaki Atelier')
  await desk.getByLabel('しごと場').check()
  await desk.getByLabel(/^担当者/).fill('岬 洋子')
  await desk.getByLabel(/^メールアドレス/).fill('misaki@example.jp')
  await desk.getByRole('button', { name: '登録する' }).click()
  await desk.getByText('事業者を登録しました').waitFor()
  await lookOver(desk)
  await desk.getByRole('button', { name: '招待する' }).click()
  await desk.getByText('招待のメールを送りました').waitFor()

  const phone = await newVisitor(browser, { viewport: PHONE })
  const address = await invitedTo()
  await visit(phone, `${town.url}${address}`)
  await phone.getByRole('heading', { name: '住民のサインイン' }).waitFor()
  await residentOn(phone, 'misaki@example.jp')
  await visit(phone, `${town.url}${address}`)
  await phone.getByRole('button', { name: '担当者になる' }).click()
  await phone.getByText('担当者になりました').waitFor()
  await lookOver(phone)

  await phone.getByRole('link', { name: '場所を加える' }).click()
  await phone.getByRole('button', { name: '下書きを保存する' }).click()
  await phone.getByRole('alert').waitFor()
  await lookOver(phone)
  await fillPlace(phone)
  await phone.getByRole('button', { name: '下書きを保存する' }).click()
  await phone.getByText('下書きを保存しました').waitFor()
  await lookOver(phone)

  await phone.getByRole('link', { name: '写真', exact: true }).click()
  await phone.getByLabel(/^写真の説明必須/).fill('灯台と海')
  await phone.getByLabel(/^写真の説明\(英語\)/).fill('The lighthouse and the sea')
  await phone
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo({ width: 1600 })) })
  await phone.getByRole('button', { name: '加える' }).click()
  await phone.getByText('写真を加えました').waitFor()
  await lookOver(phone)

  await phone.getByRole('link', { name: '在庫' }).click()
  const closed = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 7 })
  await phone.getByLabel(/^最初の日/).fill(closed.toString())
  await phone.getByLabel('休みにする').check()
  await phone.getByRole('button', { name: '変更する' }).click()
  await phone.getByText('在庫を変更しました').waitFor()
  await lookOver(phone)

  await phone.getByRole('link', { name: '測定', exact: true }).click()
  await lookOver(phone)
  await phone.getByRole('button', { name: '測る', exact: true }).click()
  await phone.getByText(/測りました。下り/).waitFor({ timeout: 120_000 })
  await phone.getByLabel('騒音').first().fill('38')
  await phone.getByRole('button', { name: 'この値を記録する' }).click()
  await phone.getByText('測定を記録しました').waitFor()
  await lookOver(phone)

  await phone.getByRole('link', { name: '内容' }).click()
  await phone.getByLabel(/^料金/).fill('1100')
  await phone.getByRole('button', { name: '変更する' }).click()
  await phone.getByText('変更しました').waitFor()
  await phone.getByRole('button', { name: '公開を依頼する' }).click()
  await phone.getByText('公開を依頼しました').waitFor()

  await visit(desk, `${town.url}/console/workation`)
  await desk.getByRole('link', { name: '岬のアトリエ' }).click()
  await lookOver(desk)
  await desk.getByRole('button', { name: '公開する' }).click()
  await desk.getByText('公開しました').waitFor()
  const visitor = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled: false })
  const shown = desk.url().replace('/console', '').replace(/\?.*/, '')
  await visit(visitor, shown)
  await visitor.getByText('1,100円 / 1席1日').waitFor()
  assert.ok(await visitor.getByAltText('灯台と海').isVisible())
})
