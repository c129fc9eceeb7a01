// 決裁してから送る: a reply that somebody decides on before the resident sees it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { peopleOf } from '../../../testing/approvals.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const people = peopleOf(town)
const { one } = people
const phone = town.line.phone('青空 みか')
await phone.text('空き家の柵を、隣の人に壊されました')
await town.work()
const id = Number(await one('select id from inquiries.conversations'))
const ijuu = await people.sectionOf('ijuu')

const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const desk = async (as = 'takahashi') => text(await people.page(`/console/inquiries/${id}`, as))
const boxOf = async (as = 'takahashi') =>
  /<textarea[^>]*name="text"[^>]*>(.*?)<\/textarea>/s.exec(await people.page(`/console/inquiries/${id}`, as))![1]
const post = (path: string, fields: Record<string, string> = {}, as = 'takahashi') =>
  town.post(`/console/inquiries/${id}/${path}`, fields, as)
const say = (words: string, more: Record<string, string> = {}, as = 'takahashi') =>
  post('replies', { text: words, key: randomUUID(), ...more }, as)
const newest = async () => Number((await one('select max(id) from inquiries.proposed_replies')) ?? 0)
const stateOf = (reply: number) => one('select state from inquiries.proposed_replies where id = $1', [reply])
const proposalOf = async (reply: number) =>
  Number(await one('select proposal_id from inquiries.proposed_replies where id = $1', [reply]))
const lastMessage = async () => Number(await one('select max(id) from inquiries.messages'))
const arrived = async (words: string) => {
  await town.work()
  return town.line.ledger.sent({ text: words }).length
}
const asks = async (words: string) => {
  await phone.text(words)
  await town.work()
}
const waits = async () => (await one('select waiting_since from inquiries.conversations')) !== null

/** @returns the proposed reply */
async function propose(words: string, more: Record<string, string> = {}, as = 'takahashi'): Promise<number> {
  const answer = await say(words, more, as)
  assert.equal(answer.status, 303, text(await answer.text()))
  return await newest()
}
const page = async (reply: number, as = 'sato') => text(await people.page(`/console/reply-decisions/${reply}`, as))
async function decide(reply: number, fields: Record<string, string> = {}, as = 'sato'): Promise<Response> {
  const step = await people.stepOf(await proposalOf(reply))
  const form = { step, seen: String(await lastMessage()), ...fields }
  return town.post(`/console/reply-decisions/${reply}/decision`, form, as)
}
const demand = (demanded: '0' | '1', section = ijuu, as = 'ishii') =>
  town.post(`/console/settings/reply-decisions/sections/${section}`, { demanded }, as)

beforeEach(() => town.owner.query('delete from kernel.rate_counters'))

test('a section lets its replies be decided only where somebody would decide; those with the duty for the town say so', async () => {
  assert.equal((await demand('1', ijuu, 'sato')).status, 403)
  assert.equal((await demand('1', 999_999)).status, 404)
  const shimin = await people.sectionOf('shimin')
  await town.owner.query(`update kernel.approval_routes set matter = 'away' where matter = 'inquiries.reply'`)
  const refused = await demand('1', shimin)
  assert.equal(refused.status, 422)
  assert.match(text(await refused.text()), /市民課には「相談への返信」の決裁ルートがありません/)
  await town.owner.query(`update kernel.approval_routes set matter = 'inquiries.reply' where matter = 'away'`)
  assert.match(await desk(), /要決裁にする/)
  for (const _ of [1, 2]) assert.equal((await demand('1')).status, 303)
  assert.match(text(await people.page('/console/settings/reply-decisions', 'ishii')), /決裁してから送る\(.*石井 豊\)/)
  const said = `select count(*)::int from kernel.audit_entries where action = 'reply_decisions.demanded'`
  assert.equal(await one(said), 1)
})

test('a reply goes to the head first, and by the ordinary way once it is decided; until then whoever asked still waits', async () => {
  assert.match(await desk(), /決裁に回す.*|この課の返信は、決裁してから送ります/)
  const reply = await propose('警察への届出をご案内します')
  assert.equal(await arrived('警察への届出をご案内します'), 0)
  assert.ok(await waits())
  assert.match(await desk('tanaka'), /決裁待ち 高橋 由美子・.*警察への届出をご案内します/)
  assert.match(text(await people.page('/console', 'sato')), /決裁: 相談への返信「警察への届出をご案内します」/)
  const seen = await page(reply)
  assert.match(seen, /青空 みかさんへの返信.*空き家の柵を、隣の人に壊されました.*警察への届出をご案内します/)
  const done = await decide(reply)
  assert.match(decodeURI(done.headers.get('location')!), /\/console\/approvals\/\d+\?done=専決/)
  assert.equal(await arrived('警察への届出をご案内します'), 1)
  assert.ok(!(await waits()))
  const said = `select s.name from inquiries.messages m join kernel.staff s on s.id = m.staff_id order by m.id desc limit 1`
  assert.equal(await one(said), '高橋 由美子', 'in the name of whoever wrote it')
  assert.match(await desk('tanaka'), /高橋 由美子さんが返信案を決裁に回しました.*佐藤 美咲さんが返信案を決裁しました/)
  assert.doesNotMatch(await desk(), /決裁待ち/)
  assert.equal((await decide(reply)).status, 409, 'it is decided once')
})

test('whoever decides may mend the words, and both stay', async () => {
  await asks('二つめの質問')
  const reply = await propose('たぶん大丈夫です')
  assert.equal((await decide(reply, { text: ' ' })).status, 422)
  assert.equal((await decide(reply, { text: '確かめて、あす連絡します' })).status, 303)
  assert.equal(await arrived('確かめて、あす連絡します'), 1)
  assert.equal(await arrived('たぶん大丈夫です'), 0)
  assert.match(await page(reply), /たぶん大丈夫です.*佐藤 美咲さんが直した文.*確かめて、あす連絡します/)
  assert.match(await desk(), /佐藤 美咲さんが返信案を直して決裁しました/)
})

test('what is sent back is a draft of its author with the reason beside it, and goes round again', async () => {
  await asks('三つめの質問')
  const reply = await propose('補助金は出ます')
  const proposal = await proposalOf(reply)
  assert.equal(
    await people.done('sato', proposal, 'return', { to: 'proposer', words: '金額も書いてください' }),
    'returned',
  )
  assert.equal(await boxOf(), '補助金は出ます')
  assert.match(await desk(), /差戻し 佐藤 美咲 金額も書いてください/)
  assert.doesNotMatch(await desk('tanaka'), /文は下書きに戻りました/)
  const mend = await town.request(`/console/reply-decisions/${reply}`, { as: 'takahashi' })
  assert.equal(mend.headers.get('location'), `/console/inquiries/${id}#reply`)
  const draft = String(await one('select version::text from inquiries.drafts'))
  assert.equal(await propose('補助金は 50 万円です', { draft }), reply, 'the same proposal goes on')
  assert.equal(await boxOf(), '')
  assert.match(await page(reply), /補助金は 50 万円です/)
  assert.equal((await decide(reply)).status, 303)
  assert.equal(await arrived('補助金は 50 万円です'), 1)
  assert.match(await desk(), /差し戻しました.*金額も書いてください.*直して、決裁に回しました.*補助金は 50 万円です/)
})

test('what the resident wrote meanwhile is told to whoever decides, nothing is decided past it, and it still waits', async () => {
  await asks('四つめの質問')
  const reply = await propose('四つめの答え')
  const before = await lastMessage()
  await asks('やっぱり取り消します')
  assert.equal(
    await people.done('sato', await proposalOf(reply), 'decision'),
    409,
    'not on the page that does not show it',
  )
  const blind = await decide(reply, { seen: String(before) })
  assert.equal(blind.status, 409)
  assert.match(text(await blind.text()), /返信案のあとに、相手から続きが届いています/)
  assert.equal(await stateOf(reply), 'proposed')
  assert.match(await page(reply), /やっぱり取り消します.*返信案のあとに、相手から続きが届いています/)
  assert.equal((await decide(reply)).status, 303)
  assert.equal(await arrived('四つめの答え'), 1)
  assert.ok(await waits(), 'what came after it was written is not answered by it')
})

test('the head answers without asking; whoever stands in decides while the head is away, and not before', async () => {
  assert.match(await desk('sato'), /あなたの返信は、そのまま送れます/)
  assert.equal((await say('所属長からの返信', {}, 'sato')).status, 303)
  assert.equal(await arrived('所属長からの返信'), 1)
  assert.equal(await one(`select decided_by = staff_id from inquiries.held_replies order by id desc limit 1`), true)
  const reply = await propose('代わりの人に')
  assert.equal((await decide(reply, {}, 'suzuki')).status, 404)
  await people.away('sato', '2026-11-24T00:00+09:00', '2026-11-25T00:00+09:00')
  assert.match(await page(reply, 'suzuki'), /佐藤 美咲さんが不在なので/)
  const done = await decide(reply, {}, 'suzuki')
  assert.match(decodeURI(done.headers.get('location')!), /done=代決/)
  assert.match(await desk(), /鈴木 健太さんが返信案を決裁しました\(代決\)/)
  await town.owner.query('delete from kernel.absences')
})

test('one waits at a time; its author withdraws it; while it waits, the conversation is neither moved nor over', async () => {
  await asks('五つめの質問')
  const reply = await propose('一つめの案')
  assert.equal((await say('二つめの案', {}, 'tanaka')).status, 409)
  assert.equal((await post('closing', { seen: String(await lastMessage()), unanswered: '1' })).status, 409)
  const move = { section: String(await people.sectionOf('suidou')), reason: '担当', seen: String(await lastMessage()) }
  assert.equal((await post('move', move)).status, 409)
  assert.equal((await post(`proposed-replies/${reply}/removal`, {}, 'tanaka')).status, 422)
  assert.equal((await post(`proposed-replies/999999/removal`)).status, 404)
  assert.equal((await post(`proposed-replies/${reply}/removal`)).status, 303)
  assert.equal(await stateOf(reply), 'given_up')
  assert.equal(await boxOf(), '一つめの案')
  assert.equal(await arrived('一つめの案'), 0)
  assert.equal((await post(`proposed-replies/${reply}/removal`)).status, 409, 'it is over')
  assert.equal((await decide(reply)).status, 409)
})

test('whoever decided sees what lay before them, and not what was said after it', async () => {
  await asks('六つめの質問')
  const reply = await propose('六つめの返信')
  assert.equal((await decide(reply)).status, 303)
  await asks('決裁のあとの話')
  const html = await page(reply)
  assert.match(html, /六つめの質問/)
  assert.doesNotMatch(html, /決裁のあとの話/)
})

test('a rejection ends it, and the words are a draft', async () => {
  const reply = await propose('却下される案')
  assert.equal(await people.done('sato', await proposalOf(reply), 'rejection', { words: '電話で伝えます' }), 'rejected')
  assert.equal(await stateOf(reply), 'given_up')
  assert.match((await boxOf())!, /^却下される案/)
  assert.match(await desk(), /却下しました.*電話で伝えます/)
})

test('a time that was chosen is kept where it lies ahead; where it has passed, the reply goes once it is decided', async () => {
  const ahead = await propose('朝に届く文', { sendAt: '2026-11-25T09:00' })
  await decide(ahead)
  assert.equal(await arrived('朝に届く文'), 0)
  assert.match(
    String(await one(`select send_after::text from inquiries.held_replies where body = '朝に届く文'`)),
    /^2026-11-25 00:00:00/,
  )
  const passed = await propose('昼に届く文', { sendAt: '2026-11-24T12:00' })
  await people.at('2026-11-24T15:00:00+09:00')
  await decide(passed)
  assert.equal(await arrived('昼に届く文'), 1)
})

test('answers to choose from go round with the reply, come back with it, and arrive with it', async () => {
  const first = await propose('どちらで伺いますか', { choices: '来庁する\nオンライン' })
  assert.match(await page(first), /返事のボタン: 来庁する \/ オンライン/)
  assert.equal((await post(`proposed-replies/${first}/removal`)).status, 303)
  assert.match(await people.page(`/console/inquiries/${id}`, 'takahashi'), /来庁する\nオンライン<\/textarea>/)
  const second = await propose('どちらで伺いますか', { choices: '来庁する\nオンライン' })
  assert.equal((await decide(second)).status, 303)
  assert.equal(await arrived('どちらで伺いますか'), 1)
  assert.match(JSON.stringify(town.line.ledger.sent({ text: 'どちらで伺いますか' })), /オンライン/)
})
