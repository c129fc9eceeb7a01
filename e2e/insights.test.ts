// What the reform achieved: a clerk counts a call, the town says what it aims at, and everybody reads the boards, on a phone without JavaScript too.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { collect } from '#modules/insights/index.ts'
import { seedDemoInsights } from '../src/demo/index.ts'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
await seedDemoInsights(town.municipality, town.program.clock(), 'あおぞら市')
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

for (const viewport of [PHONE, DESK]) {
  const javaScriptEnabled = viewport === DESK
  test(`from a call to the report, ${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const clerk = await signedIn(browser, town, 'suzuki', { viewport, javaScriptEnabled })
    await visit(clerk, `${town.url}/console/inquiries`)
    await clerk.getByRole('link', { name: '電話を記録する' }).click()
    await clerk.getByRole('textbox', { name: /^電話番号/ }).fill('12')
    await clerk.getByRole('button', { name: '記録する' }).click()
    await clerk.getByRole('alert').waitFor()
    await lookOver(clerk)
    await clerk.getByRole('textbox', { name: /^電話番号/ }).fill(`0986-23-${String(viewport.width).padStart(4, '0')}`)
    await clerk.getByRole('textbox', { name: /^用件/ }).fill('空き家の見学')
    await clerk.getByRole('button', { name: '記録する' }).click()
    await clerk.getByText('電話を記録しました。').waitFor()
    await lookOver(clerk)
    await visit(clerk, `${town.url}/console/inquiries/callbacks`)
    await clerk
      .getByRole('button', { name: /つながった$/ })
      .first()
      .click()
    await clerk.getByText('折り返したことを記録しました。').waitFor()

    const head = await signedIn(browser, town, 'ishii', { viewport, javaScriptEnabled })
    await visit(head, `${town.url}/console/insights/marks`)
    await head.getByLabel('何の基準・目標か').selectOption({ label: '目標: 電話の割合(%)' })
    await head.getByLabel('数', { exact: true }).fill('101')
    await head.getByLabel('何によるか').fill('行政改革の計画')
    await head.getByRole('button', { name: '記録する' }).click()
    await head.getByRole('link', { name: /100% までで/ }).waitFor()
    await lookOver(head)
    await head.getByLabel('数', { exact: true }).fill('35')
    await head.getByRole('button', { name: '記録する' }).click()
    await head.getByText('基準・目標を記録しました。').waitFor()
    await lookOver(head)

    await collect(town.municipality.db, town.program.clock())
    await visit(clerk, `${town.url}/console/insights`)
    for (const board of ['相談', '手続', '紙と働き方', 'しごと場', 'ワーケーション']) {
      await clerk.getByRole('navigation', { name: '効果' }).getByRole('link', { name: board, exact: true }).click()
      await clerk.getByRole('heading', { level: 1, name: `効果: ${board}` }).waitFor()
      await clerk.locator('summary', { hasText: '数え方' }).click()
      await lookOver(clerk)
    }
    await visit(clerk, `${town.url}/console/insights/inquiries`)
    await clerk.emulateMedia({ media: 'print' })
    for (const navigation of await clerk.getByRole('navigation').all()) assert.ok(!(await navigation.isVisible()))
    const chart = clerk.locator('.line-chart').first()
    assert.equal(await chart.evaluate((figure) => getComputedStyle(figure).breakInside), 'avoid')
    await clerk.emulateMedia({ media: 'screen' })
    const report = await clerk.request.get(`${town.url}/console/insights/report.pdf`)
    assert.equal(report.headers()['content-type'], 'application/pdf')
    assert.equal((await clerk.request.get(`${town.url}/console/insights/marks`)).status(), 403)
  })
}
