import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const fields = `${town.url}/dev/ui/fields`

for (const viewport of [PHONE, DESK]) {
  test(`${viewport.width}px: fields come and go with the answers they depend on, in rows too`, async () => {
    const page = await newVisitor(browser, { viewport })
    await visit(page, `${fields}?right`)
    const why = page.getByLabel('どんな使いみちですか')
    assert.equal(await why.isVisible(), false)
    await page
      .getByRole('group', { name: /^使いみち/ })
      .getByLabel('そのほか')
      .check()
    await why.fill('作業場')
    await page
      .getByRole('group', { name: /^使いみち/ })
      .getByLabel('家庭用')
      .check()
    assert.equal(await why.isVisible(), false)
    const proof = page.getByLabel('別居監護申立書')
    assert.equal(await proof.isVisible(), false)
    await page.getByLabel('別の住所').check()
    assert.equal(await proof.isVisible(), true)
    await lookOver(page)
  })

  test(`${viewport.width}px: every mistake is told above and beside its field, and every kind fits the screen`, async () => {
    const page = await newVisitor(browser, { viewport })
    await visit(page, fields)
    const links = page.getByRole('alert').getByRole('link')
    assert.ok((await links.count()) > 15)
    for (const link of await links.all()) {
      const id = (await link.getAttribute('href'))!.slice(1)
      assert.equal(await page.locator(`[id="${id}"]`).isVisible(), true, id)
    }
  })
}

/** In the page. */
const isFilledIn = () => document.querySelector<HTMLInputElement>('[name="address.city"]')?.value === '都城市'

test('a postal code fills in what is empty of its address', async () => {
  const page = await newVisitor(browser)
  await visit(page, `${fields}?right`)
  await page.getByLabel('町名・番地').fill('大王町9')
  await page.getByLabel('郵便番号').fill('８８５－００２６')
  await page.waitForFunction(isFilledIn)
  assert.equal(await page.getByLabel('都道府県').inputValue(), '宮崎県')
  assert.equal(await page.getByLabel('町名・番地').inputValue(), '大王町9')
})

test('a code that was written before the script came fills in the rest as well', async () => {
  const page = await newVisitor(browser)
  await page.route('**/page-fields.island*.js', async (route) => {
    await page.getByLabel('郵便番号').fill('885-0026')
    await route.continue()
  })
  await visit(page, `${fields}?right`)
  await page.waitForFunction(isFilledIn)
})

test('without JavaScript every field is there, and says in which case it is to be answered', async () => {
  const page = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled: false })
  await page.goto(`${fields}?right`)
  assert.equal(await page.getByLabel('どんな使いみちですか').isVisible(), true)
  await page.getByText('「使いみち」が「そのほか」の場合に答えてください。').waitFor()
  assert.equal(await page.getByRole('button', { name: '住所を入れる' }).isVisible(), true)
})
