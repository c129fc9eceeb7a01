import { after } from 'node:test'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** The widths every page is made for. */
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 800 }

/** Longest wait for anything to appear, in ms: generous, because a busy machine is no fault of the page. */
const PATIENCE_MS = 30_000

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser for one test file, closed after it. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium()
  const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } as typeof env })
  after(() => browser.close())
  return browser
}

/** Visitors whose browser runs no script: axe, being one, cannot look at their pages. */
export const scriptless = new WeakSet<Page>()

/** A visitor with a fresh browser of their own: no cookies of anybody else. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: DESK, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  if (options.javaScriptEnabled === false) scriptless.add(page)
  return page
}
