import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
// Nobody’s page stays open, and asks, while the town is taken down.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

test('every word of the bar below stands clear of its neighbours on a phone', async () => {
  const page = await signedIn(browser, town, 'ishii', { viewport: PHONE })
  const items = await page.locator('.console-bar > ul > li').all()
  assert.equal(items.length, 5)
  for (const item of items) {
    const word = item.locator('span').first()
    const [room, taken] = [await item.boundingBox(), await word.boundingBox()]
    assert.ok(taken!.width <= room!.width - 8, `「${await word.textContent()}」 has ${room!.width} pixels`)
  }
})

test('the tabs of the settings stay one line on a phone, and the keyboard brings the last one into sight', async () => {
  const page = await signedIn(browser, town, 'ishii', { viewport: PHONE })
  await visit(page, `${town.url}/console/settings`)
  const tabs = page.getByRole('navigation', { name: '設定の種類' })
  assert.ok((await tabs.boundingBox())!.height < 64)
  const last = tabs.getByRole('link').last()
  await tabs.getByRole('link').first().focus()
  for (let step = 1; step < (await tabs.getByRole('link').count()); step++) await page.keyboard.press('Tab')
  const { x, width } = (await last.boundingBox())!
  assert.ok(x >= 0 && x + width <= PHONE.width, `the last tab ends at ${x + width}`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'サインインの連携' }).waitFor()
  const here = (await last.boundingBox())!
  assert.ok(here.x + here.width <= PHONE.width, `the tab of this page ends at ${here.x + here.width}`)
  await lookOver(page)
})
