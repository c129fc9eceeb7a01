// A question more for those who apply for water: written by a clerk, published by the head, and used in the next town too.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seedDemoProcedures, seedDemoSigningKey } from '../src/demo/index.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const [aozora, midori] = [await townOnPort(), await townOnPort()]
await seedDemoProcedures(aozora.municipality, aozora.program.clock())
await seedDemoSigningKey(aozora.program, aozora.municipality)
await midori.owner.query("update kernel.municipality set name = 'みどり町'")
const browser = await openBrowser()
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-e2e-'))
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const save = (page: Page) => page.getByRole('button', { name: '保存する', exact: true }).last().click()
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first().click()

/** A choice of the clerk's, and a question that is asked only after one of its answers; one thing is forgotten. */
async function addQuestions(clerk: Page, label: string) {
  await link(clerk, /使い始める場所/)
  await clerk.getByText('住民の画面の見本です').waitFor()
  await lookOver(clerk)
  await link(clerk, '質問を加える')
  await lookOver(clerk)
  await clerk.getByLabel('選択', { exact: false }).first().check()
  await clerk.getByRole('button', { name: '次へ' }).click()
  await lookOver(clerk)
  await clerk.getByLabel(/^質問/).first().fill(label)
  await clerk.getByRole('textbox', { name: '選択肢 1' }).fill('使う')
  await clerk.getByRole('textbox', { name: '選択肢 2' }).fill('使わない')
  await clerk.getByRole('button', { name: '選択肢を増やす' }).click()
  await clerk.getByRole('textbox', { name: '選択肢 3' }).fill('わからない')
  await clerk.getByRole('button', { name: '選択肢 3 を上へ' }).click()
  await lookOver(clerk)
  await save(clerk)
  await clerk.getByText('保存しました。').waitFor()

  await link(clerk, '質問を加える')
  await clerk.getByRole('radio', { name: /^数/ }).check()
  await clerk.getByRole('button', { name: '次へ' }).click()
  await clerk.getByLabel(/^質問/).first().fill(`${label}: 数`)
  await clerk.getByLabel(/^質問と答え 1/).selectOption({ label: `${label}: 使う` })
  await lookOver(clerk)
  await save(clerk)
  await clerk.getByRole('link', { name: '単位: 入力してください' }).waitFor()
  await lookOver(clerk)
}

async function mendAndTry(clerk: Page, label: string, draft: string) {
  await visit(clerk, `${draft}/check`)
  await clerk.getByText('直すところが1件あります').waitFor()
  await link(clerk, '入力してください')
  await clerk.getByLabel(/^単位/).fill('本')
  await save(clerk)
  await clerk.getByText(`「${label}」が「使う」の場合に聞く`).waitFor()
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '次へ', exact: true }).last().click()
  await clerk.getByText('「使いみち」を選んでください').first().waitFor()
  await lookOver(clerk)
  await visit(clerk, `${draft}/check`)
  await clerk.getByText('直すところはありません').waitFor()
  await clerk.getByText('公開は、課長か設定の担当がします').waitFor()
}

/** @returns the file, as the town signed it */
async function publishAndExport(look: BrowserContextOptions, draft: string): Promise<string> {
  const head = await signedIn(browser, aozora, 'inoue', look)
  await visit(head, `${draft}/check`)
  await head.getByRole('button', { name: /として公開する/ }).click()
  await head.getByText('公開しました。').waitFor()
  await lookOver(head)
  await head
    .getByRole('link', { name: /^第\d+版$/ })
    .first()
    .click()
  await lookOver(head)
  const coming = head.waitForEvent('download')
  await head.getByRole('button', { name: 'ファイルに書き出す' }).click()
  const file = join(folder, `${look.viewport?.width}.madoguchi-procedure.json`)
  await (await coming).saveAs(file)
  return file
}

async function importAndPublish(look: BrowserContextOptions, file: string) {
  const head = await signedIn(browser, midori, 'inoue', look)
  await visit(head, `${midori.url}/console/procedures`)
  await link(head, 'ほかの町から取り込む')
  await lookOver(head)
  await head
    .getByLabel(/手続のファイル/)
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await head.getByRole('button', { name: '中を見る' }).click()
  await head.getByRole('link', { name: /書き出した手続のファイルではありません/ }).waitFor()
  await lookOver(head)
  await head.getByLabel(/手続のファイル/).setInputFiles(file)
  await head.getByRole('button', { name: '中を見る' }).click()
  await head.getByRole('heading', { name: '取り込む手続の確認' }).waitFor()
  await lookOver(head)
  const confirmation = head.getByLabel(/^指紋を.*に確かめ、同じでした/)
  if (await confirmation.count()) await confirmation.check()
  await head.getByRole('button', { name: '下書きに取り込む' }).click()
  await head.getByText('下書きに取り込みました').waitFor()
  await lookOver(head)
  await link(head, '公開前の確認へ')
  await lookOver(head)
  await head.getByRole('button', { name: /公開する/ }).click()
  await head.getByText('公開しました。').waitFor()
}

for (const viewport of [DESK, PHONE]) {
  test(`${viewport.width}px: a question is added, checked, published, and asked in the next town too`, async () => {
    const look = { viewport, javaScriptEnabled: viewport === PHONE }
    const label = `井戸水も使いますか(${viewport.width})`
    const clerk = await signedIn(browser, aozora, 'kimura', look)
    await visit(clerk, `${aozora.url}/console/procedures`)
    await link(clerk, '水道使用開始届')
    await lookOver(clerk)
    await clerk.getByRole('button', { name: '質問を直す' }).click()
    await clerk.getByText('下書きを始めました').waitFor()
    await lookOver(clerk)
    const draft = clerk.url().split('?')[0]!
    await addQuestions(clerk, label)
    await mendAndTry(clerk, label, draft)
    for (const part of ['about', 'words', 'pages/place/about', 'upload', 'removal', 'preview/place', 'new-page'])
      await visit(clerk, `${draft}/${part}`)
    const file = await publishAndExport(look, draft)
    await importAndPublish(look, file)

    const resident = await newVisitor(browser, look)
    await visit(resident, `${midori.url}/procedures/water-service-start`)
    await resident.getByRole('button', { name: 'はじめる' }).click()
    const question = resident.getByRole('group', { name: new RegExp(label.replaceAll(/[()]/g, '.')) })
    assert.equal(await question.getByLabel('わからない').count(), 1)
    await lookOver(resident)
  })
}

test('opening and closing, and making one from nothing, at both widths', async () => {
  for (const viewport of [PHONE, DESK]) {
    const head = await signedIn(browser, aozora, 'inoue', { viewport })
    await visit(head, `${aozora.url}/console/procedures/new`)
    await head.getByRole('button', { name: '下書きを始める' }).click()
    await head.getByRole('link', { name: /手続の名前を入力してください/ }).waitFor()
    await lookOver(head)
    await visit(head, `${aozora.url}/console/procedures`)
    await link(head, '水道使用開始届')
    await head.getByLabel('受け付けない').check()
    await head.getByRole('button', { name: '受付を変える' }).click()
    await head.getByText('受付終了').waitFor()
    await lookOver(head)
    await head.getByLabel('受け付ける', { exact: true }).check()
    await head.getByRole('button', { name: '受付を変える' }).click()
    await head.getByText('受付中').waitFor()
  }
})
