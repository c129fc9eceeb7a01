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

/** Where there is no message bus, Chromium is told so, instead of asking for one again and again. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'disabled:', DBUS_SYSTEM_BUS_ADDRESS: 'disabled:' }

const LAUNCH_MS = 60_000

/** Chromium hangs now and then while it starts beside much else: another one is started then, and a third at most. */
async function launch(tries = 3): Promise<Browser> {
  const { executablePath, env } = findChromium()
  const options = { executablePath, args: flags, env: { ...process.env, ...NO_BUS, ...env }, timeout: LAUNCH_MS }
  try {
    return await chromium.launch(options)
  } catch (error) {
    if (tries === 1) throw error
    return launch(tries - 1)
  }
}

/** A browser for one test file, closed after it. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launch()
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
