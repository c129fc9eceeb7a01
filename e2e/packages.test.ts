// Answers of one town used in the next: adopted, worded anew there, and compared when the first town words them anew too.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seedDemoFaqs, seedDemoSigningKey } from '../src/demo/index.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const [aozora, midori] = [await townOnPort(), await townOnPort()]
await seedDemoFaqs(aozora.municipality, aozora.program.clock())
await seedDemoSigningKey(aozora.program, aozora.municipality)
await midori.owner.query("update kernel.municipality set name = 'みどり町'")
const browser = await openBrowser()
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-e2e-'))
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first().click()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** @returns the file, as the town signed it */
async function exported(clerk: Page, slug: string, number: number): Promise<string> {
  await visit(clerk, `${aozora.url}/console/faq/sets`)
  await clerk.getByLabel(/^組の名前/).fill('水道の質問')
  await clerk.getByLabel(/^ファイルの名前/).fill(slug)
  for (const box of await clerk.getByRole('group', { name: '書き出す質問' }).getByRole('checkbox').all())
    await box.check()
  const coming = clerk.waitForEvent('download')
  await press(clerk, 'ファイルに書き出す')
  const file = join(folder, `${slug}-${number}.madoguchi-faq.json`)
  await (await coming).saveAs(file)
  return file
}

async function look(clerk: Page, file: string) {
  await visit(clerk, `${midori.url}/console/faq/sets`)
  await clerk.getByLabel(/^よくある質問のファイル/).setInputFiles(file)
  await press(clerk, '中を見る')
  await clerk.getByRole('heading', { name: '取り込む質問の確認' }).waitFor()
  await lookOver(clerk)
}

async function reword(clerk: Page, answer: string) {
  await clerk.getByLabel(/^答え/).fill(answer)
  await press(clerk, '保存する')
  await clerk.getByText('保存しました。').waitFor()
  await lookOver(clerk)
  await press(clerk, '公開する')
  await clerk.getByText('公開しました。').waitFor()
}

async function journey(options: BrowserContextOptions, slug: string) {
  const here = await signedIn(browser, aozora, 'kimura', options)
  const there = await signedIn(browser, midori, 'kimura', options)
  await visit(there, `${midori.url}/console/faq`)
  await link(there, 'ほかの町と')
  await look(there, await exported(here, slug, 1))
  const confirmation = there.getByLabel(/^指紋をあおぞら市.*に確かめ、同じでした/)
  if (await confirmation.count()) await confirmation.check()
  await press(there, '取り込む')
  await there.getByText('取り込みました。').waitFor()
  await lookOver(there)
  await link(there, /水漏れを見つけました/)
  await reword(there, `みどり町では、役場の水道係に電話してください。(${slug})`)

  await visit(here, `${aozora.url}/console/faq`)
  await link(here, /水漏れを見つけました/)
  await reword(here, `上下水道課に、写真を送ってください。(${slug})`)
  await look(there, await exported(here, slug, 2))
  const conflict = there
    .getByRole('radiogroup', { name: /水漏れを見つけました」の答え/ })
    .or(there.getByRole('group', { name: /水漏れを見つけました」の答え/ }))
  await conflict.getByLabel(/あおぞら市に合わせる/).check()
  await press(there, '取り込む')
  await there.getByText('取り込みました。').waitFor()
  await there.getByText('公開前の変更あり').first().waitFor()
  await link(there, /水漏れを見つけました/)
  await lookOver(there)
  await press(there, '公開する')
  await there.getByText('公開しました。').waitFor()

  const resident = await newVisitor(browser, options)
  await visit(resident, `${midori.url}/faq`)
  await resident.getByLabel('言葉でさがす').fill('水道管から水が漏れています')
  await press(resident, 'さがす')
  await lookOver(resident)
  await link(resident, /水漏れを見つけました/)
  await resident.getByText(`上下水道課に、写真を送ってください。(${slug})`).waitFor()
  await lookOver(resident)
}

for (const viewport of [DESK, PHONE]) {
  test(`${viewport.width}px: another town adopts answers, keeps its own words, and chooses where both towns changed them`, () =>
    journey({ viewport, javaScriptEnabled: viewport === DESK }, `water-${viewport.width}`))
}
