// 一斉配信: written, decided, sent to each person once, stopped, and what became of it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import sharp from 'sharp'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { townOnLine } from '../../../testing/line.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const people = peopleOf(town)
const { one } = people
const ijuu = String(await people.sectionOf('ijuu'))

const label = async (kind: string, name: string) =>
  String(await one('insert into inquiries.notice_labels (kind, name) values ($1, $2) returning id', [kind, name]))
const [childcare, safety, east] = [
  await label('topic', '子育て'),
  await label('topic', '防災'),
  await label('ward', '東部'),
]

/** Friends of the account who want this topic; they never wrote. */
async function friends(count: number, topic: string, from = 0): Promise<string[]> {
  const phones = Array.from({ length: count }, (_, index) => line.phone(`住民${topic}-${from + index}`))
  for (const phone of phones) await phone.follow()
  await town.work()
  const ids = phones.map(({ userId }) => userId)
  await owner.query(
    `with s as (insert into inquiries.subscriptions (line_user_id, opted_in_at, changed_at) select u, now(), now() from unnest($1::text[]) u
      returning line_user_id) insert into inquiries.subscribed_topics (line_user_id, topic_id) select line_user_id, $2 from s`,
    [ids, topic],
  )
  return ids
}
const parents = await friends(6, childcare)
line.channels.quota({ type: 'limited', value: 1_000, used: 0 })

const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (id: number, as = 'takahashi') => text(await people.page(`/console/broadcasts/${id}`, as))
const stateOf = (id: number) => one('select state from inquiries.broadcasts where id = $1', [id])
const form = (more: Record<string, string> = {}) => ({
  key: randomUUID(),
  section: ijuu,
  title: '健診のお知らせ',
  body: '3歳児健診があります',
  audience: 'subscribers',
  topics: childcare,
  ...more,
})
async function write(more: Record<string, string> = {}, as = 'takahashi'): Promise<number> {
  const answer = await town.post('/console/broadcasts', form(more), as)
  assert.equal(answer.status, 303, text(await answer.text()))
  return Number(/broadcasts\/(\d+)/.exec(answer.headers.get('location')!)![1])
}
const act = (id: number, what: string, fields: Record<string, string> = {}, as = 'takahashi') =>
  town.post(`/console/broadcasts/${id}/${what}`, fields, as)
const propose = async (id: number, as = 'takahashi') =>
  act(
    id,
    'proposal',
    { version: String(await one('select version from inquiries.broadcasts where id = $1', [id])) },
    as,
  )
const proposalOf = async (id: number) =>
  Number(await one('select proposal_id from inquiries.broadcasts where id = $1', [id]))
const decide = async (id: number) => people.act('sato', await proposalOf(id), 'decision')
/** Every job, as if its hour had come; the clock of the program says what is due. */
async function work() {
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await town.work()
}
async function decided(more: Record<string, string> = {}): Promise<number> {
  const id = await write(more)
  assert.equal((await propose(id)).status, 303)
  assert.equal((await decide(id)).status, 303)
  return id
}
const got = (words: string) => line.ledger.sent({ text: words, method: 'multicast' }).map(({ to }) => to)

beforeEach(async () => {
  await owner.query('delete from kernel.rate_counters')
  line.faults.clear()
})

test('bad input is told all at once, on its field, and writes nothing', async () => {
  const wrong = { title: '', body: '', link: 'http://a.test', topics: '', pace: '1', sendAt: '2026-11-24T22:00' }
  const answer = await town.post('/console/broadcasts', form(wrong), 'takahashi')
  assert.equal(answer.status, 422)
  const said = text(await answer.text())
  for (const words of [
    /件名を入力/,
    /本文を入力/,
    /https:\/\/ から/,
    /話題を一つ以上/,
    /100 から 30,000/,
    /21時から8時/,
  ])
    assert.match(said, words)
  const wrongs: Record<string, string>[] = [
    { audience: 'everybody' },
    { ageFrom: '5', ageUntil: '3' },
    { ageFrom: '5' },
    { body: 'あ'.repeat(5_001) },
    { body: '番号は 123456789018 です' },
    { section: '999999' },
    { wards: childcare },
    { sendAt: '2026-11-24T09:00' },
  ]
  for (const more of wrongs)
    assert.equal((await town.post('/console/broadcasts', form(more), 'takahashi')).status, 422, JSON.stringify(more))
  assert.equal(await one('select count(*)::int from inquiries.broadcasts'), 0)
})

test('what was written is seen as on a phone, with how many it is for and what that costs; a form sent twice writes one', async () => {
  const key = randomUUID()
  const id = await write({ key, link: 'https://aozora.test/kenshin' })
  assert.equal(await write({ key }), id)
  assert.match(await page(id), /下書き.*いま送ると 6人.*6通を使います。今月の残り 1,000通.*3歳児健診があります/)
  assert.match(await page(await write({ wards: east })), /いま送ると 5人未満/)
  assert.equal((await town.request(`/console/broadcasts/${id}`, { as: 'watanabe' })).status, 404, 'of another section')
})

test('nothing goes before it is decided; then each gets it once, and LINE’s word is told', async () => {
  const id = await write({ body: '決裁のあとで届く' })
  assert.equal((await propose(id)).status, 303)
  assert.equal((await propose(id)).status, 409)
  await work()
  assert.deepEqual(got('決裁のあとで届く'), [])
  await assert.rejects(owner.query(`update inquiries.broadcasts set state = 'sending' where id = $1`, [id]))
  assert.match(
    text(await people.page(`/console/approvals/${await proposalOf(id)}`, 'sato')),
    /決裁のあとで届く.*話題: 子育て.*6人/,
  )
  assert.equal((await decide(id)).status, 303)
  await work()
  await work()
  assert.deepEqual(got('決裁のあとで届く').toSorted(), parents.toSorted())
  assert.equal(await stateOf(id), 'sent')
  assert.match(await page(id), /送信済み.*LINE が受け付けた 6 ?人.*読まれたことではありません/)
  await assert.rejects(
    owner.query(
      `insert into inquiries.broadcast_recipients
      select broadcast_id, line_user_id, batch_id, 500 from inquiries.broadcast_recipients where broadcast_id = $1 limit 1`,
      [id],
    ),
    /each_person_once/,
  )
})

test('an edit after the decision needs another one, and what is being decided is not edited', async () => {
  const id = await decided({ body: '前の文', sendAt: '2026-11-25T09:00' })
  const version = String(await one('select version from inquiries.broadcasts where id = $1', [id]))
  const { key: _, ...fields } = form({ body: '直した文', sendAt: '2026-11-25T09:00', version })
  assert.equal((await town.post(`/console/broadcasts/${id}`, fields, 'takahashi')).status, 303)
  assert.equal((await town.post(`/console/broadcasts/${id}`, fields, 'takahashi')).status, 409, 'an older version')
  assert.equal(await stateOf(id), 'draft')
  town.clock.set('2026-11-25T09:00:00+09:00')
  await work()
  assert.deepEqual(got('前の文'), [])
  assert.equal((await propose(id)).status, 409, 'its time is over')
  town.clock.set('2026-11-24T10:00:00+09:00')
  assert.equal((await propose(id)).status, 303)
  const third = String(Number(version) + 1)
  assert.equal((await town.post(`/console/broadcasts/${id}`, { ...fields, version: third }, 'takahashi')).status, 409)
  assert.equal((await act(id, 'stop')).status, 409)
  await people.act('sato', await proposalOf(id), 'return', { words: '日付を入れてください' })
  assert.match(await page(id), /差し戻されました/)
  assert.equal((await propose(id)).status, 303)
  await assert.rejects(
    owner.query(`update inquiries.broadcasts set body = 'ほか' where id = $1`, [id]),
    /changes as a draft/,
  )
})

test('a picture goes with it, at an address that a phone can load, and the way to stop it stands below', async () => {
  const pixels = { create: { width: 40, height: 30, channels: 3, background: '#88aa44' } } as const
  const picture = new File([new Uint8Array(await sharp(pixels).jpeg().toBuffer())], 'kenshin.jpg')
  const answer = await town.post('/console/broadcasts', { ...form({ body: '写真つき' }), picture }, 'takahashi')
  const id = Number(/broadcasts\/(\d+)/.exec(answer.headers.get('location')!)![1])
  assert.equal((await town.request(`/console/broadcasts/${id}/picture`, { as: 'takahashi' })).status, 200)
  await propose(id)
  await decide(id)
  await work()
  await work()
  const { messages } = [...line.ledger.requests.values()].findLast(({ method }) => method === 'multicast')!
  const [words, image] = messages.map(({ message }) => message)
  assert.deepEqual([words!.type, image!.type], ['text', 'image'])
  const address = String(image!['originalContentUrl'])
  assert.equal((await town.request(new URL(address).pathname)).status, 200)
  assert.match(JSON.stringify(image), /"text":"お知らせ"/)
})

test('more than is left of the month is refused before it is proposed', async () => {
  line.channels.quota({ type: 'limited', value: 5, used: 0 })
  const refused = await propose(await write())
  assert.equal(refused.status, 409)
  assert.match(text(await refused.text()), /宛先は 6人で、今月の残りは 5通です。1通足りません/)
  line.channels.quota({ type: 'limited', value: 1_000, used: 0 })
})

test('at night nothing goes, but what is urgent; everybody is everybody who did not block the account', async () => {
  town.clock.set('2026-11-24T21:30:00+09:00')
  const waiting = await decided({ body: '朝に届く' })
  await work()
  assert.deepEqual(got('朝に届く'), [])
  assert.match(await page(waiting), /明日 8:00から送ります/)
  await line.phone(parents[0]!).block()
  const [stranger] = [line.phone('何も選ばない人')]
  await stranger.follow()
  await town.work()
  await decided({
    body: '避難してください',
    audience: 'everybody',
    whyEverybody: '避難指示',
    whyUrgent: '川があふれる',
  })
  await work()
  await work()
  const warned = got('避難してください')
  assert.ok(warned.includes(stranger.userId) && !warned.includes(parents[0]!))
  assert.equal(warned.length, 6)
  town.clock.set('2026-11-25T08:00:00+09:00')
  await work()
  await work()
  assert.equal(got('朝に届く').length, 5)
  await line.phone(parents[0]!).follow()
  await town.work()
})

test('whoever stops within a week and whoever writes within a day is counted, and nobody named', async () => {
  const id = Number(await one(`select id from inquiries.broadcasts where body = '決裁のあとで届く'`))
  town.clock.set('2026-11-25T09:00:00+09:00')
  assert.match(await page(id), /受け取りをやめた 1 ?人/)
  const api = await apiOf(town, 'takahashi', ['broadcasts:read'])
  const { few, numbers } = (await (await api.ask(`/broadcasts/${id}/results`)).json()) as {
    few: boolean
    numbers: Record<string, number>
  }
  assert.deepEqual([few, numbers['accepted'], numbers['left'], numbers['wrote']], [false, 6, 1, 0])
})

test('the API writes, proposes and stops as the console does', async () => {
  const api = await apiOf(town, 'takahashi', ['broadcasts:read', 'broadcasts:write'])
  const json = {
    key: randomUUID(),
    section: Number(ijuu),
    title: '件名',
    body: '文',
    audience: 'subscribers',
    topics: [Number(safety)],
  }
  const made = (await (await api.ask('/broadcasts', { method: 'POST', json })).json()) as {
    id: number
    version: number
  }
  assert.equal(
    (await api.ask('/broadcasts', { method: 'POST', json: { ...json, key: randomUUID(), topics: [] } })).status,
    422,
  )
  const stop = () => api.ask(`/broadcasts/${made.id}/stop`, { method: 'POST' })
  const proposed = await api.ask(`/broadcasts/${made.id}/proposal`, { method: 'POST', json: { version: made.version } })
  assert.equal(((await proposed.json()) as { state: string }).state, 'proposed')
  assert.equal((await stop()).status, 409)
  await decide(made.id)
  assert.equal((await stop()).status, 200)
  await work()
  assert.equal(await stateOf(made.id), 'stopped')
})
