import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, visit } from './visit.ts'

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

test('a resident finds the way into LINE, and what becomes of what they write', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, town.url)
  await page.getByRole('link', { name: 'LINEで相談' }).click()
  await page.getByRole('heading', { name: 'LINEで相談' }).waitFor()
  await lookOver(page)
  await page.getByRole('link', { name: '個人情報の取り扱い' }).first().click()
  await page.getByRole('heading', { name: '個人情報の取り扱い' }).waitFor()
  await lookOver(page)
  await page.goBack()
  await page.getByRole('link', { name: '友だちに追加する' }).click()
  await page.getByRole('heading', { name: 'だれになりますか' }).waitFor()
})

for (const viewport of [PHONE, DESK]) {
  for (const path of [
    '/line',
    '/privacy',
    '/accessibility',
    '/dev/ui',
    '/dev/ui/portal',
    '/dev/ui/form',
    '/dev/ui/sign-in',
  ]) {
    test(`axe finds nothing on ${path}, ${viewport.width} pixels wide`, async () => {
      await visit(await newVisitor(browser, { viewport }), `${town.url}${path}`)
    })
  }
}

for (const viewport of [PHONE, DESK]) {
  test(`what can be done with chosen rows never lies over the first of them, ${viewport.width} pixels wide`, async () => {
    const page = await newVisitor(browser, { viewport })
    await page.goto(`${town.url}/dev/ui`)
    const rows = page.locator('.bulk')
    await rows.evaluate((box) => scrollTo(0, box.getBoundingClientRect().top + scrollY - innerHeight + 120))
    const bottom = (selector: string) =>
      rows
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().bottom)
    const top = await rows.locator('.bulk-bar').evaluate((bar) => bar.getBoundingClientRect().top)
    assert.ok(top >= (await bottom('.row-checkbox')))
    await rows.evaluate((box) => scrollTo(0, box.getBoundingClientRect().bottom + scrollY - innerHeight + 40))
    assert.ok(
      (await bottom('.bulk-rows')) <=
        (await rows.locator('.bulk-bar').evaluate((bar) => bar.getBoundingClientRect().top)) + 1,
    )
  })
}

test('an address that does not exist says so, and leads back', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, `${town.url}/no-such-page`)
  await page.getByText('見つかりません', { exact: false }).first().waitFor()
  await page.getByRole('link', { name: 'トップページ' }).click()
  await page.waitForURL(`${town.url}/`)
})
