import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()

for (const javaScriptEnabled of [true, false]) {
  test(`a resident opens the portal on a phone, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const page = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled })
    await visit(page, town.url)
    assert.match(await page.title(), /あおぞら市/)
    assert.equal(await page.locator('h1').count(), 1)
  })
}

test('an address that does not exist says so, and leads back', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, `${town.url}/no-such-page`)
  await page.getByText('見つかりません', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'トップページ' }).click()
  await page.waitForURL(`${town.url}/`)
})
