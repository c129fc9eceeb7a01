import type { Page } from 'playwright-core'

export const next = (page: Page) => page.getByRole('button', { name: '次へ', exact: true }).last().click()

export async function fillPlace(page: Page) {
  await page.getByLabel('郵便番号').first().fill('880-0001')
  await page.getByLabel('都道府県').selectOption({ label: '宮崎県' })
  await page.getByLabel('市区町村').fill('あおぞら市')
  await page.getByLabel(/町名/).fill('中央1丁目2番3号')
  await page.getByLabel('家庭用').check()
}

export async function fillStart(page: Page) {
  const soon = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 7 })
  await page
    .getByLabel('年', { exact: true })
    .first()
    .fill(String(soon.year - 2018))
  await page.getByLabel('月', { exact: true }).first().fill(String(soon.month))
  await page.getByLabel('日', { exact: true }).first().fill(String(soon.day))
  await page.getByLabel('立ち会わない').check()
}

export async function fillUser(page: Page, email: string) {
  await page.getByLabel('個人').check()
  await page.getByLabel('姓', { exact: true }).fill('寿限無寿限無五劫の擦り切れ海砂利水魚')
  await page.getByLabel('名', { exact: true }).fill('葛󠄀子')
  await page.getByLabel('姓のフリガナ').fill('じゅげむ')
  await page.getByLabel('名のフリガナ').fill('かつこ')
  await page.getByLabel(/電話番号/).fill('090-0000-1234')
  await page.getByLabel(/メールアドレス/).fill(email)
  await page.getByLabel(/一緒に使う人数/).fill('2')
}

export async function fillPayment(page: Page) {
  await page.getByLabel('納付書で払う').check()
  await page.getByLabel('水道を使う場所').check()
  await page.getByLabel(/同意/).check()
}

/** 申請する, and its number. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: '申請する' }).click()
  await page.getByText('申請が届きました').waitFor()
  return /R\d+-\d{6}/.exec(await page.locator('main').innerText())![0]
}

/** Every page about water, up to the summary. */
export async function fillWater(page: Page, email: string): Promise<void> {
  const fills = { 使い始める場所: fillPlace, 使い始める日: fillStart, 使う方: fillUser, 料金のお支払い: fillPayment }
  for (const [heading, fill] of Object.entries(fills)) {
    await page.getByRole('heading', { name: heading }).waitFor()
    await fill(page, email)
    await next(page)
  }
  await page.getByRole('heading', { name: '確認' }).waitFor()
}

/** Applies for water, as somebody does whose application is about something else. */
export async function applyForWater(page: Page, url: string, email: string): Promise<string> {
  await page.goto(`${url}/procedures/water-service-start`)
  await page.getByRole('button', { name: 'はじめる' }).click()
  await fillWater(page, email)
  return await send(page)
}
