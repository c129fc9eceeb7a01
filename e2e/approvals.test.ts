// A document goes its round: written by a clerk, approved by the chief, decided by the head, on a desk and on a phone.
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { DESK, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort()
const browser = await openBrowser()
// Nobody’s page stays open, and asks, while the town is taken down.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
const LONG = '寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末食う寝る処に住む処'

const day = (days: number) => Temporal.Now.plainDateISO('Asia/Tokyo').add({ days })

const signIn = (who: string, options: BrowserContextOptions) => signedIn(browser, town, who, options)

async function propose(page: Page, title: string, text = '何を、なぜ、いくらで行うか。'): Promise<void> {
  await page.goto(`${town.url}/console/approvals/new`)
  await page.getByLabel('件名').fill(title)
  await page.getByLabel('本文').fill(text)
  await page.getByRole('button', { name: '起案する' }).click()
  await page.getByText('起案しました').waitFor()
}

async function open(page: Page, title: string): Promise<void> {
  await page.goto(`${town.url}/console/approvals`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** What is read out of a part of the page: with what CSS writes into it, which the document does not contain. */
async function heard(page: Page, selector: string): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId, role: 'StaticText' })
  return nodes.map(({ name }) => String(name?.value)).join('')
}

for (const javaScriptEnabled of [true, false]) {
  for (const viewport of [DESK, PHONE]) {
    const look = { viewport, javaScriptEnabled }
    const words = `${viewport.width} pixels wide, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`

    test(`a document is written, returned, mended, approved and decided (${words})`, async () => {
      const title = `移住フェアへの出展(${words})`
      const [clerk, chief, head] = [
        await signIn('takahashi', look),
        await signIn('suzuki', look),
        await signIn('sato', look),
      ]
      await visit(clerk, `${town.url}/console/approvals/new`)
      await propose(clerk, title, '旅費は 12 万円。\n出展料は 5 万円。')
      await lookOver(clerk)

      await visit(chief, `${town.url}/console/approvals`)
      await open(chief, title)
      await lookOver(chief)
      await chief.getByRole('link', { name: '差し戻す' }).click()
      await chief.getByRole('button', { name: '差し戻す' }).click()
      await chief.getByRole('link', { name: /差し戻す理由を入力してください/ }).waitFor()
      await lookOver(chief)
      await chief.getByLabel('理由').fill('旅費の見積りを確かめてください')
      await chief.getByRole('button', { name: '差し戻す' }).click()
      await chief.getByText('差し戻しました。').waitFor()

      await clerk.goto(`${town.url}/console/approvals?list=own`)
      await clerk.getByRole('link', { name: title }).click()
      await clerk.getByRole('heading', { name: '鈴木 健太さんが差し戻しました' }).waitFor()
      assert.equal(await clerk.getByText('旅費の見積りを確かめてください').count(), 2, 'at the top and in the history')
      await lookOver(clerk)
      await clerk.getByRole('link', { name: '直して出し直す' }).click()
      await clerk.getByLabel('本文').fill('旅費は 15 万円。\n出展料は 5 万円。')
      await lookOver(clerk)
      await clerk.getByRole('button', { name: '出し直す' }).click()
      await clerk.getByText('出し直しました').waitFor()

      await open(chief, title)
      await chief.getByRole('heading', { name: '前の提出から変わったところ' }).waitFor()
      await lookOver(chief)
      await chief.getByRole('button', { name: '承認する' }).click()
      await chief.getByText('承認しました').waitFor()

      await open(head, title)
      await head.getByRole('link', { name: '専決する' }).click()
      await lookOver(head)
      await head.getByRole('button', { name: '専決する' }).click()
      await head.getByText('専決しました').waitFor()
      await lookOver(head)
    })
  }
}

test('what was done is said although the page hears of it before its own answer comes', async () => {
  const title = 'もどかしい起案'
  const clerk = await signIn('ito', { viewport: DESK })
  await propose(clerk, title)
  await clerk.getByRole('link', { name: '引き戻す' }).click()
  const form = clerk.url()
  await clerk.route(form, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    const elsewhere = await clerk.context().newPage()
    await elsewhere.goto(`${town.url}/console`)
    await elsewhere.close()
    await route.fulfill({ response: answer })
  })
  await clerk.getByRole('button', { name: '引き戻す' }).click()
  await clerk.getByText('引き戻しました').waitFor()
})

test('what comes in shows on an open list by itself, and is gone when somebody else has acted', async () => {
  const title = 'ひとりでに届く起案'
  const [clerk, chief, sameChief] = [
    await signIn('tanaka', { viewport: DESK }),
    await signIn('suzuki', { viewport: DESK }),
    await signIn('suzuki', { viewport: PHONE }),
  ]
  await visit(chief, `${town.url}/console/approvals`)
  await propose(clerk, title)
  await chief.getByRole('link', { name: title }).waitFor()
  await open(sameChief, title)
  await sameChief.getByRole('button', { name: '承認する' }).click()
  await chief.getByRole('link', { name: title }).waitFor({ state: 'detached' })
})

test('what was chosen stays chosen, and nothing else, while more comes in', async () => {
  const chosen = ['選んでおいた起案 一', '選んでおいた起案 二']
  const [clerk, chief] = [await signIn('tanaka', { viewport: DESK }), await signIn('suzuki', { viewport: DESK })]
  for (const title of chosen) {
    await propose(clerk, title)
    await open(chief, title)
  }
  await chief.goto(`${town.url}/console/approvals`)
  for (const title of chosen) await chief.getByLabel(`${title}を選ぶ`).check()
  await propose(clerk, 'あとから来た起案')
  await chief.getByRole('link', { name: 'あとから来た起案' }).waitFor()
  assert.equal(await chief.locator('.row-checkbox input:checked').count(), 2)
  assert.match(await heard(chief, '.bulk-bar'), /^選んだもの 2 件を/)
  for (const title of chosen) assert.ok(await chief.getByLabel(`${title}を選ぶ`).isChecked())
})

test('while the head is away the stand-in decides, and the head sees it afterwards', async () => {
  const title = '不在の間の起案'
  const [clerk, chief, head] = [
    await signIn('ito', { viewport: PHONE }),
    await signIn('suzuki', { viewport: PHONE }),
    await signIn('sato', { viewport: PHONE }),
  ]
  await propose(clerk, title)
  await open(chief, title)
  await chief.getByRole('button', { name: '承認する' }).click()
  await visit(head, `${town.url}/console/approvals/absences`)
  await head.getByLabel('始め').fill('2020-04-01T08:30')
  await head.getByLabel('終わり').fill('2020-04-01T17:15')
  await head.getByRole('button', { name: '登録する' }).click()
  await head.getByRole('link', { name: /もう終わっています/ }).waitFor()
  await lookOver(head)
  await head.getByLabel('始め').fill(`${day(-1)}T08:30`)
  await head.getByLabel('終わり').fill(`${day(1)}T17:15`)
  await head.getByRole('button', { name: '登録する' }).click()
  await head.getByText('不在を登録しました').waitFor()

  await open(chief, title)
  await lookOver(chief)
  await chief.getByRole('link', { name: '代決する' }).click()
  await chief.getByRole('button', { name: '代決する' }).click()
  await chief.getByText('代決しました').waitFor()
  await head.getByRole('button', { name: /不在を終わりにする/ }).click()
  await visit(head, `${town.url}/console/approvals?list=review`)
  await head.getByRole('link', { name: title }).click()
  await head.getByRole('button', { name: '後閲する' }).click()
  await head.getByText('後閲しました').waitFor()
  await lookOver(head)
})

const boxOf = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())!

test('on a phone the document begins on the first screen, and its title takes one line above the heading', async () => {
  const [clerk, chief] = [await signIn('takahashi', { viewport: PHONE }), await signIn('suzuki', { viewport: PHONE })]
  await propose(clerk, '電話で読む起案の件名について')
  await open(chief, '電話で読む起案の件名について')
  const paper = await boxOf(chief, '.paper')
  assert.ok(paper.y + 24 < (await boxOf(chief, '.form-actions')).y, `it begins at ${paper.y}`)
  const short = (await boxOf(chief, '.breadcrumbs')).height
  await propose(clerk, `${LONG}${LONG}`)
  await open(chief, `${LONG}${LONG}`)
  assert.equal((await boxOf(chief, '.breadcrumbs')).height, short)
  await chief.getByRole('link', { name: '差し戻す' }).click()
  assert.equal((await boxOf(chief, '.breadcrumbs')).height, short)
})

test('on a phone the facts of a row need no separator, and what belongs together stays together', async () => {
  const [clerk, chief] = [await signIn('takahashi', { viewport: PHONE }), await signIn('suzuki', { viewport: PHONE })]
  await propose(clerk, '一行に収まらない起案')
  await chief.goto(`${town.url}/console/approvals`)
  const place = chief.locator('td[data-label="いまどこ"]').last()
  for (let width = 320; width < 400; width += 4) {
    await chief.setViewportSize({ ...PHONE, width })
    const lines = await place.evaluate((cell) => {
      const text = [...cell.childNodes].find(({ nodeValue }) => nodeValue?.includes('/'))!
      const range = document.createRange()
      range.setStart(text, 0)
      range.setEnd(text, text.nodeValue!.indexOf('/') + 3)
      const { right } = cell.getBoundingClientRect()
      return {
        place: range.getClientRects().length,
        separator: getComputedStyle(cell, '::before').content,
        inside: right <= innerWidth,
      }
    })
    assert.deepEqual(lines, { place: 1, separator: 'none', inside: true }, `${width} pixels`)
  }
})

for (const viewport of [DESK, PHONE]) {
  test(`several are approved at once after they were read, without JavaScript, ${viewport.width} pixels wide`, async () => {
    const clerk = await signIn('takahashi', { viewport })
    const chief = await signIn('suzuki', { viewport, javaScriptEnabled: false })
    const titles = [`まとめて ${viewport.width} その一`, `まとめて ${viewport.width} その二 ${LONG}`]
    for (const title of titles) {
      await propose(clerk, title)
      await open(chief, title)
    }
    await chief.goto(`${town.url}/console/approvals`)
    for (const title of titles) await chief.getByLabel(`${title}を選ぶ`).check()
    await lookOver(chief)
    assert.match(await heard(chief, '.bulk-bar'), /^選んだもの 2 件を/)
    await chief.getByRole('button', { name: 'まとめて承認・決裁する' }).click()
    await chief.getByRole('heading', { name: '2 件をまとめて承認・決裁する' }).waitFor()
    await lookOver(chief)
    await chief.getByRole('button', { name: 'まとめて承認・決裁する' }).click()
    await chief.getByText('2 件を承認・決裁しました').waitFor()
    await lookOver(chief)
  })

  test(`the routes are seen and changed in the settings, ${viewport.width} pixels wide`, async () => {
    const page = await signIn('ishii', { viewport })
    await visit(page, `${town.url}/console/settings/routes`)
    await page.getByRole('link', { name: /^一般起案\(課長専決\).*を変える$/ }).click()
    const name = await page.getByLabel('ルートの名前').inputValue()
    await lookOver(page)
    await page.getByLabel('ルートの名前').fill('')
    await page.getByRole('button', { name: 'この順に決める' }).click()
    await page.getByRole('link', { name: /ルートの名前を入力してください/ }).waitFor()
    await lookOver(page)
    await page.getByLabel('ルートの名前').fill(name)
    await page.getByRole('button', { name: 'この順に決める' }).click()
    await page.getByText('変わったところはありません').waitFor()
    await lookOver(page)
    await page.getByRole('link', { name: `${name}を変える` }).click()
    await page.getByLabel('ルートの名前').fill(`一般起案(課長専決) ${viewport.width}`)
    await page.getByRole('button', { name: 'この順に決める' }).click()
    await page.getByText('決裁ルートを決めました').waitFor()
  })
}
