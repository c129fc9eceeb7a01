// A day of the section: what came at night, what is answered, decided, called back, told to many, sent on and kept from LINE, and what the effect page says of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { collect } from '#modules/insights/index.ts'
import { seedDemoFaqs } from '../src/demo/index.ts'
import { DESK, newVisitor, openBrowser, PHONE } from './browser.ts'
import { townOnPort } from './town-on-port.ts'
import { lookOver, signedIn, visit } from './visit.ts'

const town = await townOnPort({ at: '2026-11-24T20:30:00+09:00', saysAtNight: true })
const { clock, municipality, owner } = town
await seedDemoFaqs(municipality, clock())
await owner.query(`insert into inquiries.satisfaction_terms (asks, changed_at, changed_by)
  select true, now(), min(id) from kernel.staff`)
await owner.query(`insert into inquiries.notice_labels (kind, name) values ('topic', '子育て')`)
const browser = await openBrowser()
const inbox = `${town.url}/console/inquiries`

const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7ab' } })
  .jpeg()
  .toBuffer()
const PHOTO = { name: '家.jpg', mimeType: 'image/jpeg', buffer }

const opened = new Map<string, Promise<Page>>()

/** Everybody opens a browser once a day. */
function once(who: string, open: () => Promise<Page>): Promise<Page> {
  if (!opened.has(who)) opened.set(who, open())
  return opened.get(who)!
}

const deskOf = (who: string) => once(who, () => signedIn(browser, town, who, { viewport: DESK }))

const phoneOf = (resident: string) =>
  once(resident, async () => {
    const phone = await newVisitor(browser, { viewport: PHONE })
    await phone.goto(town.phones)
    await phone.getByRole('link', { name: new RegExp(resident) }).click()
    await phone.getByRole('button', { name: '友だち追加' }).click()
    await phone.getByLabel('メッセージ').waitFor()
    return phone
  })

async function write(phone: Page, words: string): Promise<void> {
  await phone.getByLabel('メッセージ').fill(words)
  await phone.getByRole('button', { name: '送信', exact: true }).click()
}

/** The newest that the town said on a phone with these words. */
const said = (phone: Page, words: string | RegExp) => phone.locator('.entry.theirs .bubble', { hasText: words }).last()

async function linkOn(phone: Page, address: RegExp): Promise<string> {
  const link = phone.getByRole('link', { name: address }).last()
  await link.waitFor()
  return (await link.getAttribute('href'))!
}

const TALK = `select from inquiries.conversations c join kernel.residents r on r.id = c.resident_id where r.display_name = $1`

/** What a resident wrote a moment ago may still be on its way to the town. */
async function openTalk(desk: Page, resident: string): Promise<void> {
  while ((await owner.query(TALK, [resident])).rowCount === 0);
  await desk.goto(inbox)
  await desk
    .getByRole('link', { name: new RegExp(resident) })
    .first()
    .click()
  await desk.getByRole('heading', { name: resident, level: 2 }).first().waitFor()
}

async function answer(desk: Page, words: string): Promise<void> {
  await desk.getByLabel('返信', { exact: true }).fill(words)
  await desk.getByRole('button', { name: '送信' }).click()
}

/** ほかの課へ移す, from the conversation that is open. */
async function sendOn(desk: Page, section: string, reason: string): Promise<void> {
  await desk.locator('summary', { hasText: 'ほかの課へ移す' }).click()
  await desk.getByLabel('移す先の課').selectOption({ label: section })
  await desk.getByLabel('移す理由').fill(reason)
  await desk.getByRole('button', { name: '移す', exact: true }).click()
  await desk
    .getByText(/移しました/)
    .first()
    .waitFor()
}

test('at night a question and a photo arrive, and the town says by when it answers', async () => {
  const phone = await phoneOf('青空 みか')
  await write(phone, '空き家バンクの家を見学したいです')
  await said(phone, /ただいま受付時間外です。11月25日\(水\) までに、職員がお答えします/).waitFor()
  await phone.locator('input[type=file]').first().setInputFiles(PHOTO)
  await phone.locator('.entry.own img').first().waitFor()
})

test('in the morning a よくある質問 becomes the answer; the head decides it, and the phone has it', async () => {
  clock.set('2026-11-25T09:00:00+09:00')
  const clerk = await deskOf('takahashi')
  await lookOver(clerk)
  await openTalk(clerk, '青空 みか')
  await clerk.locator('.photo-grid img').first().waitFor()
  await lookOver(clerk)
  await clerk.locator('summary', { hasText: '内部メモ' }).click()
  await clerk.getByRole('textbox', { name: '内部メモ' }).fill('鍵は課にあります')
  await clerk.getByRole('button', { name: 'メモを残す' }).click()
  await clerk.locator('.note', { hasText: '鍵は課にあります' }).waitFor()
  await clerk
    .getByRole('link', { name: /返信に入れる/ })
    .first()
    .click()
  await clerk.getByText('下書きを保存しました').waitFor()
  const box = clerk.getByLabel('返信', { exact: true })
  const [words] = (await box.inputValue()).split('\n')
  await box.press('Control+End')
  await box.pressSequentially('\nお待ちしています')
  await box.press('Tab')
  await clerk.getByRole('button', { name: '要決裁にする' }).click()
  await clerk.getByRole('button', { name: '決裁に回す' }).waitFor()
  assert.match(await box.inputValue(), /お待ちしています$/, 'what was typed a moment ago is still there')
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '決裁に回す' }).click()
  await clerk.locator('#decisions').getByText('決裁待ち').waitFor()
  await lookOver(clerk)

  clock.advance({ minutes: 10 })
  const [head, phone] = [await deskOf('sato'), await phoneOf('青空 みか')]
  await head
    .getByRole('link', { name: /相談への返信/ })
    .first()
    .click()
  await lookOver(head)
  assert.equal(await said(phone, words!).count(), 0, 'nothing is said that nobody decided')
  await head.getByRole('link', { name: 'もとの画面' }).click()
  await head.getByLabel('送る文').waitFor()
  await lookOver(head)
  await head.getByRole('button', { name: '専決して送る' }).click()
  await head.getByText('専決しました').first().waitFor()
  await lookOver(head)
  await said(phone, words!).filter({ hasText: 'お待ちしています' }).waitFor()
  assert.equal(await phone.getByText('鍵は課にあります').count(), 0, 'a memo is not for the phone')
})

test('it is closed, and a tap on the phone says that it helped', async () => {
  clock.advance({ minutes: 10 })
  const [clerk, phone] = [await deskOf('takahashi'), await phoneOf('青空 みか')]
  await openTalk(clerk, '青空 みか')
  await clerk.getByRole('button', { name: '完了にする', exact: true }).click()
  await phone.getByRole('button', { name: '😊 解決した' }).click()
  await said(phone, 'お答えをありがとうございました').waitFor()
  await lookOver(phone)
})

test('who telephones chooses on the phone when to be called back, and is called', async () => {
  clock.advance({ minutes: 10 })
  const [clerk, phone] = [await deskOf('takahashi'), await phoneOf('青空 みか')]
  await clerk.goto(inbox)
  await clerk.getByRole('link', { name: '電話を記録する' }).click()
  await clerk.getByLabel('電話番号').fill('090-1111-2222')
  await clerk.getByLabel('お名前').fill('青空 みか')
  await clerk.getByRole('textbox', { name: /^用件/ }).fill('見学の日のこと')
  await clerk.getByLabel(/青空 みか\(LINE\)/).check()
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '記録する' }).click()
  await clerk.getByText('電話を記録しました。').waitFor()
  await openTalk(clerk, '青空 みか')
  await clerk.getByRole('link', { name: '日時を選んでもらう' }).click()
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '送る', exact: true }).click()
  await said(phone, 'ご都合のよい日時を選んでください').waitFor()
  await lookOver(phone)

  clock.advance({ minutes: 1 })
  await phone.getByRole('button', { name: '11月25日(水) 11:30' }).click()
  await said(phone, '11月25日(水) 11:30 に、移住定住推進課からお電話します。').waitFor()
  await openTalk(clerk, '青空 みか')
  await clerk.locator('.note', { hasText: '相手が「11月25日(水) 11:30」を選びました' }).waitFor()
  clock.advance({ minutes: 1 })
  await clerk.getByRole('button', { name: '折り返し: つながった' }).click()
  await clerk.locator('.note', { hasText: '折り返し: つながった' }).waitFor()
  await lookOver(clerk)
})

test('who wants news of a topic gets what the section writes of it, once the head has decided', async () => {
  clock.advance({ minutes: 10 })
  const [clerk, head, phone] = [await deskOf('takahashi'), await deskOf('sato'), await phoneOf('青空 みか')]
  await write(phone, 'お知らせ')
  const wishes = await newVisitor(browser, { viewport: PHONE })
  await visit(wishes, await linkOn(phone, /line\/notices/))
  await wishes.getByLabel('子育て').check()
  await wishes.getByRole('button', { name: '保存する' }).click()
  await wishes.getByText('保存しました。').waitFor()
  await lookOver(wishes)
  await visit(clerk, `${town.url}/console/broadcasts`)
  await clerk.getByRole('link', { name: 'お知らせを書く' }).first().click()
  await clerk.getByLabel('件名').fill('健診のお知らせ')
  await clerk.getByLabel('本文').fill('あおぞら市です。3歳児健診があります。')
  await clerk.getByLabel('子育て').check()
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '保存して確かめる' }).click()
  await clerk.getByText('いま送ると').waitFor()
  await lookOver(clerk)
  await clerk.getByRole('button', { name: '決裁に回す' }).click()
  await clerk.getByText('決裁を待っています').first().waitFor()
  await head.goto(`${town.url}/console`)
  await head
    .getByRole('link', { name: /健診のお知らせ/ })
    .first()
    .click()
  await lookOver(head)
  await head.getByRole('link', { name: '専決する' }).click()
  await head.getByRole('button', { name: '専決する' }).click()
  await head.getByText('専決しました').waitFor()
  await said(phone, '3歳児健診があります').waitFor()
  await clerk.getByText('送り終わりました。').waitFor()
  await clerk.getByText('佐藤 美咲さんが決裁しました').waitFor()
  assert.equal(await clerk.getByText('いま送ると').count(), 0, 'what went is not told as what would go')
  await lookOver(clerk)
})

test('what another section should answer goes there and comes back; each side hears why', async () => {
  clock.advance({ minutes: 10 })
  const [clerk, phone] = [await deskOf('takahashi'), await phoneOf('佐藤 はるか')]
  await write(phone, '子どもの医療費の申請はどこですか')
  await openTalk(clerk, '佐藤 はるか')
  await sendOn(clerk, '市民課', '医療費は市民課の仕事です')
  const other = await deskOf('yamamoto')
  await visit(other, `${town.url}/console/notifications`)
  await other.getByRole('link', { name: /佐藤 はるかさんの相談が移住定住推進課から市民課へ移りました/ }).click()
  await other.locator('.note', { hasText: '医療費は市民課の仕事です' }).waitFor()
  await lookOver(other)
  await sendOn(other, '移住定住推進課', '移住の支援に含まれます')
  await clerk.goto(`${town.url}/console/notifications`)
  await clerk.getByRole('link', { name: /市民課から移住定住推進課へ移りました.*移住の支援に含まれます/ }).click()
  clock.advance({ minutes: 30 })
  await answer(clerk, '移住の支援でお支払いします')
  await said(phone, '移住の支援でお支払いします').waitFor()
})

test('what LINE must not keep goes on on the town’s own page, opened with a link and a number', async () => {
  clock.advance({ minutes: 10 })
  const [clerk, phone] = [await deskOf('takahashi'), await phoneOf('山本 健一')]
  await write(phone, '家族のことで相談があります')
  await openTalk(clerk, '山本 健一')
  await clerk.getByRole('button', { name: '町のページで続ける' }).click()
  await clerk.getByText('まだ開かれていません').waitFor()
  await lookOver(clerk)
  const link = await linkOn(phone, /line\/page/)
  await phone.getByRole('button', { name: '番号を受け取る' }).click()
  const number = /\d{6}/.exec(await said(phone, /番号は \d{6} です/).innerText())![0]
  const page = await newVisitor(browser, { viewport: PHONE })
  await visit(page, link)
  await page.getByLabel('番号').fill(number)
  await page.getByRole('button', { name: '開く', exact: true }).click()
  await page.getByLabel('メッセージ').fill('夫のことで困っています')
  await page.getByRole('button', { name: '送信' }).click()
  await clerk.getByText('夫のことで困っています').last().waitFor()
  await answer(clerk, '秘密はお守りします')
  await page.getByText('秘密はお守りします').waitFor()
  await lookOver(page)
  await said(phone, '町のページにお返事があります').waitFor()
  assert.equal(await phone.getByText('秘密はお守りします').count(), 0)
  await lookOver(clerk)
})

test('the effect page says what came of the day', async () => {
  // With fewer than five answers of 満足度 none is told; each may be changed for a week, then it counts.
  await owner.query(
    `with asked as (select section_id, asked_at, answered_at from inquiries.satisfaction_questions where answer = 'solved'),
      r as (insert into kernel.residents (display_name) select '住民 ' || n from generate_series(1, 4) n returning id),
      c as (insert into inquiries.conversations (resident_id, section_id, channel, last_message_at)
        select r.id, section_id, 'web', asked_at from r, asked returning id, resident_id, section_id),
      m as (insert into inquiries.messages (conversation_id, author, kind, body, occurred_at)
        select c.id, 'system', 'notice', 'いかがでしたか', asked_at from c, asked returning id, conversation_id)
    insert into inquiries.satisfaction_questions (conversation_id, resident_id, section_id, closed_at, signing_key, asked_at, message_id, answer, answered_at)
      select c.id, c.resident_id, c.section_id, asked_at, sha256('x'), asked_at, m.id, 'partly', answered_at
      from c join m on m.conversation_id = c.id, asked`,
  )
  clock.set('2026-12-08T09:30:00+09:00')
  await collect(municipality.db, clock())
  const desk = await signedIn(browser, town, 'takahashi', { viewport: DESK })
  await visit(desk, `${town.url}/console/insights/inquiries`)
  const told = (label: string) =>
    desk.locator('.metric', { has: desk.getByText(label, { exact: true }) }).locator('.metric-value')
  for (const [label, value] of [
    ['時間外に届いた相談', '1件'],
    ['初めて答えるまで(中央の値)', '0.5時間'],
    ['折り返しの電話', '1回'],
    ['「解決した」の割合', '20.0%'],
    ['返信に入れた答え', '1件'],
  ] as const)
    assert.equal(await told(label).textContent(), value, label)
  // Nobody’s page stays open, and asks, while the town is taken down.
  for (const context of browser.contexts()) await context.close()
})
