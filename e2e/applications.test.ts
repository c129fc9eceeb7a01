// Water from a phone in the evening: applied for page by page, accepted at the desk, and the notice read.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { seedDemoApplications, seedDemoProcedures } from '../src/demo/index.ts'
import { mailbox } from '../src/testing/mailbox.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'
import { fillPayment, fillPlace, fillStart, fillUser, next, send } from './water.ts'

const town = await townOnPort()
await seedDemoProcedures(town.municipality, town.program.clock())
await seedDemoApplications(town.municipality, town.program.clock(), 'あおぞら市')
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

/** From here on it is that hour of a day in Japan, so many days from now, for the whole town. */
function letItBe(hour: number, days: number): void {
  const from = Temporal.Now.zonedDateTimeISO('Asia/Tokyo').add({ days })
  const offset = Temporal.Now.instant().until(from.with({ hour, minute: 30 }).toInstant())
  Object.assign(town.program, { clock: () => Temporal.Now.instant().add(offset) })
}

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const name = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`
    test(`water is applied for in the evening, accepted, and the notice arrives the next day, ${name}`, async () => {
      letItBe(20, 0)
      const look = { viewport, javaScriptEnabled }
      const email = `mizu-${viewport.width}-${javaScriptEnabled}@example.jp`
      const page = await newVisitor(browser, look)
      await visit(page, town.url)
      await page.getByRole('link', { name: '手続きをする' }).click()
      await lookOver(page)
      await page.getByRole('link', { name: '水道使用開始届' }).click()
      await lookOver(page)
      await page.getByRole('button', { name: 'はじめる' }).click()
      await page.getByRole('heading', { name: '使い始める場所' }).waitFor()
      await lookOver(page)
      await next(page)
      await page.getByRole('link', { name: '「使いみち」を選んでください。' }).waitFor()
      await lookOver(page)
      await fillPlace(page)
      await next(page)
      await page.getByRole('heading', { name: '使い始める日' }).waitFor()
      await fillStart(page)
      await lookOver(page)
      await next(page)
      await page.getByRole('heading', { name: '使う方' }).waitFor()
      await page.getByRole('button', { name: '戻る' }).click()
      await page.getByRole('heading', { name: '使い始める日' }).waitFor()
      await next(page)
      await fillUser(page, email)
      await lookOver(page)
      await next(page)
      await fillPayment(page)
      await next(page)
      await page.getByRole('heading', { name: '確認' }).waitFor()
      await lookOver(page)
      const number = await send(page)
      await page
        .getByText(/ 20:3\d/)
        .first()
        .waitFor()
      await lookOver(page)
      await page.goBack() // to the summary, which has gone
      await page.getByText(number).first().waitFor()
      await visit(page, `${town.url}/applications`)
      await page.getByText(number).waitFor()

      letItBe(9, 1)
      const desk = await signedIn(browser, town, 'kimura', { viewport, javaScriptEnabled })
      await desk.goto(`${town.url}/console/applications`)
      await lookOver(desk)
      await desk
        .getByRole('row', { name: new RegExp(number) })
        .getByRole('link')
        .first()
        .click()
      await lookOver(desk)
      await desk.getByRole('button', { name: '担当する' }).click()
      await desk.getByText('担当になりました').first().waitFor()
      await desk.getByRole('link', { name: '受理する' }).click()
      await lookOver(desk)
      await desk.getByRole('button', { name: '受理する' }).click()
      await desk.getByText('申請した方に知らせました').waitFor()
      await lookOver(desk)

      await page.getByRole('link', { name: '水道使用開始届' }).first().click()
      await page.getByText('受理になりました').waitFor()
      await lookOver(page)
      const subjects = async () => (await mailbox(town)).filter(({ to }) => to.includes(email)).length
      while ((await subjects()) < 2) await page.waitForLoadState()
      assert.equal(await subjects(), 2)
    })
  }
}

test('a refusal without its reason is told at the top and beside the field, and the queue of what is done stands', async () => {
  const head = await signedIn(browser, town, 'inoue', { viewport: PHONE })
  await visit(head, `${town.url}/console/applications?queue=done`)
  await visit(head, `${town.url}/console/applications?queue=mine`)
  await visit(head, `${town.url}/console/applications`)
  await head.getByRole('row').getByRole('link').first().click()
  await head.getByRole('link', { name: '却下する' }).click()
  await lookOver(head)
  await head.getByLabel('却下の理由').fill(' ')
  await head.getByRole('button', { name: '却下する' }).click()
  await head.getByRole('link', { name: /却下の理由を入力してください/ }).waitFor()
  await lookOver(head)
})
