// 災害モード: prepared while it is calm, one switch for menu, greeting and first page, and back exactly.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiOf } from '../../../testing/api.ts'
import { formIn } from '../../../testing/form-in.ts'
import { townOnLine } from '../../../testing/line.ts'
import { menus } from '../index.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner, clock } = town
const DISASTER = '/console/disaster'
const { rows: staffRows } = await owner.query(`select id::int, name from kernel.staff where sign_in_name = 'ishii'`)
const ishii = { id: staffRows[0].id, name: staffRows[0].name } as Parameters<typeof menus.writeMenu>[2]
const mika = line.phone('青空 みか')
await mika.follow()
await town.work()

const MENU = {
  barText: ['メニュー'],
  layout: ['one'],
  'title-1': ['手続き'],
  'icon-1': ['file'],
  'action-1': ['page'],
  'value-1': ['/procedures'],
}
let keys = 0
async function publish(name: string, audience: string) {
  const key = `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`
  const { db } = town.municipality
  const id = await menus.writeMenu(db, clock(), ishii, key, { ...MENU, name: [name], audience: [audience] })
  await menus.publishMenu(db, clock(), ishii, id, 1)
}
await publish('ふだん', 'everybody')
await publish('災害', 'disaster')
await town.work()

const CONTENTS = {
  version: '0',
  title: '大雨のため、避難所を開いています',
  whatToDo: '川に近づかない\n高いところへ逃げる',
  shelterName: ['中央公民館', '東小学校', ''],
  shelterAddress: ['本町1-1', '東町2-2', ''],
  shelterStands: ['open', 'full', 'closed'],
  shelterMap: ['https://maps.example/1', '', ''],
  phoneName: ['災害対策本部', ''],
  phoneNumber: ['0980-00-0119', ''],
  linkText: ['ハザードマップ', ''],
  linkHref: ['https://hazard.example/', ''],
  greetingJa: '災害対応中です。急ぎのときは 0980-00-0119 へお電話ください。',
  greetingEn: 'We are responding to a disaster. Call 0980-00-0119 if urgent.',
}
const prepare = (more: Record<string, string | string[]> = {}, as = 'ishii') =>
  town.post(`${DISASTER}/contents`, { ...CONTENTS, ...more }, as)
const turn = (way: 'beginning' | 'end', reason = '大雨特別警報', as = 'ishii') =>
  town.post(`${DISASTER}/${way}`, { reason }, as)
/** Pages are kept for some seconds. */
const portal = () => {
  clock.advance({ seconds: 6 })
  return town.request('/')
}
const shown = () => mika.menu()?.name.replace(/ \(.*/, '')
const lastWords = () => mika.screen().at(-1)!.message['text'] as string

test('without anything prepared there is no switch; what is wrong is told beside its field, and nothing is stored', async () => {
  assert.equal((await turn('beginning')).status, 303, 'led back to the page that says so')
  const { rowCount } = await owner.query('select from inquiries.disasters')
  assert.equal(rowCount, 0)
  const wrong: [Record<string, string | string[]>, string][] = [
    [{ title: '' }, 'title'],
    [{ whatToDo: ' ' }, 'whatToDo'],
    [{ greetingJa: '' }, 'greetingJa'],
    [{ greetingJa: 'あ'.repeat(501) }, 'greetingJa'],
    [{ shelterName: ['', '東小学校'] }, 'shelterName-1'],
    [{ shelterStands: ['open', 'burning'] }, 'shelterStands-2'],
    [{ shelterMap: ['javascript:alert(1)'] }, 'shelterMap-1'],
    [{ phoneNumber: ['<b>'] }, 'phoneNumber-1'],
    [{ linkHref: ['http://hazard.example/'] }, 'linkHref-1'],
    [{ linkHref: ['//evil.example/'] }, 'linkHref-1'],
  ]
  for (const [more, field] of wrong) {
    const answer = await prepare(more)
    assert.equal(answer.status, 422, JSON.stringify(more))
    assert.match(await answer.text(), new RegExp(`href="#${field}"`), field)
  }
  assert.equal((await owner.query('select from inquiries.disaster_contents')).rowCount, 0)
})

test('prepared by those with the duty for the whole town only; two who prepare at once do not overwrite each other', async () => {
  for (const as of ['takahashi', 'sato']) assert.equal((await prepare({}, as)).status, 403)
  const both = await Promise.all([prepare(), prepare()])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  const page = await (await town.request(DISASTER, { as: 'ishii' })).text()
  assert.match(page, /いまは、ふだんのとおりです/)
  const form = formIn(page, `${DISASTER}/contents`)
  assert.equal(form['title'], CONTENTS.title)
  assert.equal(form['version'], '1')
})

test('one switch, with a reason, changes first page, menu and greeting; staff everywhere see it', async () => {
  const before = await (await portal()).text()
  assert.match(before, /できること/)
  assert.match(await (await town.request(`${DISASTER}/switch`, { as: 'ishii' })).text(), /すべての住民に見えます/)
  assert.equal((await turn('beginning', ' ')).status, 422)
  assert.equal((await turn('beginning', '大雨', 'takahashi')).status, 403)
  const races = await Promise.all(Array.from({ length: 6 }, () => turn('beginning')))
  for (const { status } of races) assert.equal(status, 303)
  assert.equal((await owner.query('select from inquiries.disasters')).rowCount, 1)
  await town.work()

  assert.equal(shown(), '災害')
  const page = await (await portal()).text()
  for (const words of [
    '川に近づかない',
    '中央公民館',
    '開設中',
    '満員',
    'href="tel:0980000119"',
    'https://hazard.example/',
    '/inquiries/new',
  ])
    assert.ok(page.includes(words), words)
  assert.doesNotMatch(page, /できること/)
  const strip = await (await town.request('/console/inquiries', { as: 'takahashi' })).text()
  assert.match(strip, /災害モードです[\s\S]*大雨特別警報\(石井 豊さん/)

  await mika.text('断水はいつまでですか')
  await town.work()
  assert.equal(lastWords(), CONTENTS.greetingJa, 'at once, though the office is open')
  await mika.text('もしもし')
  await town.work()
  assert.equal(lastWords(), 'もしもし', 'once for each time they wait')
})

test('the first page then is less than 50 KB with its style sheet, needs no script, and may be kept', async () => {
  const answer = await portal()
  const html = await answer.text()
  assert.match(answer.headers.get('cache-control') ?? '', /s-maxage=60/)
  assert.doesNotMatch(html, /<script|<img|set-cookie/)
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!)
  assert.equal(sheets.length, 1)
  let bytes = Buffer.byteLength(html)
  for (const href of sheets) bytes += (await (await town.request(href)).arrayBuffer()).byteLength
  assert.ok(bytes < 50 * 1024, `${bytes} bytes`)
})

test('what is changed while it is on shows at once; a menu published meanwhile is not shown before it is over', async () => {
  assert.equal((await prepare({ version: '1', shelterStands: ['full', 'full', 'closed'] })).status, 303)
  assert.doesNotMatch(await (await portal()).text(), /開設中/)
  await publish('新しいふだん', 'everybody')
  await town.work()
  assert.equal(shown(), '災害')
})

test('ending it gives back menu, greeting and first page; beginning and ending are in the audit trail with their reasons', async () => {
  assert.equal((await turn('end', '警報が解除された')).status, 303)
  assert.equal((await turn('end', '警報が解除された')).status, 303, 'twice is once')
  await town.work()
  assert.equal(shown(), '新しいふだん')
  assert.match(await (await portal()).text(), /できること/)
  assert.doesNotMatch(await (await town.request('/console/inquiries', { as: 'takahashi' })).text(), /災害モードです/)
  const ken = line.phone('海野 けん')
  await ken.text('こんにちは')
  await town.work()
  assert.equal(ken.screen().length, 1, 'the office is open: nothing is said by itself')
  clock.set('2026-11-24T20:00:00+09:00')
  await line.phone('空山 ゆい').text('夜分すみません')
  await town.work()
  assert.match(line.phone('空山 ゆい').screen().at(-1)!.message['text'] as string, /までに、職員がお答えします/)
  const { rows } = await owner.query(
    `select action, detail ->> 'reason' as reason from kernel.audit_entries where action in ('disaster.begun', 'disaster.ended') order by seq`,
  )
  assert.deepEqual(rows, [
    { action: 'disaster.begun', reason: '大雨特別警報' },
    { action: 'disaster.ended', reason: '警報が解除された' },
  ])
  const twice = `insert into inquiries.disasters (began_at, began_by, why_began) values (now(), 1, 'a'), (now(), 1, 'b')`
  await assert.rejects(owner.query(twice), /one_disaster_at_a_time/)
})

test('other programs read it, prepare and switch it by the same use cases', async () => {
  const { ask: api } = await apiOf(town, 'ishii', ['disaster:read', 'disaster:write', 'menus:read', 'menus:write'])
  const read = (await (await api('/disaster')).json()) as { on: unknown; version: number; contents: object }
  assert.equal(read.on, null)
  const put = await api('/disaster/contents', {
    method: 'PUT',
    json: { ...read.contents, title: '地震です', version: read.version },
  })
  assert.equal(put.status, 200)
  assert.equal(
    (await api('/disaster/contents', { method: 'PUT', json: { ...read.contents, version: read.version } })).status,
    409,
  )
  const on = await api('/disaster/beginning', { method: 'POST', json: { reason: '地震' } })
  assert.equal(((await on.json()) as { on: { reason: string } }).on.reason, '地震')
  assert.equal((await api('/disaster/end', { method: 'POST', json: { reason: '' } })).status, 422)
  assert.equal((await api('/disaster/end', { method: 'POST', json: { reason: '収まった' } })).status, 200)

  const field = { title: '相談', icon: 'chat', action: 'word', value: '相談' }
  const menu = { name: 'API', barText: 'ひらく', layout: 'one', audience: 'signed_in', fields: [field] }
  const written = await api('/line-menus', {
    method: 'POST',
    json: { ...menu, key: '00000000-0000-4000-8000-0000000000aa' },
  })
  const { id, version } = (await written.json()) as { id: number; version: number }
  assert.equal((await api(`/line-menus/${id}`, { method: 'PUT', json: { ...menu, barText: '', version } })).status, 422)
  const shownNow = await api(`/line-menus/${id}/publication`, { method: 'POST', json: { version } })
  assert.equal(((await shownNow.json()) as { shown: { older: boolean } }).shown.older, false)
  assert.equal((await api(`/line-menus/${id}`, { method: 'DELETE' })).status, 409)
  assert.equal((await api(`/line-menus/${id}/withdrawal`, { method: 'POST' })).status, 200)
  assert.equal((await api(`/line-menus/${id}`, { method: 'DELETE' })).status, 204)
  const { ask: clerk } = await apiOf(town, 'takahashi', ['disaster:read', 'menus:read'])
  for (const path of ['/disaster', '/line-menus']) assert.equal((await clerk(path)).status, 403)
})

test('a menu that LINE refuses stops no other: not that of 災害モード, nor what its audience saw before', async () => {
  const before = shown()
  await publish('だめ', 'everybody')
  await owner.query(`update inquiries.menu_editions set bar_text = repeat('あ', 20) where name = 'だめ'`)
  await town.work({ retries: true })
  assert.equal(shown(), before)
  await publish('災害2', 'disaster')
  await turn('beginning')
  await town.work({ retries: true })
  assert.equal(shown(), '災害2')
  await turn('end')
  await town.work({ retries: true })
  assert.equal(shown(), before)
  await owner.query(`update inquiries.menu_editions set bar_text = 'なおした' where name = 'だめ'`)
  await town.work({ retries: true })
  assert.equal(shown(), 'だめ')
  const left = line.richMenus.list(line.channels.list()[0]!.id).map(({ name }) => name.replace(/ \(.*/, ''))
  assert.deepEqual(left.toSorted(), ['だめ', '災害2'])
})
