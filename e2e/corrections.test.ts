// Two answers to be set right: asked at the desk, corrected on a phone that runs no script, and read at the desk again.
import { afterEach, test } from 'node:test'
import { seedDemoApplications, seedDemoProcedures } from '../src/demo/index.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'
import { applyForWater, next } from './water.ts'

const town = await townOnPort()
await seedDemoProcedures(town.municipality, town.program.clock())
await seedDemoApplications(town.municipality, town.program.clock(), 'あおぞら市')
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const name = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`
    test(`two answers are asked for, corrected and read, ${name}`, async () => {
      const look = { viewport, javaScriptEnabled }
      const page = await newVisitor(browser, look)
      const number = await applyForWater(page, town.url, `hosei-${viewport.width}-${javaScriptEnabled}@example.jp`)

      const desk = await signedIn(browser, town, 'kimura', look)
      await desk.goto(`${town.url}/console/applications`)
      const rowOf = () =>
        desk
          .getByRole('row', { name: new RegExp(number) })
          .getByRole('link')
          .first()
      await rowOf().click()
      await desk.getByRole('link', { name: '補正を求める' }).click()
      await lookOver(desk)
      await desk.getByRole('button', { name: '補正を求める' }).click()
      await desk.getByRole('link', { name: /一つ以上選んでください/ }).waitFor()
      await lookOver(desk)
      await desk.getByLabel('水道を使う場所', { exact: true }).check()
      await desk
        .getByLabel('「水道を使う場所」の直してほしいところ')
        .fill('部屋番号がわかりません。部屋番号まで書いてください。')
      await desk.getByLabel('日中に連絡がつく電話番号', { exact: true }).check()
      await desk.getByRole('button', { name: '補正を求める' }).click()
      await desk.getByRole('link', { name: /電話番号」: どこが違い/ }).waitFor()
      await lookOver(desk)
      await desk
        .getByLabel('「日中に連絡がつく電話番号」の直してほしいところ')
        .fill('つながりませんでした。つながる番号を書いてください。')
      await desk.getByRole('button', { name: '補正を求める' }).click()
      await desk.getByText('申請した方に、補正をお願いしました').waitFor()
      await lookOver(desk)
      await visit(desk, `${town.url}/console/applications?queue=correcting`)

      await visit(page, `${town.url}/applications`)
      await page
        .getByRole('link', { name: /水道使用開始届/ })
        .first()
        .click()
      await page.getByText('直していただきたいところがあります').waitFor()
      await lookOver(page)
      await page.getByRole('link', { name: '補正する' }).click()
      await page.getByText('部屋番号がわかりません。部屋番号まで書いてください。').first().waitFor()
      await lookOver(page)
      await page.getByLabel(/町名/).fill('')
      await next(page)
      await page.getByRole('link', { name: /町名・番地を入力してください/ }).waitFor()
      await lookOver(page)
      await page.getByLabel(/町名/).fill('中央1丁目2番3号')
      await page.getByLabel(/建物名/).fill('青空荘 201号')
      await next(page)
      await page.getByRole('heading', { name: '使う方' }).waitFor()
      await lookOver(page)
      await page.getByLabel(/電話番号/).fill('0985-00-2222')
      await next(page)
      await page.getByRole('heading', { name: '補正の確認' }).waitFor()
      await lookOver(page)
      await page.getByRole('button', { name: '補正を出す' }).click()
      await page.getByText('補正が届きました').first().waitFor()
      await lookOver(page)
      await page.goBack()
      await page.getByText(number).first().waitFor()

      await desk.goto(`${town.url}/console/applications`)
      await rowOf().click()
      await desk.getByText('青空荘 201号').first().waitFor()
      await desk.getByText(/はじめに届いた内容/).click()
      await lookOver(desk)
    })
  }
}

test('the town calls a correction off, and whoever applied is told', async () => {
  const page = await newVisitor(browser, { viewport: PHONE })
  const number = await applyForWater(page, town.url, 'toriyame@example.jp')
  const desk = await signedIn(browser, town, 'kimura', { viewport: PHONE })
  await desk.goto(`${town.url}/console/applications`)
  await desk
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('link')
    .first()
    .click()
  await desk.getByRole('link', { name: '補正を求める' }).click()
  await desk.getByLabel('使いみち', { exact: true }).check()
  await desk.getByLabel('「使いみち」の直してほしいところ').fill('店ではありませんか。')
  await desk.getByRole('button', { name: '補正を求める' }).click()
  await desk.getByRole('link', { name: '補正を取りやめる' }).click()
  await lookOver(desk)
  await desk.getByRole('button', { name: '取りやめる' }).click()
  await desk.getByText('補正を取りやめて、申請した方に知らせました').waitFor()
  await lookOver(desk)
  await page.reload()
  await page.getByText('補正は要らなくなりました').waitFor()
  await lookOver(page)
})
