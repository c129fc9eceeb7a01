// LINE のメニュー: written with a picture before one's eyes, published for an audience, and brought to LINE wherever the work died.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { formIn } from '../../../testing/form-in.ts'
import { townOnLine } from '../../../testing/line.ts'
import { areasOf, LAYOUTS, type Layout, sizeOf } from './menu.ts'
import { readMenu, typedMenu } from './read-menu.ts'

const town = await townOnLine({ at: '2026-11-24T10:00:00+09:00' })
const { line, owner } = town
const MENUS = '/console/settings/menus'
const CHANNEL = line.channels.list()[0]!.id
const [mika, ken, yui] = ['青空 みか', '海野 けん', '空山 ゆい'].map((name) => line.phone(name)) as [
  Phone,
  Phone,
  Phone,
]
type Phone = ReturnType<typeof line.phone>

const labelOf = async (kind: string, name: string): Promise<string> =>
  (await owner.query('insert into inquiries.notice_labels (kind, name) values ($1, $2) returning id', [kind, name]))
    .rows[0].id
const [ward, topic, otherTopic] = [
  await labelOf('ward', '東部'),
  await labelOf('topic', '子育て'),
  await labelOf('topic', '防災'),
]
for (const phone of [mika, ken, yui]) await phone.follow()
await town.work()

const FIELDS = {
  'title-1': '手続き',
  'note-1': '家からできます',
  'icon-1': 'file',
  'action-1': 'page',
  'value-1': '/procedures',
  'title-2': 'お知らせ',
  'note-2': '',
  'icon-2': 'bell',
  'action-2': 'word',
  'value-2': 'お知らせ',
}
let drawn = 0
const form = (more: Record<string, string> = {}) => ({
  key: `00000000-0000-4000-8000-${String(++drawn).padStart(12, '0')}`,
  name: 'ふだん',
  barText: 'メニュー',
  layout: 'two',
  audience: 'everybody',
  ...FIELDS,
  ...more,
})
const menuNamed = async (name: string) =>
  (await owner.query('select id::int, version from inquiries.menus where name = $1', [name])).rows[0]
const act = (id: number, what: string, fields = {}, as = 'ishii') => town.post(`${MENUS}/${id}/${what}`, fields, as)

async function published(name: string, audience: string) {
  assert.equal((await town.post(MENUS, form({ name, audience }), 'ishii')).status, 303)
  const menu = await menuNamed(name)
  assert.equal((await act(menu.id, 'publication', { version: String(menu.version) })).status, 303)
  await town.work()
  return menu as { id: number; version: number }
}
const subscribe = (phone: Phone, topics: string[], wardId?: string) =>
  owner.query(
    `with gone as (delete from inquiries.subscriptions where line_user_id = $1),
      made as (insert into inquiries.subscriptions (line_user_id, ward_id, opted_in_at, changed_at) values ($1, $2, now(), now())
        on conflict (line_user_id) do update set ward_id = excluded.ward_id)
    insert into inquiries.subscribed_topics (line_user_id, topic_id) select $1, unnest($3::bigint[]) on conflict do nothing`,
    [phone.userId, wardId ?? null, topics],
  )
const bring = async () => {
  await town.municipality.db
    .transaction()
    .execute((tx) => import('./wake.ts').then(({ wakeMenus }) => wakeMenus(tx as never)))
  await town.work({ retries: true })
}
const shown = (phone: Phone) => phone.menu()?.name.replace(/ \(.*/, '')
const atLine = () => line.richMenus.list(CHANNEL).map(({ name }) => name.replace(/ \(.*/, ''))
const made = () =>
  [...line.ledger.calls.values()].filter(
    ({ method, path, status }) => method === 'POST' && path === '/v2/bot/richmenu' && status === 200,
  ).length

test('the picture is what LINE takes: 2500 wide, under a megabyte, the fields without a gap, whatever the layout', async () => {
  for (const layout of Object.keys(LAYOUTS) as Layout[]) {
    const areas = areasOf(layout)
    const { width, height } = sizeOf(layout)
    assert.equal(
      areas.reduce((sum, one) => sum + one.width * one.height, 0),
      width * height,
      layout,
    )
  }
  const { drawMenu } = await import('./draw-menu.ts')
  const field = {
    title: '鬱陶しい手続きを',
    note: 'とても長い説明の一行がここに',
    icon: 'file',
    action: 'page',
    value: '/',
  } as const
  const png = await drawMenu(
    {
      name: 'x',
      barText: 'x',
      layout: 'six',
      fields: Array.from({ length: 6 }, () => field),
      audience: 'everybody',
      labelId: null,
    },
    '#0017c1',
  )
  const { width, height, format } = await sharp(png).metadata()
  assert.deepEqual({ width, height, format }, { width: 2500, height: 1686, format: 'png' })
  assert.ok(png.length < 1024 * 1024, `${png.length}`)
  const blank = await drawMenu(
    {
      name: 'x',
      barText: 'x',
      layout: 'six',
      fields: Array.from({ length: 6 }, () => ({ ...field, title: '', note: '' })),
      audience: 'everybody',
      labelId: null,
    },
    '#0017c1',
  )
  assert.ok(png.length > blank.length * 1.2, 'the words are drawn, with the font that comes with the program')
})

test('what LINE or the town could not take is refused beside its field, and nothing is stored', async () => {
  const wrong: [Record<string, string>, string][] = [
    [{ name: '' }, 'name'],
    [{ barText: 'あ'.repeat(15) }, 'barText'],
    [{ audience: 'label-999999' }, 'audience'],
    [{ audience: 'label' }, 'audience'],
    [{ layout: 'five' }, 'layout'],
    [{ layout: 'three' }, 'title-3'],
    [{ 'title-1': 'あ'.repeat(11) }, 'title-1'],
    [{ 'icon-1': 'skull' }, 'icon-1'],
    [{ 'value-1': '//evil.example' }, 'value-1'],
    [{ 'value-1': '/console/settings' }, 'value-1'],
    [{ 'action-1': 'link', 'value-1': 'http://town.example' }, 'value-1'],
    [{ 'action-1': 'link', 'value-1': 'javascript:alert(1)' }, 'value-1'],
    [{ 'action-2': 'word', 'value-2': '' }, 'value-2'],
  ]
  for (const [more, field] of wrong) {
    const answer = await town.post(MENUS, form(more), 'ishii')
    assert.equal(answer.status, 422, JSON.stringify(more))
    assert.match(await answer.text(), new RegExp(`href="#${field}"`), field)
  }
  assert.equal((await town.post(MENUS, form(), 'takahashi')).status, 403, 'a clerk without the duty for the whole town')
  assert.equal((await owner.query('select from inquiries.menus')).rowCount, 0)
})

test('見本を見る draws what is typed and stores nothing; the form sent twice writes one menu', async () => {
  const looked = await town.post(MENUS, form({ preview: '1' }), 'ishii')
  assert.match(
    await looked.text(),
    /src="data:image\/png;base64,[\w+/=]{1000,}" width="2500" height="843" alt="メニューの見本: 手続き 家からできます、お知らせ"/,
  )
  assert.equal((await owner.query('select from inquiries.menus')).rowCount, 0)
  const twice = form()
  await Promise.all([town.post(MENUS, twice, 'ishii'), town.post(MENUS, twice, 'ishii')])
  assert.equal((await owner.query('select from inquiries.menus')).rowCount, 1)
  const { id } = await menuNamed('ふだん')
  const page = formIn(await (await town.request(`${MENUS}/${id}`, { as: 'ishii' })).text(), `${MENUS}/${id}`)
  assert.equal(page['value-1'], '/procedures')
  assert.equal((await act(id, 'removal')).status, 303)
  const typed = Object.fromEntries(Object.entries(form()).map(([field, value]) => [field, [value]]))
  const read = readMenu(typed, [])
  assert.deepEqual(readMenu(typedMenu(read), []), read)
})

test('who chose a ward sees its menu before a topic’s, a topic’s before everybody’s; whoever chooses later gets theirs', async () => {
  await published('ふだん', 'everybody')
  assert.equal(shown(mika), 'ふだん')
  assert.equal(mika.menu()!.areas[0]!.action['uri'], 'https://aozora.test/procedures')
  await subscribe(mika, [topic, otherTopic], ward)
  await subscribe(ken, [otherTopic])
  await published('子育ての人', `label-${topic}`)
  assert.deepEqual([mika, ken, yui].map(shown), ['子育ての人', 'ふだん', 'ふだん'])
  await published('東部の人', `label-${ward}`)
  assert.equal(shown(mika), '東部の人')
  await subscribe(ken, [topic])
  await bring()
  assert.equal(shown(ken), '子育ての人')
  await owner.query('delete from inquiries.subscriptions where line_user_id = $1', [ken.userId])
  await bring()
  assert.equal(shown(ken), 'ふだん')
})

test('who is signed in sees the menu for them, until the session ends', async () => {
  await published('サインインした人', 'signed_in')
  await yui.text('サインイン')
  await town.work()
  const [, link = ''] = /https:\/\/aozora\.test(\/line\/sign-in\/[\w-]+)/.exec(JSON.stringify(yui.screen())) ?? []
  const { browserOf } = await import('../../../testing/browser.ts')
  const browser = browserOf(town)
  await browser.get(link)
  assert.equal((await browser.post(link)).status, 303)
  await town.work()
  assert.deepEqual([yui, ken].map(shown), ['サインインした人', 'ふだん'])
  await owner.query('update kernel.sessions set ended_at = now() where resident_id is not null')
  await bring()
  assert.equal(shown(yui), 'ふだん')
})

test('one audience sees one menu: the newer takes the place of the older, which is taken away at LINE', async () => {
  const first = await menuNamed('ふだん')
  await act(first.id, 'removal').then(({ status }) => assert.equal(status, 409, 'what is published is not removed'))
  await published('新しいふだん', 'everybody')
  assert.equal(shown(ken), '新しいふだん')
  assert.ok(!atLine().includes('ふだん'))
  const { id, version } = await menuNamed('新しいふだん')
  assert.equal(
    (
      await town.post(
        `${MENUS}/${id}`,
        form({ name: '新しいふだん', 'title-1': 'てつづき', version: String(version) }),
        'ishii',
      )
    ).status,
    303,
  )
  assert.match(await (await town.request(MENUS, { as: 'ishii' })).text(), /公開したあとで直しています/)
  assert.equal((await act(id, 'publication', { version: String(version) })).status, 409, 'it was changed meanwhile')
  const before = made()
  const races = Array.from({ length: 4 }, () => act(id, 'publication', { version: String(version + 1) }))
  for (const { status } of await Promise.all(races)) assert.equal(status, 303)
  await town.work()
  assert.equal(made() - before, 1)
  assert.match(JSON.stringify(ken.menu()), /てつづき/)
  const second = `insert into inquiries.menu_editions (name, bar_text, layout, fields, audience, published_at, published_by)
    select name, bar_text, layout, fields, audience, now(), 1 from inquiries.menu_editions where audience = 'everybody' limit 1`
  await assert.rejects(owner.query(second), /one_menu_for_each_audience/)
})

test('withdrawn, its audience sees what everybody sees; without one, none', async () => {
  for (const name of ['東部の人', '子育ての人', 'サインインした人']) await act((await menuNamed(name)).id, 'withdrawal')
  await town.work()
  assert.equal(shown(mika), '新しいふだん')
  await act((await menuNamed('新しいふだん')).id, 'withdrawal')
  await town.work()
  assert.deepEqual([shown(mika), atLine()], [undefined, []])
  assert.equal((await act((await menuNamed('新しいふだん')).id, 'withdrawal')).status, 409)
})

const BREAKS = [
  ['POST', '/v2/bot/richmenu'],
  ['POST', '/v2/bot/richmenu/*'],
  ['POST', '/v2/bot/user/all/*'],
  ['DELETE', '/v2/bot/richmenu/*'],
] as const

test('dying before or after any step at LINE, the next run does the rest: one menu, shown to everybody, nothing left over', async () => {
  for (const when of ['before', 'after'] as const)
    for (const [method, path] of BREAKS) {
      const name = `${when} ${method} ${path}`.slice(0, 40)
      line.faults.add({ kind: 'reset', when, method, path, times: 1 })
      await published(name, 'everybody')
      await town.work({ retries: true })
      await town.work({ retries: true })
      assert.deepEqual([atLine(), shown(ken)], [[name], name], name)
      line.faults.clear()
    }
})

test('a menu that somebody deleted at LINE is made again; a refusal is told to staff', async () => {
  line.faults.add({ kind: 'status', status: 400, method: 'POST', path: '/v2/bot/richmenu', times: 1 })
  await published('消された', 'everybody')
  assert.match(await (await town.request(MENUS, { as: 'ishii' })).text(), /LINE が受け付けませんでした\(400\)/)
  await town.work({ retries: true })
  assert.equal(shown(ken), '消された')
  const [gone] = line.richMenus.list(CHANNEL)
  line.richMenus.remove(CHANNEL, gone!.richMenuId)
  await bring()
  await town.work({ retries: true })
  assert.equal(shown(ken), '消された')
})

test('everything that staff do is in the audit trail', async () => {
  const { rows } = await owner.query(
    `select distinct action from kernel.audit_entries where action like 'menu.%' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['menu.changed', 'menu.published', 'menu.removed', 'menu.withdrawn', 'menu.written'],
  )
})
