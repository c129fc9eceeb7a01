// 相談をさがす: by words of names, messages and notes, in the index and in what is not there yet.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { townOnLine } from '../../../testing/line.ts'
import { findStaff } from '#kernel/identity/staff.queries.ts'
import { indexTask } from './index-conversations.ts'
import { walkList } from './search.queries.ts'
import { searchConversations } from './search-conversations.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { arrives, owner, municipality } = town

const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows
const page = async (path: string, as = 'suzuki') => (await town.request(`/console/inquiries${path}`, { as })).text()
const post = (path: string, fields: Record<string, string> = {}, as = 'suzuki') =>
  town.post(`/console/inquiries${path}`, fields, as)
const index = () => indexTask(municipality, {})
const namesIn = (html: string) => [...html.matchAll(/conversation-top"><strong>([^<]+)/g)].map(([, name]) => name)
const found = async (query: Record<string, string>, as = 'suzuki') =>
  namesIn(await page(`?${new URLSearchParams(query)}`, as))

const mika = await arrives('青空 みか', '空き家バンクの補助金について')
const ken = await arrives('海野 けん', '燃えるゴミの日を教えてください')
await arrives('山田 花', 'Wi-Fiのある住宅を100%紹介してほしい')
const { ask } = await apiOf(town, 'suzuki', ['conversations:read'])
const [{ id: suzuki }] = await rows(`select id from kernel.staff where sign_in_name = 'suzuki'`)
const staff = (await findStaff(municipality.db, Number(suzuki), town.clock()))!

const asked = (query: Record<string, string>) => ask(`/conversations?${new URLSearchParams(query)}`)

const FINDS = [
  ['ごみ', ['海野 けん']],
  ['空き家', ['青空 みか']],
  ['補助金 空き家', ['青空 みか']],
  ['補助金 ごみ', []],
  ['けん ゴミ', ['海野 けん']],
  ['青空', ['青空 みか']],
  ['ｗｉｆｉ', ['山田 花']],
  ['100%', ['山田 花']],
  ['1%0', []],
  ['日', ['海野 けん']],
  ['ない言葉', []],
] as const

test('what was just said is found before it is in the index, and by the index afterwards', async () => {
  assert.equal((await rows('select from inquiries.searchable')).length, 0)
  for (const [q, names] of FINDS) assert.deepEqual(await found({ q }), names, q)
  await index()
  assert.equal((await rows('select from inquiries.search_marks')).length, 0)
  assert.equal((await rows('select from inquiries.searchable')).length, 3)
  for (const [q, names] of FINDS) assert.deepEqual(await found({ q }), names, q)
  await arrives('海野 けん', '資源ごみは?')
  assert.deepEqual(await found({ q: '資源 燃える' }), ['海野 けん'])
})

test('what was found is marked, with whoever said it; words that fold to nothing look for nothing', async () => {
  const html = await page(`?q=${encodeURIComponent('ごみ')}`)
  assert.match(html, /相手 [^<]*: 資源<mark>ごみ<\/mark>は\?/)
  assert.match(html, /name="q" value="ごみ"/)
  assert.match(html, new RegExp(`/console/inquiries/${ken}\\?q=%E3%81%94%E3%81%BF`))
  assert.match(await page(`/${ken}?q=${encodeURIComponent('ごみ')}`), /<mark>/)
  assert.equal((await found({ q: '-' })).length, 3)
  assert.match(await page(`?q=${encodeURIComponent('<b>')}`), /「&lt;b>」は見つかりませんでした/)
  for (const q of ['\0', '%', '\\', '_', "'", 'あ'.repeat(500), '\ud800'])
    assert.equal(
      (await town.request(`/console/inquiries?q=${encodeURIComponent(q.toWellFormed())}`, { as: 'suzuki' })).status,
      200,
    )
})

test('notes and names are found as they are now; what was struck or withdrawn is not, at once', async () => {
  const key = '00000000-0000-4000-8000-000000000001'
  await post(`/${mika}/notes`, { key, note: '大家さんに電話した' })
  assert.deepEqual(await found({ q: '大家' }), ['青空 みか'])
  assert.match(await page(`?q=${encodeURIComponent('大家')}`), /メモ 鈴木 [^<]*: <mark>大家<\/mark>/)
  await index()
  assert.deepEqual(await found({ q: '大家' }), ['青空 みか'])
  const [{ id: note }] = await rows('select id from inquiries.notes where key = $1', [key])
  await post(`/${mika}/notes/${note}/removal`)
  assert.deepEqual(await found({ q: '大家' }), [])
  await owner.query(`update kernel.residents set display_name = '青空 ミカ' where display_name = '青空 みか'`)
  await index()
  assert.deepEqual(await found({ q: 'みか' }), ['青空 ミカ'])
  await owner.query(
    `update inquiries.messages set body = '', withdrawn_at = now(), quote_token = null where body like '%資源%'`,
  )
  assert.equal((await rows('select from inquiries.searchable where conversation_id = $1', [ken])).length, 0)
  assert.deepEqual(await found({ q: '資源' }), [])
  assert.deepEqual(await found({ q: 'ごみ' }), ['海野 けん'])
  await index()
  assert.deepEqual(await found({ q: '資源' }), [])
})

test('whoever does not answer for the section finds nothing, neither in the index nor before', async () => {
  assert.deepEqual(await found({ q: 'ごみ' }, 'yamamoto'), [])
  await arrives('海野 けん', 'ごみの袋')
  assert.deepEqual(await found({ q: 'ごみの袋' }, 'yamamoto'), [])
  await owner.query(`insert into kernel.duties (staff_id, section_id, duty)
    select t.id, s.id, 'answer' from kernel.staff t, kernel.sections s where t.sign_in_name = 'ishii' and s.code = 'aozora'`)
  assert.deepEqual(await found({}, 'ishii'), await found({}))
  assert.deepEqual(await found({ q: 'ごみの袋' }, 'ishii'), [], 'oversight reads no words without a reason')
})

test('a search keeps to the list and to what narrows it, all in the address', async () => {
  const [{ section_id: section }] = await rows('select section_id from inquiries.conversations where id = $1', [ken])
  await post(`/${mika}/urgency`, { urgent: '1' })
  await post(`/${mika}/closing`, { seen: '999999', unanswered: '1' })
  const cases: [Record<string, string>, number][] = [
    [{ urgent: '1' }, 1],
    [{ list: 'closed' }, 1],
    [{ open: '1' }, 2],
    [{ list: 'waiting' }, 2],
    [{ section: String(section) }, 3],
    [{ section: '999999' }, 0],
    [{ channel: 'line' }, 3],
    [{ channel: 'web' }, 0],
    [{ from: '2026-11-24', to: '2026-11-24' }, 3],
    [{ from: '2026-11-25' }, 0],
    [{ to: '2026-11-23' }, 0],
    [{ tag: '999999' }, 0],
    [{ assignee: '999999' }, 0],
    [{ list: 'closed', urgent: '1', channel: 'line', from: '2026-11-01', section: String(section) }, 1],
    [{ channel: 'fax', from: 'きのう', section: '-1', tag: 'x' }, 3],
  ]
  for (const [filter, count] of cases) {
    assert.equal((await found(filter)).length, count, JSON.stringify(filter))
    const both = await found({ ...filter, q: 'の' })
    assert.ok(both.length <= count, JSON.stringify(filter))
  }
  assert.deepEqual(await found({ q: '空き家', list: 'closed' }), ['青空 ミカ'])
  assert.deepEqual(await found({ q: '空き家', open: '1' }), [])
  assert.deepEqual(await found({ q: 'ごみ', channel: 'line', from: '2026-11-24' }), ['海野 けん'])
  assert.match(await page('?show=filter&q=x&list=due'), /name="q" value="x"/)
})

test('pages follow one another by the place of the last, by the index and on a walk', async () => {
  const { db } = municipality
  for (const words of [['の'], ['ごみ', 'の'], ['100%']]) {
    const whole = (await searchConversations(db, staff, words, {})).rows.map(({ id }) => id)
    const ids: number[] = []
    let after
    do {
      const one = await searchConversations(db, staff, words, { limit: 1, after })
      ids.push(...one.rows.map(({ id }) => id))
      after = one.further
    } while (after)
    assert.deepEqual(ids, whole, words.join())
    assert.equal(whole.length > 0, true)
  }
})

test('a walk says where it ended, and goes on from there', async () => {
  const { db } = municipality
  const apart = { looked: [], found: [] }
  await index()
  const first = await walkList(db, staff, ['空き家'], {}, { steps: 1, most: 5, apart })
  assert.deepEqual(first.found, [])
  const rest = await walkList(db, staff, ['空き家'], { after: first.end }, { steps: 10, most: 5, apart })
  assert.deepEqual(
    rest.found.map(({ id }) => id),
    [mika],
  )
  assert.equal(rest.end, undefined)
})

test('other programs search the same', async () => {
  const { items, next } = await (await asked({ q: '空き家', from: '2026-11-24' })).json()
  assert.equal(next, null)
  assert.equal(items.length, 1)
  assert.equal(items[0].excerpt.author, 'resident')
  assert.deepEqual(items[0].excerpt.pieces[0], { text: '空き家', marked: true })
  const first = await (await asked({ q: 'の', limit: '1' })).json()
  const second = await (await asked({ q: 'の', limit: '1', cursor: first.next })).json()
  assert.notEqual(first.items[0].id, second.items[0].id)
  assert.equal((await (await asked({ list: 'closed' })).json()).items[0].excerpt, null)
  for (const wrong of ['from=yesterday', 'channel=fax', `q=${'a'.repeat(201)}`, 'section=0', 'cursor=x'])
    assert.equal((await ask(`/conversations?${wrong}`)).status, 422, wrong)
})

test('two who index at the same moment lose nothing', async () => {
  await owner.query('delete from inquiries.searchable')
  await owner.query('insert into inquiries.search_marks (conversation_id) select id from inquiries.conversations')
  await Promise.all([index(), index(), arrives('海野 けん', '最後の言葉')])
  await index()
  assert.equal((await rows('select from inquiries.search_marks')).length, 0)
  assert.match(
    (await rows('select words from inquiries.searchable where conversation_id = $1', [ken]))[0].words,
    /最後の言葉/,
  )
})
