import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueOf, table } from '../../../testing/open-data.ts'
import { testTown } from '../../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const { people, made, drafted, kept, proposed, decided } = catalogueOf(town)
const gateOf = (slug: string) => `/console/opendata/sets/${slug}/gate`

const atGate = async (slug: string, columns: string[], rows: string[][]) =>
  drafted(await made(slug, { isStatistics: true }), [table(columns, rows)])
const look = (slug: string, query = '') => town.request(`${gateOf(slug)}${query}`, { as: 'takahashi' })
const pass = (slug: string, fields: Record<string, string>) => town.post(gateOf(slug), fields, 'takahashi')
/** What a form of the page sends: its hidden fields. */
const hiddenFields = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
const rowsOf = (slug: string) =>
  people.one(
    `select array_agg(array_to_string(cells, ',') order by row) from opendata.rows where table_id = (select max(t.id)
     from opendata.tables t join opendata.editions e on e.id = t.edition_id join opendata.datasets d on d.id = e.dataset_id where d.slug = $1)`,
    [slug],
  )

test('what is wrong in a column of counts is told cell by cell, and the section chooses what the column is', async () => {
  await atGate(
    'odd',
    ['地区', '2025年', '備考'],
    [...'甲乙丙'].map((name, at) => [name, ['40', '※3', '4'][at]!, '']),
  )
  const page = await look('odd')
  assert.equal(page.status, 422)
  const html = await page.text()
  assert.match(html, /2 行目の「2025年」の値「※3」は、人数として読めません/)
  assert.match(html, /<select[^>]*name="data-1"/)
  const refused = await pass('odd', { least: '10' })
  assert.equal(refused.status, 422)
  assert.deepEqual(await rowsOf('odd'), ['甲,40,', '乙,※3,', '丙,4,'])
  const plain = await look('odd', '?data-1=plain')
  assert.equal(plain.status, 422)
  assert.match(await plain.text(), /「人数」の列を 1 つ以上選んで/)
  assert.equal((await look('odd', '?data-1=people')).status, 422)
})

test('numbers that nobody looks through are named before they are hidden from nobody, and to whoever decides', async () => {
  const rows = ['2023', '2024', '2025'].map((year, at) => [
    year,
    ['40', '4', '50'][at]!,
    ['2', '30', '31'][at]!,
    '41.5',
  ])
  await atGate('named', ['年', '来客', '満足', '平均年齢'], rows)
  const seen = await (await look('named', '?data-2=plain')).text()
  assert.match(seen, /数字の列のうち、少ない数を確かめないもの: 年、満足、平均年齢/)
  assert.match(seen, /<option value="plain" selected[^>]*>/)
  const fields = hiddenFields(seen)
  assert.deepEqual([fields['data-1'], fields['data-2']], ['count', 'plain'])
  assert.equal((await pass('named', fields)).status, 303)
  assert.deepEqual(await rowsOf('named'), ['2023,40,2,41.5', '2024,X,30,X', '2025,50,31,41.5'])
  const document = await people.page(`/console/approvals/${await proposed('named')}`, 'sato')
  assert.match(document, /少ない数を確かめた列: 来客/)
  assert.match(document, /数字の列のうち、少ない数を確かめないもの: 年、満足、平均年齢/)
})

test('a column that is said to be a total must be one', async () => {
  await atGate(
    'total',
    ['地区', '総数', '男'],
    [...'甲乙丙'].map((name, at) => [name, `${40 + at}`, `${30 - at}`]),
  )
  assert.match(await (await look('total', '?data-1=total')).text(), /「総数」は「合計」になっていますが/)
  assert.equal((await look('total', '?data-1=count')).status, 200)
})

test('what was chosen for one draft is not done to another', async () => {
  const columns = ['地区', '人数']
  await atGate('other', columns, [
    ['甲', '4'],
    ['乙', '40'],
  ])
  const fields = hiddenFields(await (await look('other')).text())
  await drafted(await kept('other'), [table(columns, [['丙', '50']])])
  const answer = await pass('other', { ...fields, 'data-1': 'plain' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /下書きが新しくなりました/)
  assert.deepEqual(await rowsOf('other'), ['丙,50'])
})

const finding = (column: string) => ({ severity: 'warning', row: 2, column, message: `${column}の 7` })

test('before they are hidden, counts are shown to their own section alone; after, nothing that was said of them is kept', async () => {
  const edition = await atGate(
    'own',
    ['地区', '来客'],
    [
      ['甲', '7'],
      ['乙', '40'],
    ],
  )
  await town.owner.query('update opendata.editions set warnings = 2, findings = $1 where id = $2', [
    JSON.stringify([finding('来客'), finding('地区')]),
    edition,
  ])
  const page = (as: string) => people.page('/console/opendata/sets/own', as)
  assert.match(await page('takahashi'), /来客の 7/)
  const others = await page('yamamoto')
  assert.doesNotMatch(others, /来客|乙/)
  assert.equal((await pass('own', {})).status, 303)
  assert.match(await page('yamamoto'), /乙/)
  const told = await people.one(`select findings from opendata.editions where id = $1`, [String(edition)])
  assert.deepEqual(told, [finding('地区')])
})

test('tables that are public together do not give each other away', async () => {
  const columns = ['地区', '総数', '男', '女']
  const rows = [
    ['北', '52', '3', '49'],
    ['南', '80', '38', '42'],
    ['中', '120', '60', '60'],
  ]
  const only = (at: number[]) => rows.map((row) => at.map((column) => row[column]!))
  const women = ['地区', '女']
  const pair = [table(women, only([0, 3]), { key: 'a' }), table(columns, rows, { key: 'b' })]
  await drafted(await made('pair', { isStatistics: true }), pair)
  assert.equal((await pass('pair', {})).status, 303)
  assert.deepEqual(await rowsOf('pair'), ['北,X,X,49', '南,80,38,42', '中,120,60,60'])
  const turned = [table(columns, rows, { key: 'a' }), table(women, only([0, 3]), { key: 'b' })]
  await drafted(await made('turned', { isStatistics: true }), turned)
  assert.equal((await pass('turned', {})).status, 303)
  assert.deepEqual(await rowsOf('turned'), ['北,X', '南,42', '中,60'])
})

test('a table that is too large is refused before anything is tried', async () => {
  await atGate(
    'large',
    ['人数'],
    Array.from({ length: 2_001 }, () => ['40']),
  )
  const page = await look('large')
  assert.equal(page.status, 422)
  assert.match(await page.text(), /2,000 行、100 列、100,000 マスまで.*2,001 行 × 1 列/)
})

test('an edition that nobody sees in the catalogue any more still tells what it told', async () => {
  const columns = ['地区', '総数', '男', '女']
  const rows = [
    ['中央', '120', '60', '60'],
    ['北', '52', '3', '49'],
    ['南', '80', '38', '42'],
  ]
  await atGate('thrice', columns, rows)
  assert.equal((await pass('thrice', {})).status, 303)
  await decided(await proposed('thrice'))
  const next = async (header: string[], at: number[]) => {
    await drafted(await kept('thrice'), [
      table(
        header,
        rows.map((row) => at.map((column) => row[column]!)),
      ),
    ])
    assert.equal((await pass('thrice', {})).status, 303)
    await decided(await proposed('thrice'))
    return rowsOf('thrice')
  }
  assert.deepEqual(await next(['地区', '総数'], [0, 1]), ['中央,120', '北,52', '南,80'])
  assert.deepEqual(await next(['地区名', '男', '女'], [0, 2, 3]), ['中央,60,60', '北,X,X', '南,38,42'])
})
