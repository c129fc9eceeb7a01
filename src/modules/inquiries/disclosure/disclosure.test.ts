// 開示: one file with all that the desk holds of a person, and nothing of anybody else.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync, strFromU8 } from 'fflate'
import { apiOf } from '../../../testing/api.ts'
import { peopleOf } from '../../../testing/approvals.ts'
import { testTown } from '../../../testing/town.ts'
import { pack } from './pack.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { owner } = town
const people = peopleOf(town)
await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
  select t.id, s.id, d from kernel.staff t, kernel.sections s, unnest(array['answer', 'settings']) d
  where t.sign_in_name = 'ishii' and s.code = 'aozora' on conflict do nothing`)
const desk = (id: number, path: string, fields: Record<string, string> = {}, as = 'ishii') =>
  town.post(`/console/inquiries/${id}/${path}`, fields, as)
const newest = async () => Number(await people.one('select max(id) from inquiries.conversations'))

await town.post('/inquiries', {
  name: '青空 花子',
  text: '<b>空き家</b>について',
  email: 'hanako@example.jp',
  key: randomUUID(),
  files: new File(['間取りの説明'], '青空花子の家.txt', { type: 'text/plain' }),
})
const id = await newest()
await desk(id, 'replies', { text: 'お答えします', key: randomUUID() }, 'takahashi')
await desk(id, 'notes', { note: '内輪のメモ', key: randomUUID() }, 'takahashi')
await town.post(
  '/console/inquiries/calls',
  { key: randomUUID(), callback: 'none', person: String(id), phone: '0986-23-2111', about: '電話の件' },
  'takahashi',
)
await owner.query(
  `insert into inquiries.machine_texts (conversation_id, use, state, original, body, model, asked_at, asked_by, ended_at)
   values ($1, 'plain', 'answered', 'もとの文', '機械のやさしい文', 'm', $2, 1, $2)`,
  [id, town.clock().toString()],
)
await town.post('/inquiries', { name: '海野 けん', text: 'べつの人の秘密', key: randomUUID() })
await owner.query(
  `with kind as (insert into inquiries.street_kinds (name, section_id) select '街灯', section_id from inquiries.conversations where id = $1 returning id)
   insert into inquiries.street_reports (conversation_id, kind_id, latitude, longitude, address, reported_at)
   select $1, id, 31.71, 131.06, '公園の入口', now() from kind`,
  [id],
)
await desk(id, 'viewings', { reason: 'other', words: '開示の請求' })

const made = async (fields: Record<string, string> = {}) => {
  const answer = await desk(id, 'disclosures', { why: '開示請求 R8-12', ...fields })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('location')!
}
const load = async (href: string, as = 'ishii') => town.request(href, { as })
const opened = async (href: string) => {
  const zip = unzipSync(new Uint8Array(await (await load(href)).arrayBuffer()))
  return { names: Object.keys(zip), html: strFromU8(zip['index.html']!), json: strFromU8(zip['data.json']!), zip }
}

test('the file holds what was said, the call and the attachment, names nobody in its names, and no note unless it is asked for', async () => {
  const href = await made()
  const response = await load(href)
  assert.equal(response.headers.get('content-type'), 'application/zip')
  assert.match(response.headers.get('content-disposition')!, new RegExp(`disclosure-${id}\\.zip`))
  const { names, html, json, zip } = await opened(href)
  assert.deepEqual(
    names.filter((name) => !/^(index\.html|data\.json|files\/\d+-\d+\.txt)$/.test(name)),
    [],
  )
  assert.match(strFromU8(zip[names.find((name) => name.startsWith('files/'))!]!), /間取り/)
  for (const words of [
    'お答えします',
    '機械のやさしい文',
    '電話の件',
    '0986-23-2111',
    'hanako@example.jp',
    '公園の入口',
    '31.71, 131.06',
  ])
    for (const form of [html, json]) assert.ok(form.includes(words), words)
  assert.match(html, /&lt;b>空き家|&lt;b&gt;空き家/)
  assert.equal(JSON.parse(json).conversations.length, 1)
  for (const words of ['内輪のメモ', '海野', 'べつの人', '高橋'])
    assert.ok(!html.includes(words) && !json.includes(words), words)
  assert.match((await opened(await made({ notes: '1' }))).html, /内輪のメモ/)
  const entry = await people.one(
    `select detail from kernel.audit_entries where action = 'conversation.disclosed' order by seq limit 1`,
  )
  assert.doesNotMatch(JSON.stringify(entry), /花子|R8-12/)
})

test('only its maker loads it, within the hour, and only whoever holds the right makes one', async () => {
  const href = await made()
  assert.equal((await desk(id, 'disclosures', { why: '見たい' }, 'takahashi')).status, 403)
  assert.equal((await desk(id, 'disclosures', { why: ' ' })).status, 422)
  assert.equal((await load(href, 'takahashi')).status, 403)
  assert.equal((await load(href.replace(/\d+$/, '999999'))).status, 404)
  const { ask } = await apiOf(town, 'ishii', ['conversations:keep'])
  const { id: another } = (await (
    await ask(`/conversations/${id}/disclosures`, { method: 'POST', json: { reason: 'R8-13' } })
  ).json()) as { id: number }
  assert.equal(
    (await ask(`/conversations/${id}/disclosures/${another}`)).headers.get('content-type'),
    'application/zip',
  )
  town.clock.advance({ minutes: 61 })
  await desk(id, 'viewings', { reason: 'other', words: '開示の請求' })
  assert.equal((await load(href)).status, 404)
})

test('a ZIP is made piece by piece: what is behind the reader is not held', async () => {
  let given = 0
  const piece = new Uint8Array(64 * 1024).fill(7)
  async function* entries() {
    yield {
      name: 'files/1-0.jpg',
      packed: true,
      bytes: (async function* () {
        for (given = 0; given < 100; given++) yield piece
      })(),
    }
  }
  const zip = pack(entries(), new Date('2026-11-24T01:00:00Z'))
  let read = 0
  while (read < 10 * piece.length) read += (await zip.next()).value!.length
  assert.ok(given <= 12, `${given} pieces for ten`)
})
