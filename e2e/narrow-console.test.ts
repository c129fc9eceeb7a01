import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { record } from '../src/kernel/audit/record.ts'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
// Nobody’s page stays open, and asks, while the town is taken down.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const { rows } = await town.owner.query(
  `update kernel.staff set name = '寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末' where sign_in_name = 'sato' returning id`,
)
const sato = `staff:${Number(rows[0].id)}` as const
const document = '48432a53130a0a35'.repeat(4)
await town.municipality.db
  .transaction()
  .execute((tx) => record(tx, Temporal.Now.instant(), sato, 'proposal.viewed', sato, { matter: 'general', document }))

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
  const name = (await last.textContent())!
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  const here = (await last.boundingBox())!
  assert.ok(here.x + here.width <= PHONE.width, `the tab of this page ends at ${here.x + here.width}`)
  await lookOver(page)
})

for (const viewport of [PHONE, { width: 800, height: 800 }, DESK]) {
  test(`the audit trail fits with a long name and an opened digest, ${viewport.width} pixels wide`, async () => {
    const auditor = await signedIn(browser, town, 'ishii', { viewport })
    await visit(auditor, `${town.url}/console/audit?actor=sato`)
    await auditor.getByText('文書の SHA-256: 48432a53130a…').click()
    await auditor.getByText(document, { exact: true }).waitFor()
    await lookOver(auditor)
  })
}
