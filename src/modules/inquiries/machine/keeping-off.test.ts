// What never goes to a language model, what it may not do to the desk, and who switches it on.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { deskOf } from '../../../testing/desk.ts'
import { textOf } from '../../../testing/faqs.ts'
import { languageModel, switchOn } from '../../../testing/llm.ts'
import { testTown } from '../../../testing/town.ts'
import { send } from '../../../../simulators/llm/serve.ts'

const SETTINGS = '/console/settings/language-model'
const town = await testTown()
const model = await languageModel()
const desk = deskOf(town)
const section = Number(
  await desk.one(`select d.section_id from kernel.duties d join kernel.staff s on s.id = d.staff_id
    where s.sign_in_name = 'suzuki' and d.duty = 'answer' limit 1`),
)

async function asked(text = 'Please help me with my garbage', name = '青木 さくら'): Promise<number> {
  await town.post('/inquiries', { name, text, key: randomUUID(), to: 'staff' })
  const id = Number(await desk.one('select max(id) from inquiries.conversations'))
  await town.owner.query('update inquiries.conversations set section_id = $1 where id = $2', [section, id])
  return id
}
const wish = (id: number, use: string, fields: Record<string, string> = {}) =>
  desk.post(id, 'machine', { use, ...fields })
const plain = (id: number, text = 'この文をやさしくする') => wish(id, 'plain', { text, key: randomUUID(), draft: '' })
const last = async () => (await desk.rows('select * from inquiries.machine_texts order by id desc limit 1'))[0]
const show = async (id: number) => textOf(await desk.page(`/console/inquiries/${id}`))
const settings = (fields: Record<string, string | string[]>, as = 'ishii') =>
  town.post(SETTINGS, { url: model.url, model: 'm', key: '', uses: ['plain'], callsADay: '9', ...fields }, as)
const row = async () => (await desk.rows('select * from inquiries.language_model'))[0]
const version = async () => String((await row())?.version ?? 0)
const setAnew = async () => {
  await town.owner.query('delete from inquiries.language_model')
  await switchOn(town, model.url)
}

beforeEach(async () => {
  model.heard.length = 0
  model.behave = undefined
  await town.owner.query('delete from inquiries.machine_calls')
  await town.owner.query('delete from kernel.rate_counters')
  await town.owner.query('delete from inquiries.confidential_sections')
  await setAnew()
})

test('off by default: no button, and nobody asks by hand', async () => {
  await town.owner.query('delete from inquiries.language_model')
  const id = await asked()
  assert.ok(!(await show(id)).includes('言語モデル'))
  assert.equal((await plain(id)).status, 409)
  await town.work()
  assert.equal(model.heard.length, 0)
})

test('a server that fails, lies or breaks off is told in kind words, and asked once', async () => {
  const faults: [behave: NonNullable<typeof model.behave>, words: RegExp][] = [
    [(_, answer) => send(answer, 500, {}), /答えられませんでした/],
    [(_, answer) => send(answer, 429, {}), /混んでいます/],
    [(_, answer) => send(answer, 401, {}), /鍵を受け付けませんでした/],
    [(_, answer) => void answer.writeHead(302, { location: model.url }).end(), /別の住所へ/],
    [(_, answer) => send(answer, 200, { choices: [] }), /読み取れませんでした/],
    [(_, answer) => void answer.writeHead(200).end('{"choices": [{"mess'), /読み取れませんでした/],
    [(_, answer) => void answer.writeHead(200).end(Buffer.alloc(2_000_000, ' ')), /大きすぎました/],
    [(_, answer) => void answer.destroy(), /つながりませんでした/],
    [
      (_, answer) => send(answer, 200, { choices: [{ message: { content: '半分' }, finish_reason: 'length' }] }),
      /途中で切れました/,
    ],
  ]
  const id = await asked()
  for (const [behave, words] of faults) {
    model.behave = behave
    await plain(id)
    await town.work({ retries: true })
    assert.match(await show(id), words)
  }
  assert.equal(model.heard.length, faults.length)
  assert.equal(await desk.one('select failed from inquiries.machine_calls'), faults.length)
  model.behave = () => '<think>えーと</think>できました'
  await plain(id)
  await town.work()
  assert.equal((await last()).body, 'できました')
})

test('what fell between sending and hearing is not sent again', async () => {
  const id = await asked()
  await plain(id)
  await town.owner.query("update inquiries.machine_texts set state = 'sent' where state = 'asked'")
  await town.work()
  assert.equal(model.heard.length, 0)
  assert.match((await last()).failure, /もう一度お試しください/)
})

test('nothing of a section that keeps off goes there: not when it is asked, not when it was asked before', async () => {
  const keepOff = () =>
    town.owner.query('insert into inquiries.confidential_sections (section_id, set_at, set_by) values ($1, now(), 1)', [
      section,
    ])
  const id = await asked()
  await plain(id)
  await keepOff()
  await town.work()
  assert.equal(model.heard.length, 0)
  assert.match((await last()).failure, /言語モデルに送りません/)
  assert.equal((await plain(id)).status, 409)
  assert.ok(!(await show(id)).includes('送る前に、名前'))
  const byHand = `insert into inquiries.machine_texts (conversation_id, use, original, asked_at, asked_by) values ($1, 'plain', 'x', now(), 1)`
  await assert.rejects(town.owner.query(byHand, [id]), /kept from machines/)
})

test('nothing of a confidential page goes there', async () => {
  const id = await asked()
  const talk = await asked()
  await town.owner.query('update inquiries.conversations set confidential_of = $2 where id = $1', [id, talk])
  assert.equal((await plain(id)).status, 409)
  await town.work()
  assert.equal(model.heard.length, 0)
})

test('the calls of a day end, also for those who ask together', async () => {
  await town.owner.query('update inquiries.language_model set calls_a_day = 2')
  const ids = [await asked(), await asked(), await asked(), await asked()]
  await Promise.all(ids.map((id) => plain(id)))
  await town.work()
  assert.equal(model.heard.length, 2)
  // Whoever's job came first was let through: that need not be in the order of asking.
  const failures = await desk.rows(
    "select failure from inquiries.machine_texts where state = 'failed' order by id desc limit 3",
  )
  assert.equal(failures.filter(({ failure }) => /2回\)を使い切りました/.test(failure)).length, 2)
  assert.equal((await plain(ids[0]!)).status, 409)
})

test('an answer that fails after midnight is a failure of the day on which it was asked', async () => {
  const id = await asked()
  const [today, tomorrow] = [dateInTokyo(town.clock()), dateInTokyo(town.clock()).add({ days: 1 })]
  await town.owner.query(
    `insert into inquiries.machine_calls (on_day, use, calls, failed) values ($1, 'plain', 1, 1)`,
    [tomorrow.toString()],
  )
  await plain(id)
  model.behave = (_, answer) => {
    town.clock.advance({ hours: 24 })
    return send(answer, 500, {})
  }
  await town.work()
  assert.match(String((await last()).failure), /答えられませんでした/)
  const failed = 'select failed from inquiries.machine_calls where on_day = $1'
  assert.equal(await desk.one(failed, [today.toString()]), 1)
})

test('what is erased or withdrawn is in nothing that a machine wrote', async () => {
  const id = await asked('これから取り消す話')
  await wish(id, 'reading', { message: String(await desk.one('select max(id) from inquiries.messages')) })
  await town.work()
  await town.owner.query("update inquiries.messages set body = '', withdrawn_at = now() where conversation_id = $1", [
    id,
  ])
  const count = () => desk.one('select count(*)::int from inquiries.machine_texts where conversation_id = $1', [id])
  assert.equal(await count(), 0)
})

test('what a machine wrote in one conversation is found without looking through that of all others', async () => {
  const client = await town.owner.connect()
  await client.query('set enable_seqscan = off')
  const { rows: plan } = await client.query('explain delete from inquiries.machine_texts where conversation_id = 1')
  client.release(true)
  assert.doesNotMatch(JSON.stringify(plan), /Seq Scan/)
})

test('where two were joined, a machine reads and writes in the thread of one resident alone', async () => {
  const other = await asked('Kawaguchi (川口) lost a purse too', '川口 亮太')
  const said = await desk.one('select max(id) from inquiries.messages')
  const id = await asked('I lost my purse in the park', '青木 さくら')
  assert.equal((await desk.post(id, 'merges', { merged: String(other), mergeReason: '同じ用件' })).status, 303)
  for (const [thread, mine, theirs] of [
    [id, 'park', 'too'],
    [other, 'too', 'park'],
  ] as const) {
    model.heard.length = 0
    assert.equal((await wish(thread, 'summary')).status, 303)
    await town.work()
    const sent = JSON.stringify(model.heard)
    assert.ok(sent.includes(mine) && !sent.includes(theirs) && !sent.includes('川口'), mine)
  }
  assert.equal((await wish(other, 'reading', { message: String(said) })).status, 303)
  await plain(other, '川口さんへの返事')
  await town.work()
  const page = await desk.page(`/console/inquiries/${other}`)
  assert.match(page, new RegExp(`formaction="/console/inquiries/${other}/machine/${(await last()).id}/taking`))
  assert.match(page, /id="machine-summary"[^>]*tabindex="0"/, 'a long one is scrolled with the keyboard too')
  assert.match(textOf(page), /要約\(機械\) 川口 亮太さん\(チャット\)とのやりとりだけ/)
  assert.match(page, new RegExp(`data-kind="machine"[^>]*><p[^>]*>.*機械翻訳`))
  assert.ok(!(await show(id)).includes('川口さんへの返事'), 'nothing for the one is offered for the other')
  await town.owner.query("update inquiries.messages set body = '', withdrawn_at = now() where id = $1", [said])
  assert.equal(
    await desk.one(
      `select count(*)::int from inquiries.machine_texts
    where conversation_id in ($1, $2) and body like '%too%'`,
      [id, other],
    ),
    0,
  )
})

test('the address is looked at, and a key goes to no other server', async () => {
  for (const url of [
    'http://10.0.0.1/v1',
    'https://10.0.0.1/v1',
    'https://[::ffff:10.0.0.1]/v1',
    'ftp://a',
    'x',
    'https://a:b@example.jp/v1',
    'https://example.jp/v1?k=1',
  ])
    assert.equal((await settings({ url, version: await version() })).status, 422, url)
  const wrongs: Record<string, string | string[]>[] = [
    { model: '' },
    { callsADay: '0' },
    { uses: ['x'] },
    { key: '鍵' },
  ]
  for (const wrong of wrongs) assert.equal((await settings({ ...wrong, version: await version() })).status, 422)
  assert.equal((await settings({ version: '99' })).status, 409)
  assert.equal((await settings({ version: await version() }, 'suzuki')).status, 403)

  assert.equal((await settings({ key: 'sk-secret', version: await version() })).status, 303)
  const id = await asked()
  await plain(id)
  await town.work()
  assert.equal(model.heard[0]!.key, 'sk-secret')
  const page = await (await town.request(SETTINGS, { as: 'ishii' })).text()
  assert.ok(!page.includes('sk-secret') && page.includes('設定済みです'))
  await settings({ url: 'https://llm.example.jp/v1', version: await version() })
  await settings({ version: await version() })
  await plain(id)
  await town.work()
  assert.equal(model.heard[1]!.key, undefined)
  assert.equal((await verifyAudit(town.municipality.db)).broken, undefined)
})

test('trying shows what is sent with everything hidden, and the answer', async () => {
  const answer = await town.post(`${SETTINGS}/trials`, {}, 'ishii')
  const page = textOf(await answer.text())
  assert.match(page, /1点500円です。/)
  for (const word of ['窓口花子', '0980-00-0100', 'hanako@'])
    assert.ok(!JSON.stringify(model.heard).includes(word), word)
  assert.match(page, /\[氏名1\]/)
  assert.match(textOf(await (await town.request(SETTINGS, { as: 'ishii' })).text()), /試す 1 0/)
})
