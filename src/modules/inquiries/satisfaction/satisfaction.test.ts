// 満足度: who is asked how it was, what a tap does, and what it does not.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { mailbox } from '../../../testing/mailbox.ts'
import { ASK } from './plan-question.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner, phoneClock } = town

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const page = async (path: string, as?: string) => (await town.request(path, as ? { as } : {})).text()
const pass = async (time: { minutes?: number; hours?: number }) => {
  const before = town.clock()
  town.clock.advance(time)
  await phoneClock.advance(town.clock().epochMilliseconds - before.epochMilliseconds)
}
const days = (count: number) => pass({ hours: count * 24 })
const setTime = (iso: string) => pass({ minutes: town.clock().until(Temporal.Instant.from(iso)).total('minutes') })
const idOf = async (name: string): Promise<number> =>
  Number(
    (
      await rows(
        'select c.id from inquiries.conversations c join kernel.residents r on r.id = c.resident_id where r.display_name = $1',
        [name],
      )
    )[0].id,
  )
const questionsOf = (id: number) =>
  rows(
    `select id::int, answer, comment, asked_at as "askedAt", lapsed_at as "lapsedAt", asked_again_at as "askedAgainAt"
     from inquiries.satisfaction_questions where conversation_id = $1 order by id`,
    [id],
  )
const rowOf = async (id: number) => (await rows('select * from inquiries.conversations where id = $1', [id]))[0]

/** They ask, staff answer. */
async function answered(name: string): Promise<number> {
  await line.phone(name).text('空き家について')
  await town.work()
  const id = await idOf(name)
  await town.post(`/console/inquiries/${id}/replies`, { text: 'お答えします', key: randomUUID() }, 'suzuki')
  await town.work()
  return id
}
/** The job by itself, as every five minutes. */
const tick = async () => {
  await owner.query(`select graphile_worker.add_job($1, '{}'::json, job_key => $1)`, [ASK])
  await town.work()
}
async function closed(id: number, more: Record<string, string> = {}) {
  const { rows: newest } = await owner.query(
    'select max(id) as id from inquiries.messages where conversation_id = $1',
    [id],
  )
  const fields = { seen: String(newest[0].id), ...more }
  assert.equal((await town.post(`/console/inquiries/${id}/closing`, fields, 'suzuki')).status, 303)
  await town.work()
}
type Item = { action: { label: string; data: string } }
const screen = (name: string) => line.phone(name).screen()
const said = (name: string) => JSON.stringify(screen(name))
const buttons = (name: string): Item[] =>
  (screen(name).at(-1)?.message['quickReply'] as { items?: Item[] } | undefined)?.items ?? []
async function tap(name: string, data: string) {
  await line.phone(name).postback(data)
  await town.work()
}
const trail = async (id: number, action: string) =>
  (await rows('select from kernel.audit_entries where subject = $1 and action = $2', [`conversation:${id}`, action]))
    .length
const settings = (fields: Record<string, string | string[]>) =>
  town.post('/console/settings/satisfaction', { ja: '', en: '', ...fields } as Record<string, string>, 'ishii')
const asks = async () =>
  (await rows('select asks, words_ja, version from inquiries.satisfaction_terms'))[0] as { version: number } | undefined

test('nobody is asked before the town says so; what it costs stands beside the switch, and bad input changes nothing', async () => {
  const id = await answered('青空 みか')
  await closed(id)
  assert.deepEqual(await questionsOf(id), [])
  assert.match(await page('/console/settings/satisfaction', 'ishii'), /プッシュ1通を使います/)
  const bads: Record<string, string>[] = [
    { ja: 'あ'.repeat(201) },
    { silent: '999999' },
    { silent: 'x' },
    { version: '7' },
  ]
  for (const bad of bads)
    assert.match(String((await settings({ asks: '1', version: '0', ...bad })).status), /^(409|422)$/)
  assert.equal(await asks(), undefined)
  assert.equal((await settings({ asks: '1', ja: 'どうでしたか', version: '0' })).status, 303)
  assert.equal((await settings({ version: '0' })).status, 409)
  assert.deepEqual(await asks(), { asks: true, words_ja: 'どうでしたか', version: 1 })
})

test('whoever was answered is asked once, with three signed buttons; a tap is an answer and no message', async () => {
  const id = await answered('海野 けん')
  await pass({ minutes: 2 })
  await closed(id)
  assert.match(said('海野 けん'), /どうでしたか/)
  assert.deepEqual(
    buttons('海野 けん').map(({ action }) => action.label),
    ['😊 解決した', '😐 だいたい解決した', '😟 解決していない'],
  )
  const [solved, , unsolved] = buttons('海野 けん').map(({ action }) => action.data)
  const unread = (await rowOf(id)).unread
  await tap('海野 けん', solved!)
  assert.match(said('海野 けん'), /お答えをありがとうございました/)
  const [question] = await questionsOf(id)
  assert.deepEqual([question.answer, question.lapsedAt], ['solved', null])
  const row = await rowOf(id)
  assert.deepEqual([row.unread, row.waiting_since, row.closed_at !== null], [unread, null, true])
  assert.match(await page(`/console/inquiries/${id}`, 'suzuki'), /満足度[\s\S]*解決した/)

  await tap('海野 けん', solved!)
  assert.match(said('海野 けん'), /お答えは届いています/)
  await tap('海野 けん', unsolved!)
  assert.equal((await questionsOf(id))[0].answer, 'unsolved')
  assert.equal(await trail(id, 'conversation.satisfaction_answered'), 2)
  await days(8)
  await tap('海野 けん', solved!)
  assert.equal((await questionsOf(id))[0].answer, 'unsolved')
  assert.match(said('海野 けん'), /この質問は終わりました/)
})

test('a button of another talk, or one that was tampered with, changes nothing and is no message either', async () => {
  const id = await answered('川口 あおい')
  await closed(id)
  const [solved] = buttons('川口 あおい').map(({ action }) => action.data)
  const forged = solved!.replace('solved', 'unsolved')
  const before = await rows('select count(*) from inquiries.messages')
  await tap('海野 けん', solved!)
  await tap('川口 あおい', forged)
  await tap('川口 あおい', 'satisfaction 999999 solved ' + 'A'.repeat(32))
  assert.equal((await questionsOf(id))[0].answer, null)
  assert.deepEqual(await rows('select count(*) from inquiries.messages'), before)
})

test('a message instead of a tap reopens, and the question lapses: a tap after it is thanked and counts for nothing', async () => {
  const id = await idOf('川口 あおい')
  const [solved] = buttons('川口 あおい').map(({ action }) => action.data)
  await line.phone('川口 あおい').text('もう一つあります')
  await town.work()
  assert.equal((await rowOf(id)).closed_at, null)
  await tap('川口 あおい', solved!)
  const [question] = await questionsOf(id)
  assert.deepEqual([question.answer, question.lapsedAt !== null], [null, true])
  assert.match(said('川口 あおい'), /この質問は終わりました/)
})

test('nobody is asked twice in 30 days, nor who was closed without an answer, quietly, or by a section that does not ask', async () => {
  await pass({ minutes: 5 })
  const id = await idOf('川口 あおい')
  await town.post(`/console/inquiries/${id}/replies`, { text: 'お答えします', key: randomUUID() }, 'suzuki')
  await town.work()
  await closed(id)
  assert.deepEqual(
    (await questionsOf(id)).map(({ askedAt }) => askedAt !== null),
    [true, false],
  )
  await assert.rejects(
    rows(
      'update inquiries.satisfaction_questions set lapsed_at = null, asked_at = $2, message_id = (select min(id) from inquiries.messages) where conversation_id = $1 and asked_at is null',
      [id, town.clock().toString()],
    ),
    /asked_once_in_30_days/,
  )
  await line.phone('虹川 そら').text('広告です')
  await town.work()
  const spam = await idOf('虹川 そら')
  await closed(spam, { unanswered: '1' })
  assert.deepEqual(await questionsOf(spam), [])
  const quiet = await answered('森 さき')
  await closed(quiet, { quietly: '1' })
  assert.deepEqual(await questionsOf(quiet), [])
  const silent = String((await rowOf(quiet)).section_id)
  assert.equal((await settings({ asks: '1', silent, version: '1' })).status, 303)
  const other = await answered('虹川 そら')
  await closed(other)
  assert.deepEqual(await questionsOf(other), [])
  await settings({ asks: '1', version: '2' })
})

test('in the evening nobody is asked on LINE; the morning asks, and not who wrote meanwhile', async () => {
  await days(31)
  await setTime(`${town.clock().toString().slice(0, 10)}T11:30:00Z`) // 20:30 in Tokyo
  const [first, second] = [await answered('青空 みか'), await answered('森 さき')]
  await closed(first)
  await closed(second)
  await tick()
  assert.deepEqual(
    (await questionsOf(first)).map(({ askedAt }) => askedAt),
    [null],
  )
  await line.phone('森 さき').text('ありがとうございました')
  await pass({ hours: 12 })
  await tick()
  assert.match(said('青空 みか'), /いかがでしたか/)
  assert.deepEqual(
    (await questionsOf(second)).map(({ askedAt, lapsedAt }) => [askedAt, lapsedAt !== null]),
    [[null, true]],
  )
  assert.deepEqual(line.ledger.sent({ to: line.phone('青空 みか').userId }).at(-1)?.method, 'push')
})

test('解決していない asks whether staff shall be asked once more: then the resident waits again, once, with a trail', async () => {
  const id = await idOf('青空 みか')
  await tap('青空 みか', buttons('青空 みか')[2]!.action.data)
  assert.match(said('青空 みか'), /職員にもう一度たずねますか/)
  const again = buttons('青空 みか')[0]!.action.data
  await Promise.all([again, again, again].map((data) => line.phone('青空 みか').postback(data)))
  await town.work()
  const row = await rowOf(id)
  assert.deepEqual([row.closed_at, row.waiting_since !== null], [null, true])
  const asked = await rows(
    `select from inquiries.messages where conversation_id = $1 and author = 'resident' and body like '解決していないので%'`,
    [id],
  )
  assert.equal(asked.length, 1)
  assert.equal(await trail(id, 'conversation.satisfaction_asked_again'), 1)
  assert.equal((await trail(id, 'conversation.reopened')) > 0, true)
})

test('on the page buttons answer without a script, a word follows, masked and at most 500 letters; ten at once are one answer', async () => {
  const key = randomUUID()
  const opened = await town.post('/inquiries', {
    name: '青空 花子',
    text: 'ごみの日は',
    email: 'hanako@example.jp',
    key,
    to: 'staff',
  })
  const href = opened.headers.get('location')!.replace(/[?#].*$/, '')
  const id = await idOf('青空 花子')
  await town.post(`/console/inquiries/${id}/replies`, { text: '火曜です', key: randomUUID() }, 'suzuki')
  await closed(id)
  const letters = (await mailbox(town)).filter(({ subject }) => /ご相談はいかがでしたか/.test(subject))
  assert.equal(letters.length, 1)
  assert.doesNotMatch(letters[0]!.text, /ごみ|火曜/)
  assert.match(await page(href), /<button[^>]*name="answer"[^>]*value="solved"/)
  const post = (fields: Record<string, string>) => town.post(`${href}/satisfaction`, fields)
  const ten = await Promise.all(Array.from({ length: 10 }, (_, at) => post({ answer: at % 2 ? 'solved' : 'partly' })))
  assert.deepEqual([...new Set(ten.map(({ status }) => status))], [303])
  assert.equal((await questionsOf(id)).length, 1)
  await post({ answer: 'partly' })
  const long = await post({ comment: 'あ'.repeat(501) })
  assert.equal(long.status, 422)
  assert.match(await long.text(), /500 文字までです/)
  assert.equal((await questionsOf(id))[0].comment, '')
  await post({ comment: 'マイナンバー 123456789018 と\0書きました' })
  const { comment, answer } = (await questionsOf(id))[0]
  assert.equal(answer, 'partly')
  assert.doesNotMatch(comment, /123456789018/)
  const list = await page('/console/inquiries/satisfaction', 'suzuki')
  assert.match(list, /だいたい解決した/)
  assert.match(list, /書きました/)
  assert.equal((await town.request('/satisfaction/1-' + 'A'.repeat(32))).status, 404)
})

test('the page that LINE brings takes a word; other programs read the answers of their own sections only', async () => {
  const address = /https:\/\/aozora\.test(\/satisfaction\/\d+-[\w-]{32})/.exec(said('青空 みか'))![1]!
  assert.equal((await town.post(address, { comment: '電話より楽でした' })).status, 303)
  assert.equal((await questionsOf(await idOf('青空 みか'))).at(-1)!.comment, '電話より楽でした')
  const again = await page(address)
  assert.match(again, /ひとこと、届いています/)
  assert.doesNotMatch(again, /電話より楽でした/) // whoever holds the address reads it
  const late = town.clock().toString()
  await days(40)
  const answered = await town.post(address, { comment: '遅れたひとこと' })
  assert.equal(answered.status, 409)
  assert.match(await answered.text(), /この質問は終わりました[^]*遅れたひとこと/)
  await setTime(late)
  const { ask } = await apiOf(town, 'suzuki', ['conversations:read'])
  const { items } = (await (await ask('/satisfaction-answers?limit=2')).json()) as { items: Record<string, unknown>[] }
  assert.deepEqual(
    items.map(({ answer, askedAgain }) => [answer, askedAgain]),
    [
      ['partly', false],
      ['unsolved', true],
    ],
  )
  assert.equal((await ask('/satisfaction-answers?answer=maybe')).status, 422)
  const others = await apiOf(town, 'goto', ['conversations:read'])
  const seen = (await (await others.ask('/satisfaction-answers')).json()) as { items: unknown[] }
  assert.deepEqual(seen.items, [])
})
