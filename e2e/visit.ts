import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { newVisitor, scriptless } from './browser.ts'
import { PASSWORD, type TownOnPort } from './town-on-port.ts'

/** A member of staff with a fresh browser, who has just signed in. */
export async function signedIn(
  browser: Browser,
  { url }: TownOnPort,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await newVisitor(browser, options)
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('サインイン名').fill(who)
  await page.getByLabel('パスワード').fill(PASSWORD)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.getByRole('heading', { name: 'きょうの仕事' }).waitFor()
  return page
}

/** Opens an address and looks at what is there as everybody must be able to use it. */
export async function visit(page: Page, url: string): Promise<void> {
  const response = await page.goto(url)
  assert.ok(response && response.status() < 500, `${url} answers ${response?.status()}`)
  await lookOver(page)
}

/** The page as it stands: axe finds nothing, nothing is wider than the screen. `PICTURES=folder` keeps a picture. */
export async function lookOver(page: Page): Promise<void> {
  await page.waitForLoadState() // a link that was just followed: its page may be on its way
  if (!scriptless.has(page)) await lookThroughAxe(page)
  const tooWide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(tooWide, 0, `${page.url()} fits the width of the screen`)
  if (process.env['PICTURES']) await keepPicture(page, process.env['PICTURES'])
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Pages of ours have no frames: axe looks at the page itself, and works out only what is wrong. */
async function lookThroughAxe(page: Page): Promise<void> {
  await page.evaluate(axe)
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as AxeResults
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 200)).join('\n    ')}`,
  )
  assert.equal(found.join('\n'), '', `axe finds nothing on ${page.url()}`)
}

let pictures = 0

async function keepPicture(page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const name = new URL(page.url()).pathname.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'top'
  const width = page.viewportSize()?.width
  await page.screenshot({ path: join(folder, `${process.pid}-${++pictures}-${name}-${width}.png`), fullPage: true })
}
