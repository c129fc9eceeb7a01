// What a section records becomes public data: an event is entered, made a row, decided, read by a client for CKAN and harvested by the next town;
// a statistics table is held at the gate until its small counts are hidden.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { Action, Portal } from 'ckanapi'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const [aozora, midori] = [await townOnPort(), await townOnPort()]
await midori.owner
  .query("update kernel.municipality set name = 'みどり町', code = '459984'")
  .catch(() => midori.owner.query("update kernel.municipality set name = 'みどり町'"))
const browser = await openBrowser()
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

async function decide(options: BrowserContextOptions, title: RegExp) {
  for (const name of ['suzuki', 'sato']) {
    const officer = await signedIn(browser, aozora, name, options)
    await visit(officer, `${aozora.url}/console/approvals`)
    await officer.getByRole('main').getByRole('link', { name: title }).first().click()
    await officer.getByRole('heading', { level: 1, name: title }).waitFor()
    await lookOver(officer)
    if (name === 'sato') await officer.getByRole('link', { name: '専決する' }).click()
    await press(officer, name === 'sato' ? '専決する' : '承認する')
    await officer.getByText(name === 'sato' ? '専決しました' : '承認しました').waitFor()
  }
}

async function enterEvent(clerk: Page, title: string) {
  await visit(clerk, `${aozora.url}/console/opendata/events/new`)
  await press(clerk, /^加える|登録する|保存する/)
  await clerk.getByRole('alert').waitFor()
  await lookOver(clerk)
  const fill = (label: RegExp, text: string) => clerk.getByLabel(label).first().fill(text)
  await fill(/^イベント名/, title)
  await fill(/^フリガナ/, 'ナミノオンガクカイ')
  await fill(/^説明/, '海辺で聴く音楽会です。')
  await fill(/^開始日/, '2027-01-17')
  await fill(/^開始時間/, '10:00')
  await fill(/^終了時間/, '12:00')
  await fill(/^ほかの場所の名前/, '浜の宮海岸')
  await fill(/^ほかの場所の住所/, '宮崎県あおぞら市浜の宮1-1')
  await fill(/^連絡先/, '移住定住推進課')
  await press(clerk, /^加える|登録する|保存する/)
  await clerk.waitForURL(/done=/)
}

test('an event becomes a row, is decided, read by a client for CKAN, and harvested by the second town', async () => {
  const options = { viewport: DESK }
  const clerk = await signedIn(browser, aozora, 'takahashi', options)
  await enterEvent(clerk, '波の音楽会')
  await visit(clerk, `${aozora.url}/console/opendata/events`)
  await press(clerk, /イベント一覧」を作る/)
  await clerk.getByText('検査に通りました').waitFor()
  await clerk.getByText('波の音楽会').first().waitFor()
  await lookOver(clerk)
  await press(clerk, '公開を起案する')
  await clerk.getByText('公開を起案しました').waitFor()
  await decide(options, /イベント一覧.*第1版の公開/)

  const resident = await newVisitor(browser, options)
  await visit(resident, `${aozora.url}/opendata`)
  await resident.getByLabel('データをさがす').fill('イベント')
  await press(resident, '検索')
  await lookOver(resident)
  await resident.getByRole('main').getByRole('link', { name: 'イベント一覧', exact: true }).click()
  await resident.getByText('波の音楽会').first().waitFor()
  await lookOver(resident)

  const portal = new Portal(aozora.url)
  // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is what is tested
  const call = (name: string, payload: object): Promise<any> => portal.invoke(new Action(name), payload as never)
  const found = await call('package_search', { q: 'イベント' })
  assert.equal(found.count, 1)
  const csv = found.results[0].resources.find((one: { format: string }) => one.format === 'CSV')
  const rows = await call('datastore_search', { resource_id: csv.id, q: '波の音楽会' })
  assert.equal(rows.total, 1)
  assert.match(await (await fetch(csv.url)).text(), /波の音楽会/)

  const neighbour = await signedIn(browser, midori, 'ishii', options)
  await visit(neighbour, `${midori.url}/console/opendata/sources`)
  await neighbour.getByLabel(/^名前/).fill('あおぞら市')
  await neighbour.getByLabel(/^カタログの住所/).fill(aozora.url)
  await press(neighbour, /加える/)
  await neighbour.waitForURL(/done=source-added/)
  await press(neighbour, 'いま集める')
  await midori.work()
  await visit(neighbour, neighbour.url())
  await lookOver(neighbour)
  const visitor = await newVisitor(browser, options)
  await visit(visitor, `${midori.url}/opendata?q=${encodeURIComponent('イベント')}`)
  await visitor.getByText('ほかの町から').first().waitFor()
  await visitor.getByRole('main').getByRole('link', { name: 'イベント一覧', exact: true }).click()
  await visitor.getByRole('heading', { name: '出どころ' }).waitFor()
  await lookOver(visitor)
})

test('a statistics table is held at the gate, then published with its small counts hidden, on a phone without JavaScript', async () => {
  const options = { viewport: PHONE, javaScriptEnabled: false }
  const clerk = await signedIn(browser, aozora, 'takahashi', options)
  await visit(clerk, `${aozora.url}/console/opendata/sets/new`)
  await clerk.getByLabel(/^データの名前/).fill('地区別の人口')
  await clerk.getByLabel(/^アドレスの名前/).fill('people')
  await clerk.getByLabel(/^説明/).fill('2026年4月1日現在の、地区ごとの人口です。')
  await clerk.getByLabel(/^分類/).selectOption({ label: '人口・くらし' })
  await clerk.getByLabel(/^人数の統計である/).check()
  await press(clerk, '加える')
  await clerk.getByText('データセットを加えました').waitFor()
  const csv = '地区,総数,男,女\n計,160,79,81\n中央,100,50,50\nやまて,6,2,4\nみなと,54,27,27\n'
  await clerk
    .getByLabel(/^CSV ファイル/)
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await press(clerk, '読み込んで下書きを作る')
  await clerk.getByText('小さな数を隠すまで、公開できません').waitFor()
  await lookOver(clerk)
  await clerk.getByRole('link', { name: '小さな数を隠す' }).click()
  await clerk.getByText('総数 = 男 + 女').waitFor()
  await lookOver(clerk)
  await press(clerk, 'この形で隠す')
  await clerk.getByText('小さな数を隠しました').waitFor()
  await lookOver(clerk)
  await press(clerk, '公開を起案する')
  await clerk.getByText('公開を起案しました').waitFor()
  await decide(options, /地区別の人口.*第1版の公開/)
  const resident = await newVisitor(browser, options)
  await visit(resident, `${aozora.url}/opendata/sets/people`)
  await resident.getByRole('cell', { name: 'X', exact: true }).first().waitFor()
  await lookOver(resident)
  await resident.getByRole('link', { name: 'グラフ' }).click()
  await resident.waitForURL(/view=chart/)
  await lookOver(resident)
  const published = await (await fetch(`${aozora.url}/opendata/sets/people/data.csv`)).text()
  assert.doesNotMatch(published, /やまて,6|やまて,[^\r]*\b2\b/)
})
