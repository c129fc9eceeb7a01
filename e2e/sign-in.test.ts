import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { PASSWORD, townOnPort } from './town-on-port.ts'
import { lookOver, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()

async function signIn(page: Page, name = 'suzuki'): Promise<void> {
  await page.goto(`${town.url}/sign-in`)
  await page.getByLabel('サインイン名').fill(name)
  await page.getByLabel('パスワード').fill(PASSWORD)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.waitForURL(`${town.url}/console`)
}

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const words = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`

    test(`a member of staff signs in, sees what waits today, and signs out (${words})`, async () => {
      const page = await newVisitor(browser, { viewport, javaScriptEnabled })
      await visit(page, `${town.url}/console`)
      await page.getByLabel('サインイン名').fill('suzuki')
      await page.getByLabel('パスワード').fill(PASSWORD)
      await page.getByRole('button', { name: 'サインイン' }).click()
      await page.getByRole('heading', { name: 'きょうの仕事' }).waitFor()
      await lookOver(page)
      await page.getByText('鈴木 健太').first().click()
      await page.getByRole('button', { name: 'サインアウト' }).click()
      await page.getByRole('heading', { name: '職員サインイン' }).waitFor()
      await page.getByText('サインアウトしました。').waitFor()
      assert.equal(page.url(), `${town.url}/sign-in?done=signed-out`)
    })
  }
}

test('whoever signs out is signed out in every window, and the next person begins at their own work', async () => {
  const page = await newVisitor(browser)
  await signIn(page)
  const other = await page.context().newPage()
  const listening = other.waitForResponse((response) => response.url().startsWith(`${town.url}/console/live`))
  await other.goto(`${town.url}/console/account`)
  await listening
  await page.getByText('鈴木 健太').first().click()
  await page.getByRole('button', { name: 'サインアウト' }).click()
  await page.waitForURL(`${town.url}/sign-in?done=signed-out`)
  await other.waitForURL(`${town.url}/sign-in?done=signed-out`)
})

test('in the menu under one’s name the way out looks like the ways on', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  await signIn(page)
  await page.getByText('鈴木 健太').first().click()
  const look = (selector: string) =>
    page.locator(`.console-who .menu-body ${selector}`).evaluate((element) => {
      const { borderTopWidth, backgroundColor, fontSize } = getComputedStyle(element)
      return [borderTopWidth, backgroundColor, fontSize, element.getBoundingClientRect().width]
    })
  assert.deepEqual(await look('button'), await look('a'))
})

test('a wrong password is answered in words, beside the form', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, `${town.url}/sign-in`)
  await page.getByLabel('サインイン名').fill('suzuki')
  await page.getByLabel('パスワード').fill('not the password of suzuki')
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.getByRole('alert').first().waitFor()
  await lookOver(page)
})
