// A 行政書士 files for two clients: one approves on a phone that runs no script and takes the mandate back later, the other refuses.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { seedDemoAgents, seedDemoProcedures } from '../src/demo/index.ts'
import { mailbox } from '../src/testing/mailbox.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'
import { fillWater } from './water.ts'

const town = await townOnPort()
await seedDemoProcedures(town.municipality, town.program.clock())
await seedDemoAgents(town.municipality, town.program.clock(), 'あおぞら市')
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** What came by mail, once the worker has sent it. */
async function mailed(page: Page, to: string, what: RegExp): Promise<string> {
  for (;;) {
    const found = (await mailbox(town))
      .filter((one) => one.to.includes(to))
      .flatMap(({ text }) => what.exec(text) ?? [])
    if (found.length > 0) return found.at(-1)!
    await page.waitForLoadState()
  }
}

async function residentSignsIn(page: Page, email: string) {
  await page.getByLabel('メールアドレス').fill(email)
  await page.getByRole('button', { name: '番号をメールで受け取る' }).click()
  await page.getByLabel('6桁の番号').fill(await mailed(page, email, /\d{6}(?= です)/))
  await page.getByRole('button', { name: '次へ' }).click()
}

for (const viewport of [DESK, PHONE]) {
  test(`an agent files for two clients; one approves and revokes, the other refuses, ${viewport.width} pixels wide`, async () => {
    const [sakura, kenji] = [`sakura-${viewport.width}@example.jp`, `kenji-${viewport.width}@example.jp`]
    const agent = await newVisitor(browser, { viewport })
    await agent.goto(`${town.url}/residents/sign-in?next=/agent`)
    await residentSignsIn(agent, `gyosei-${viewport.width}@example.jp`)
    await agent.getByRole('heading', { name: '行政書士の登録' }).waitFor()
    await lookOver(agent)
    await agent.getByLabel('登録番号').fill('1234')
    await agent.getByRole('button', { name: '登録する' }).click()
    await agent.getByRole('link', { name: /登録番号は8桁の数字です/ }).waitFor()
    await lookOver(agent)
    await agent.getByLabel('氏名').fill('寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末')
    await agent.getByLabel('登録番号').fill('１２３４５６７８')
    await agent.getByLabel('事務所の名前').fill('寿限無寿限無五劫の擦り切れ行政書士事務所')
    await agent.getByLabel('事務所の所在地').fill('あおぞら市中央1-2-3')
    await agent.getByLabel('電話番号').fill('0985-12-3456')
    await agent.getByRole('button', { name: '登録する' }).click()
    await agent.getByText('登録しました').waitFor()
    await lookOver(agent)

    const fileFor = async (name: string, email: string) => {
      await agent.getByRole('link', { name: '依頼者の申請を始める' }).click()
      await agent.getByLabel('手続き').selectOption({ label: '水道使用開始届' })
      await agent.getByRole('button', { name: '申請を書き始める' }).click()
      await agent.getByRole('link', { name: /依頼者の氏名を入力してください/ }).waitFor()
      await lookOver(agent)
      await agent.getByLabel('依頼者の氏名').fill(name)
      await agent.getByLabel('依頼者のメールアドレス').fill(email)
      await agent.getByLabel('補正も任されている').check()
      await agent.getByRole('button', { name: '申請を書き始める' }).click()
      await fillWater(agent, email)
      await lookOver(agent)
      await agent.getByRole('button', { name: '依頼者に確かめてもらう' }).click()
      await agent.getByText('依頼者にお願いのメールを送りました').waitFor()
      return await mailed(agent, email, /http\S+\/mandates\/\S+/)
    }
    const first = await fileFor('寿限無寿限無五劫の擦り切れ海砂利水魚 葛󠄀子', sakura)
    const second = await fileFor('森 健二', kenji)
    await lookOver(agent)

    const phone = await newVisitor(browser, { viewport: PHONE, javaScriptEnabled: false })
    await visit(phone, first)
    await phone.getByRole('link', { name: 'サインインする' }).click()
    await residentSignsIn(phone, sakura)
    await phone.getByRole('heading', { name: '申請を確かめる' }).waitFor()
    await lookOver(phone)
    await phone.getByRole('button', { name: '委任して申請する' }).click()
    await phone.getByText('申請が届きました').waitFor()
    await lookOver(phone)
    const [number] = /R\d+-\d{6}/.exec(await phone.locator('main').innerText())!

    const other = await newVisitor(browser, { viewport })
    await visit(other, second)
    await other.getByRole('link', { name: 'サインインする' }).click()
    await residentSignsIn(other, kenji)
    await other.getByRole('heading', { name: '申請を確かめる' }).waitFor()
    await lookOver(other)
    await other.getByLabel('断る理由').fill('使い始める日が違います')
    await other.getByRole('button', { name: '断る' }).click()
    await other.getByText('何も申請されていません').waitFor()
    await lookOver(other)

    await visit(agent, `${town.url}/agent`)
    await agent.getByText('依頼者が断ったもの').waitFor()
    await agent.getByRole('link', { name: '森 健二 様' }).click()
    await agent.getByText('使い始める日が違います').waitFor()
    await lookOver(agent)
    await agent.goto(`${town.url}/agent`)
    await agent.getByRole('link', { name: /寿限無/ }).click()
    await agent.getByText(number).first().waitFor()
    await lookOver(agent)

    const desk = await signedIn(browser, town, 'kimura', { viewport })
    await visit(desk, `${town.url}/console/agents`)
    await desk
      .getByRole('link', { name: /寿限無/ })
      .first()
      .click()
    await lookOver(desk)
    await desk.getByRole('button', { name: '名簿で確かめた' }).click()
    await desk.getByText('記録しました').waitFor()
    await desk.goto(`${town.url}/console/applications`)
    const row = desk.getByRole('row', { name: new RegExp(number) })
    await row.getByRole('link').first().click()
    await desk.getByText('登録番号').first().waitFor()
    await lookOver(desk)

    await phone.getByRole('link', { name: '委任を見直す' }).click()
    await lookOver(phone)
    await phone.getByRole('button', { name: '委任を取り消す' }).click()
    await phone.getByText('委任を見直しました').waitFor()
    await lookOver(phone)
    await agent.reload()
    await agent.getByText('依頼者が委任を取り消したので').waitFor()
    await lookOver(agent)
    await visit(agent, `${town.url}/agent`)
    await agent.getByRole('heading', { name: '委任が取り消されたもの' }).waitFor()
    await desk.reload()
    await desk.getByText('委任の見直し: 委任を取り消す').waitFor()
    assert.ok(await desk.getByText('登録番号').first().isVisible())
  })
}
