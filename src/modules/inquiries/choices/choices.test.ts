// 返事のボタン: what staff offer with a reply, on LINE, on the page, and while it waits.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { formIn } from '../../../testing/form-in.ts'
import { townOnLine } from '../../../testing/line.ts'
import { readChoices } from './choices.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00', undo: 10 })
const { line, owner, phoneClock } = town
const api = await apiOf(town, 'suzuki', ['conversations:read', 'conversations:reply'])
await line.phone('青空 みか').text('見学できますか')
await town.work()

const newest = async () => Number((await owner.query('select max(id) as id from inquiries.conversations')).rows[0].id)
const talk = await newest()
const desk = async (id: number) => (await town.request(`/console/inquiries/${id}`, { as: 'suzuki' })).text()
const reply = (id: number, choices: string) =>
  town.post(`/console/inquiries/${id}/replies`, { text: 'いつがよいですか', choices, key: randomUUID() }, 'suzuki')
const released = async () => {
  town.clock.advance({ seconds: 11 })
  await phoneClock.advance(11_000)
  await owner.query(`update graphile_worker._private_jobs set run_at = now() where key like 'inquiries.release:%'`)
  await town.work()
}
const held = async () => (await owner.query('select state, choices from inquiries.held_replies order by id')).rows

test('one a line, without what nobody sees; the same twice is once', () => {
  assert.deepEqual(readChoices(' はい \r\n\r\nいいえ\nはい\n'), ['はい', 'いいえ'])
  assert.deepEqual(readChoices(''), [])
})

const refused = [
  { typed: 'あ'.repeat(21), why: /1 つ 20 文字まで/ },
  { typed: Array.from({ length: 14 }, (_, at) => `答え${at}`).join('\n'), why: /13 個まで/ },
]
for (const { typed, why } of refused)
  test(`too much is refused beside its field, keeps what was typed and sends nothing: ${why.source}`, async () => {
    const response = await reply(talk, typed)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, why)
    assert.equal(formIn(html, `/console/inquiries/${talk}/replies`)['choices']?.replaceAll('\r\n', '\n'), typed)
    assert.deepEqual(await held(), [])
  })

test('they wait with the reply, come back as a draft with it, and go to LINE as buttons that write', async () => {
  assert.equal((await reply(talk, '午前\n午後')).status, 303)
  assert.match(await desk(talk), /返事のボタン: 午前 \/ 午後/)
  const waiting = (await (await api.ask(`/conversations/${talk}/held-replies`)).json()) as {
    items: [{ id: number; choices: string[] }]
  }
  assert.deepEqual(waiting.items[0].choices, ['午前', '午後'])
  await town.post(`/console/inquiries/${talk}/held/${waiting.items[0].id}/removal`, {}, 'suzuki')
  const fields = formIn(await desk(talk), `/console/inquiries/${talk}/replies`)
  assert.deepEqual([fields['text'], fields['choices']], ['いつがよいですか', '午前\n午後'])

  const saved = await town.post(`/console/inquiries/${talk}/draft`, { ...fields, choices: '午前\n夕方' }, 'suzuki')
  assert.equal(saved.status, 303)
  assert.equal(formIn(await desk(talk), `/console/inquiries/${talk}/replies`)['choices'], '午前\n夕方')

  const asked = await api.ask(`/conversations/${talk}/replies`, {
    method: 'POST',
    json: { text: 'どちらですか', choices: ['午前', '午後'] },
  })
  assert.equal(asked.status, 202)
  await released()
  const shown = line.phone('青空 みか').screen().at(-1)!.message as unknown as {
    quickReply: { items: { action: unknown }[] }
  }
  assert.deepEqual(
    shown.quickReply.items.map(({ action }) => action),
    [
      { type: 'message', label: '午前', text: '午前' },
      { type: 'message', label: '午後', text: '午後' },
    ],
  )
  assert.deepEqual(
    (await held()).map(({ choices }) => choices),
    [[], []],
  )
  const { items } = (await (await api.ask(`/conversations/${talk}/messages`)).json()) as {
    items: { choices: string[] }[]
  }
  assert.deepEqual(items.at(-1)!.choices, ['午前', '午後'])
  for (const json of [
    { text: 'x', choices: ['あ'.repeat(21)] },
    { text: 'x', choices: Array.from({ length: 14 }, String) },
    { text: 'x', choices: ['a\nb'] },
  ])
    assert.equal((await api.ask(`/conversations/${talk}/replies`, { method: 'POST', json })).status, 422)
})

test('on the page each is a button that needs no script, until somebody has said something since; pressed twice it is once', async () => {
  const opened = await town.post('/inquiries', {
    name: '青空 花子',
    text: '見学できますか',
    key: randomUUID(),
    to: 'staff',
  })
  const href = opened.headers.get('location')!.replace(/[?#].*$/, '')
  const id = await newest()
  await reply(id, '午前\n午後')
  await released()
  const page = async () => (await town.request(href)).text()
  const shown = await page()
  assert.match(shown, /<button[^>]*name="text"[^>]*value="午後"/)
  const [, key = ''] = /name="key" value="([0-9a-f-]{36})"[\s\S]*?value="午前"/.exec(shown) ?? []
  const twice = await Promise.all([1, 2].map(() => town.post(href, { key, text: '午後' })))
  assert.deepEqual(
    twice.map(({ status }) => status),
    [303, 303],
  )
  const { rows } = await owner.query(
    `select body from inquiries.messages where conversation_id = $1 and author = 'resident' order by id`,
    [id],
  )
  assert.deepEqual(
    rows.map(({ body }) => body),
    ['見学できますか', '午後'],
  )
  assert.doesNotMatch(await page(), /<button[^>]*name="text"/)
})
