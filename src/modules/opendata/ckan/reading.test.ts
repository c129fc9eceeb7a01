import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { published } = catalogueOf(town)
const columns = Array.from({ length: 40 }, (_, n) => `列${n}`)
await published('wide', [
  table(
    columns,
    Array.from({ length: 30 }, (_, row) => columns.map((_name, at) => `値${row}-${at}`)),
  ),
])

const call = async (action: string, body: unknown, type = 'application/json') => {
  const answer = await town.request(`/api/3/action/${action}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, any> }
}
const [{ id }] = (await call('package_show', { id: 'wide' })).body['result'].resources
const rows = (more: object) => call('datastore_search', { resource_id: id, ...more })

test('a question that keeps the database busy is broken off, and says what to do', async () => {
  const locker = await town.owner.connect()
  await locker.query('begin; lock table opendata.rows in access exclusive mode')
  const { status, body } = await rows({ q: '値' })
  await locker.query('rollback')
  locker.release()
  assert.deepEqual([status, body['error'].__type], [409, 'Validation Error'])
  assert.match(body['error'].query[0], /took too long: .*fewer words/)
  assert.equal((await rows({ q: '値7-' })).body['result'].total, 1)
})

test('many who ask at once are all answered: nobody waits for a second connection with one in hand', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      [
        () => rows({ q: '値1', limit: 5 }),
        () => call('package_search', { q: 'wide', 'facet.field': ['tags', 'organization'] }),
        () => call('package_show', { id: 'wide' }),
        () => call('resource_show', { id }),
      ][at % 4]!(),
    ),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
})

const many = (count: number) => Array.from({ length: count }, (_, at) => `値${at}`)
const of = (count: number) => Object.fromEntries(columns.slice(0, count).map((name) => [name, 'x']))

test('what a question of rows is narrowed by has its bounds', async () => {
  for (const [more, field] of [
    [{ q: many(11).join(' ') }, 'q'],
    [{ q: '値'.repeat(101) }, 'q'],
    [{ filters: of(21) }, 'filters'],
    [{ filters: { 列0: many(201) } }, 'filters'],
    [{ filters: { 列0: { toString: 1 } } }, 'filters'],
    [{ filters: { 列0: [['値']] } }, 'filters'],
    [{ fields: [{ toString: 1 }] }, 'fields'],
    [{ sort: { toString: 1 } }, 'sort'],
  ] as const) {
    const { status, body } = await rows(more)
    assert.deepEqual([status, Object.keys(body['error'])], [409, [field, '__type']], JSON.stringify(more).slice(0, 80))
  }
  assert.equal((await rows({ q: many(10).join(' '), filters: of(20) })).status, 200)
  assert.equal((await rows({ include_total: { toString: 1 } })).status, 200)
})

test('words stand in the cells of a row, each in one of them', async () => {
  assert.equal((await rows({ q: '値7-0 値7-39' })).body['result'].total, 1)
  assert.equal((await rows({ q: '値7-0 値8-0' })).body['result'].total, 0)
  assert.equal((await rows({ q: '値7-0値7-1' })).body['result'].total, 0)
})

test('a column asked for many times is given once; of a wide table fewer rows come at once, and the answer says so', async () => {
  const { result } = (await rows({ fields: Array.from({ length: 5_000 }, () => '列1'), limit: 32_000 })).body
  assert.deepEqual(
    result.fields.map((one: { id: string }) => one.id),
    ['_id', '列1'],
  )
  assert.equal(result.limit, 25_000)
})

test('a zero character is refused in every way in which it may come', async () => {
  for (const answer of [
    await call('package_search', { q: 'a\0' }),
    await call('package_search', { fq_list: ['title:"\0"'] }),
    await call('package_show', { id: '\0' }),
    await call('tag_list', { query: '\0' }),
    await rows({ filters: { '\0': 'x' } }),
    await rows({ filters: { 列0: ['\0'] } }),
    await call('package_search', 'q=%00', 'application/x-www-form-urlencoded'),
    await call('package_search?q=%00', {}),
  ]) {
    assert.deepEqual([answer.status, answer.body['error'].__type], [400, 'Bad Request'])
  }
  const inWord = await rows({ filters: String.raw`{"列0":"\u0000"}` })
  assert.deepEqual([inWord.status, inWord.body['error'].__type], [409, 'Validation Error'])
})

test('a form that is none is no fault of ours', async () => {
  assert.equal((await call('package_search', 'nothing', 'multipart/form-data')).status, 400)
})
