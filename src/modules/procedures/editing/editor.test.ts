import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formIn } from '../../../testing/form-in.ts'
import { waterTown } from '../../../testing/procedures.ts'
import { findDraft, updateDraft } from './drafts.queries.ts'

const town = await waterTown()
const { post, request, show, begin, fill, sketchOf, procedureId } = town
const CLERK = 'kimura'
const fromFirst = { from: 'version', procedure: String(procedureId), number: '1' }
const draft = await begin(fromFirst, CLERK)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const to = (answer: Response) => answer.headers.get('location')
interface Written {
  pages: { id: string; title: string; when?: unknown; fields: Record<string, unknown>[] }[]
  [more: string]: unknown
}
const written = async (of = draft): Promise<Written> => (await sketchOf(of)).sketch
const pageOf = async (id: string) => (await written()).pages.find((page) => page.id === id)!
const labels = async (page: string) => (await pageOf(page)).fields.map(({ label }) => label)

test('a clerk adds a question with its case, sees it among the others, and residents see nothing of it yet', async () => {
  const added = await fill(
    `${draft}/new-field?page=place&kind=choice`,
    {
      label: '井戸水も使いますか',
      'options.0.label': '使う',
      'options.1.label': '使わない',
      'when.0.answer': 'use is business',
    },
    CLERK,
  )
  assert.equal(to(added), `${draft}/pages/place?done=saved`)
  const { fields } = await pageOf('place')
  assert.deepEqual(fields.at(-1), {
    id: 'q1',
    kind: 'choice',
    label: '井戸水も使いますか',
    required: true,
    options: [
      { value: 'o1', label: '使う' },
      { value: 'o2', label: '使わない' },
    ],
    when: { field: 'use', is: 'business' },
  })
  const page = text(await show(`${draft}/pages/place`, CLERK))
  assert.match(page, /選択 ・ 「使いみち」が「店・事務所・工場など」の場合に聞く/)
  assert.doesNotMatch(await (await request('/procedures/water-service-start')).text(), /井戸水/)
})

test('a question moves up and down within its page, and stays at the ends', async () => {
  const move = async (what: string, direction: string) =>
    post(`${draft}/${what}/moves`, { to: direction, _seen: String((await sketchOf(draft)).version) }, CLERK)
  assert.equal(to(await move('fields/q1', 'up')), `${draft}/pages/place?done=moved`)
  assert.deepEqual((await labels('place')).slice(-2), ['井戸水も使いますか', '使い終わる予定の日'])
  await move('fields/q1', 'down')
  await move('fields/q1', 'down')
  assert.equal((await labels('place')).at(-1), '井戸水も使いますか')
  await move('pages/start', 'up')
  assert.deepEqual((await written()).pages.map(({ id }) => id).slice(0, 2), ['start', 'place'])
  await move('pages/start', 'down')
})

test('a question goes to another page, and is taken away only after asking', async () => {
  await fill(`${draft}/fields/q1`, { _page: 'payment' }, CLERK)
  assert.ok((await labels('payment')).includes('井戸水も使いますか'))
  const ask = await show(`${draft}/fields/q1/removal`, CLERK)
  assert.match(text(ask), /質問「井戸水も使いますか」を消しますか/)
  assert.ok((await labels('payment')).includes('井戸水も使いますか'))
  await post(`${draft}/fields/q1/removal`, formIn(ask, `${draft}/fields/q1/removal`), CLERK)
  assert.ok(!(await labels('payment')).includes('井戸水も使いますか'))
})

test('what is unfinished is kept as it was typed, and what is wrong stands at the top and beside its field', async () => {
  const answer = await fill(`${draft}/about`, { title: ' ', 'about.minutes': '五分', standardDays: '' }, CLERK)
  assert.equal(to(answer), `${draft}/about?done=saved`)
  const html = await show(`${draft}/about`, CLERK)
  assert.match(text(html), /直すところがあります 手続の名前: 入力してください/)
  assert.match(html, /href="#about.minutes">書くのにかかる時間: 整数を入力してください/)
  assert.match(html, /id="about.minutes"[^>]*value="五分"|value="五分"[^>]*id="about.minutes"/)
  assert.equal((await written())['standardDays'], null)
  await fill(`${draft}/about`, { title: '水道使用開始届', 'about.minutes': '５' }, CLERK)
  assert.equal(to(await fill(`${draft}/about`, { standardDays: '1' }, CLERK)), `${draft}?done=saved`)
})

test('the rows of a form grow and shrink without a script, and nothing is saved by that', async () => {
  const before = await sketchOf(draft)
  const answer = await fill(`${draft}/fields/use`, { label: '書きかけ', _add: 'options' }, CLERK)
  assert.equal(answer.status, 200)
  const fields = formIn(await answer.text(), `${draft}/fields/use`)
  assert.deepEqual([fields['label'], fields['options.rows']], ['書きかけ', '4'])
  assert.deepEqual(await sketchOf(draft), before)
})

test('a second tab is told that the first was quicker, keeps what it had typed, and can save it then', async () => {
  const action = `${draft}/fields/meter`
  const tab = formIn(await show(action, CLERK), action)
  await fill(action, { hint: '先に保存した説明' }, CLERK)
  const late = await post(action, { ...tab, label: 'あとの画面の質問' }, CLERK)
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(html, /先にこの下書きを変えています/)
  assert.equal((await pageOf('place')).fields[1]!['hint'], '先に保存した説明')
  const again = formIn(html, action)
  assert.equal(again['label'], 'あとの画面の質問')
  assert.equal((await post(action, again, CLERK)).status, 303)
  assert.equal((await pageOf('place')).fields[1]!['label'], 'あとの画面の質問')
})

test('of twenty who save the same version at once, one is saved and the others are told', async () => {
  const action = `${draft}/pages/start/about`
  const form = formIn(await show(action, CLERK), action)
  const { version } = await sketchOf(draft)
  const all = Array.from({ length: 20 }, (_, n) => post(action, { ...form, title: `題 ${n}` }, CLERK))
  const statuses = (await Promise.all(all)).map(({ status }) => status)
  assert.equal(statuses.filter((status) => status === 303).length, 1)
  assert.equal(statuses.filter((status) => status === 409).length, 19)
  assert.equal((await sketchOf(draft)).version, version + 1)
})

test('without holding the draft while it is compared, two who save at once are both told that it is saved', async () => {
  const { db } = town.municipality
  const id = Number(draft.split('/').at(-1))
  const before = (await findDraft(db, id))!
  const unheld = (title: string) =>
    db.transaction().execute(async (tx) => {
      const { version, ...standing } = (await findDraft(tx as unknown as typeof db, id))!
      await bothHaveRead()
      assert.equal(version, before.version)
      await updateDraft(tx, town.clock(), town.head.staffId, { version, ...standing }, { ...standing.sketch, title })
    })
  await Promise.all([unheld('ひとつめ'), unheld('ふたつめ')])
  assert.equal((await findDraft(db, id))!.version, before.version + 1, 'one of them is lost')
  await fill(`${draft}/about`, { title: '水道使用開始届' }, CLERK)
})

const waiting: (() => void)[] = []
/** Goes on when the second has come. */
const bothHaveRead = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 2) for (const go of waiting.splice(0)) go()
  })

const HOSTILE = `"><script>alert(1)</script>{{name}}\u202E𠮷 '; drop table`

test('whatever is typed anywhere is shown as it is and runs nowhere', async () => {
  await fill(
    `${draft}/new-field?page=user&kind=choice`,
    { label: HOSTILE, hint: HOSTILE, 'options.0.label': HOSTILE, 'options.0.hint': HOSTILE },
    CLERK,
  )
  await fill(`${draft}/pages/user/about`, { title: HOSTILE, lead: HOSTILE }, CLERK)
  for (const path of ['', '/pages/user', '/preview/user', '/fields/q1', '/check', '/fields/q1/removal']) {
    const html = await show(`${draft}${path}`, CLERK)
    assert.doesNotMatch(html, /<script>alert/, path)
    assert.match(html, /&lt;script/, path)
  }
  const ask = await show(`${draft}/fields/q1/removal`, CLERK)
  await post(`${draft}/fields/q1/removal`, formIn(ask, `${draft}/fields/q1/removal`), CLERK)
  await fill(`${draft}/pages/user/about`, { title: '使う方', lead: '' }, CLERK)
})

const upload = async (json: string, as = CLERK) =>
  post(
    `${draft}/upload`,
    {
      _seen: String((await sketchOf(draft)).version),
      definition: new File([json], 'a.json', { type: 'application/json' }),
    },
    as,
  )
const withPages = (pages: unknown) => JSON.stringify({ ...town.water, pages })
const page = (fields: unknown[], more: object = {}) => [{ id: 'one', title: '一', fields, ...more }]
const plainField = (id: string) => ({ id, kind: 'text', label: id })

const refusedFiles: [name: string, json: string, words: RegExp][] = [
  ['no JSON', '{', /JSON として読めません/],
  ['JSON of something else', '[1, 2]', /保存できません/],
  ['the definition of another procedure', JSON.stringify({ id: 'other', pages: [] }), /「other」の定義です/],
  ['a field twice', withPages(page([plainField('a'), plainField('a')])), /「a」が二度あります/],
  ['a kind that there is not', withPages(page([{ id: 'a', kind: 'colour' }])), /pages\.0\.fields\.0\.kind/],
  [
    'ten thousand fields',
    withPages(page(Array.from({ length: 10_000 }, (_, n) => plainField(`f${n}`)))),
    /保存できません/,
  ],
  [
    'nesting without end',
    withPages(page([{ ...plainField('a'), when: JSON.parse('{"not":'.repeat(500) + '1' + '}'.repeat(500)) }])),
    /入れ子が深すぎます/,
  ],
  ['a NUL', withPages(page([{ ...plainField('a'), hint: 'a\0b' }])), /制御文字/],
  ['half a character', withPages(page([{ ...plainField('a'), hint: 'a\uD800b' }])), /制御文字/],
  ['more than a megabyte', withPages(page([{ ...plainField('a'), hint: 'あ'.repeat(400_000) }])), /大きすぎます/],
]

for (const [name, json, words] of refusedFiles) {
  test(`a file with ${name} is refused in words, and the draft stays as it is`, async () => {
    const before = await sketchOf(draft)
    const answer = await upload(json)
    assert.equal(answer.status, 422)
    assert.match(text(await answer.text()), words)
    assert.deepEqual(await sketchOf(draft), before)
  })
}

test('a file may be unfinished and wrong in every other way; each page of the editor opens and says so', async () => {
  const strange = page(
    [
      { id: 'a', kind: 'choice', label: 7, options: 'x', many: [], when: { all: [{ field: 'a', is: 'x' }, 3] } },
      { id: 'b', kind: 'date', earliest: { daysFromToday: 'x' }, when: { field: 'later', filled: true } },
      { id: 'g', kind: 'group', fields: [{ id: 'inner', kind: 'amount', min: 9, max: 1, when: 'always' }] },
      { id: 'later', kind: 'text', __proto__: null },
    ],
    { when: { any: [] } },
  )
  const json = withPages(strange).replace('"id":"later"', '"__proto__":{"polluted":true},"id":"later"')
  assert.equal((await upload(json)).status, 303)
  for (const path of ['', '/about', '/words', '/pages/one', '/pages/one/about', '/preview/one', '/check', '/new-page'])
    assert.equal((await request(`${draft}${path}`, { as: CLERK })).status, 200, path)
  for (const id of ['a', 'b', 'g', 'inner', 'later']) {
    const action = `${draft}/fields/${id}`
    assert.equal((await request(action, { as: CLERK })).status, 200, id)
    assert.equal((await fill(action, {}, CLERK)).status, 303, id)
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
  assert.match(text(await show(`${draft}/check`, CLERK)), /直すところが\d+件あります/)
  assert.equal((await upload(JSON.stringify(town.water))).status, 303)
})

const choice = (id: string, of: string) => ({
  id,
  kind: 'choice',
  label: id,
  options: [{ value: 'x', label: 'x' }],
  when: { field: of, is: 'x' },
})

test('a condition that looks ahead, at itself or round in a circle is found with its place', async () => {
  const { pages } = town.water as Written
  await upload(
    JSON.stringify({
      ...town.water,
      pages: [...pages, { id: 'round', title: '輪', fields: [choice('a', 'b'), choice('b', 'a'), choice('c', 'c')] }],
    }),
  )
  const html = await show(`${draft}/check`, CLERK)
  assert.match(text(html), /直すところが2件あります/)
  assert.match(html, new RegExp(`href="${draft}/fields/a"`))
  assert.match(html, new RegExp(`href="${draft}/fields/c"`))
  await upload(JSON.stringify(town.water))
})

test('what is downloaded is what can be uploaded', async () => {
  const file = await request(`${draft}/definition.json`, { as: CLERK })
  assert.match(file.headers.get('content-disposition') ?? '', /water-service-start\.json/)
  const json = await file.text()
  assert.equal((await upload(json)).status, 303)
  assert.deepEqual(await written(), JSON.parse(json))
})

test('people of another section, and whoever has no duty, find nothing and change nothing', async () => {
  const before = await sketchOf(draft)
  const form = formIn(await show(`${draft}/about`, CLERK), `${draft}/about`)
  assert.equal((await post(`${draft}/about`, { ...form, title: 'よその課' }, 'takahashi')).status, 404)
  assert.equal((await post('/console/procedures/drafts', fromFirst, 'takahashi')).status, 404)
  assert.equal((await request('/console/procedures', { as: 'goto' })).status, 403)
  assert.deepEqual(await sketchOf(draft), before)
})

test('whoever looks after the settings of the town may help every section', async () => {
  assert.match(await show('/console/procedures', 'ishii'), /水道使用開始届/)
  assert.equal((await request(`${draft}/about`, { as: 'ishii' })).status, 200)
})

test('a draft that is there goes on, whoever begins another; a new name must be free and well formed', async () => {
  const again = await post('/console/procedures/drafts', fromFirst, 'inoue')
  assert.equal(to(again), `${draft}?done=standing`)
  const section = String(town.head.sectionId)
  const nothing = (slug: string, title: string, to = section) =>
    post('/console/procedures/drafts', { from: 'nothing', slug, title, section: to }, CLERK)
  for (const [slug, title, of] of [
    ['bicycle', '', section],
    ['Bicycle Parking', '駐輪場', section],
    ['bicycle', '駐輪場', '1'],
    ['bicycle', '駐輪場', 'x'],
  ] as const)
    assert.equal((await nothing(slug, title, of)).status, 422, slug)
  const made = await nothing('bicycle', '駐輪場の利用申込み')
  assert.match(to(made) ?? '', /\/drafts\/\d+\?done=begun$/)
  const shipped = { from: 'shipped', slug: 'dog-registration', section }
  assert.match(to(await post('/console/procedures/drafts', shipped, CLERK)) ?? '', /done=begun/)
})

test('a draft is given up only after asking; what is published stays', async () => {
  const other = await begin({ from: 'shipped', slug: 'bulky-waste', section: String(town.head.sectionId) }, CLERK)
  const ask = await show(`${other}/removal`, CLERK)
  assert.equal((await post(`${other}/removal`, { _seen: '99' }, CLERK)).status, 409)
  assert.equal((await post(`${other}/removal`, formIn(ask, `${other}/removal`), CLERK)).status, 303)
  assert.equal((await request(other, { as: CLERK })).status, 404)
  assert.equal((await town.audited('procedure_draft.discarded')).length, 1)
})
