import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateRawSync, inflateSync } from 'node:zlib'
import { apiOf } from '../../testing/api.ts'
import { testTown } from '../../testing/town.ts'

const town = await testTown({ at: '2026-11-24T10:00:00+09:00' })
const get = (path: string, as = 'watanabe') => town.request(`/console/insights${path}`, { as })
const post = (path: string, fields: Record<string, string>, as = 'ishii') =>
  town.post(`/console/insights${path}`, fields, as)
const sql = async (text: string) => (await town.owner.query(text)).rows

/** Months of 2026 with so many inquiries by telephone and by LINE. */
const MONTHS = [
  ['2025-12', 60, 40],
  ['2026-04', 50, 50],
  ['2026-09', 38, 62],
  ['2026-10', 30, 70],
  ['2026-11', 10, 90],
] as const
for (const [month, phone, line] of MONTHS)
  await sql(`insert into insights.figures values ('month', '${month}-01', 'inquiry', 'phone', ${phone}, ${phone}),
    ('month', '${month}-01', 'inquiry', 'line', ${line}, ${line})`)

const MARK = { what: 'phoneShare.baseline', value: '60', from: '2025-04', note: '令和5年度の電話の記録' }

test('the town enters what was before and what it aims at; both stay on record, and the newest word of a month holds', async () => {
  assert.equal((await post('/marks', MARK)).headers.get('location'), '/console/insights/marks?done=marked')
  assert.equal(
    (await post('/marks', { ...MARK, what: 'phoneShare.target', value: '４０', from: '2026-04' })).status,
    303,
  )
  assert.equal((await post('/marks', { ...MARK, what: 'phoneShare.target', value: '35', from: '2026-10' })).status, 303)
  const page = await (await get('/inquiries')).text()
  assert.match(page, /電話の割合は 60% → 30.0%\(10月\)です。10月は目標の 35% に届きました。/)
  assert.match(page, /11月\(途中\)/)
  assert.match(page, /基準 60%、目標 35%/)
  assert.equal((await post('/marks', { ...MARK, what: 'phoneShare.target', value: '', from: '2026-10' })).status, 303)
  assert.match(await (await get('/inquiries')).text(), /30.0%\(10月\)です。</)
  const history = await (await get('/marks', 'ishii')).text()
  for (const words of ['60%', '40%', '35%', 'なし']) assert.ok(history.includes(words), words)
  const [{ detail }] = await sql(
    `select detail from kernel.audit_entries where action = 'mark.set' order by seq limit 1`,
  )
  assert.deepEqual(detail, { measure: 'phoneShare', mark: 'baseline', value: 60, from: '2025-04-01', note: MARK.note })
})

test('a year says of how many months it is; only what is of a month is said to be', async () => {
  assert.match(await (await get('/inquiries')).text(), /4か月分、基準 60%/) // April, September to November of eight
  for (const [what, value] of [
    ['middleDays.baseline', '12'],
    ['nights.target', '40'],
  ] as const)
    assert.equal((await post('/marks', { ...MARK, what, value })).status, 303)
  await sql(
    `insert into insights.figures values ('month', '2026-10-01', 'application', '', 9, 9), ('month', '2026-10-01', 'stay.nights', '', 9, 9)`,
  )
  assert.match(await (await get('/procedures')).text(), /基準 12営業日/)
  assert.doesNotMatch(await (await get('/procedures')).text(), /月に 12営業日/)
  assert.match(await (await get('/workation')).text(), /目標 月に 40人泊/)
})

test('a mark that cannot be is refused at each field, keeps what was typed, and belongs to those with the duty', async () => {
  const table: [Record<string, string>, RegExp][] = [
    [{ what: 'phoneShare.wish' }, /何の基準または目標かを選んで/],
    [{ what: 'nights' }, /何の基準または目標かを選んで/],
    [{ value: '101' }, /電話の割合は 100% までで/],
    [{ value: '六十' }, /数を、小数は2桁までで/],
    [{ value: '-1' }, /数を、小数は2桁までで/],
    [{ from: '2026-13' }, /いつの月からかを/],
    [{ note: ' ' }, /何によるものかを/],
    [{ note: '\u0000\u0001\t' }, /何によるものかを/],
    [{ note: `長${'い'.repeat(200)}` }, /何によるものかを/],
  ]
  for (const [wrong, words] of table) {
    const sent = await post('/marks', { ...MARK, ...wrong })
    assert.equal(sent.status, 422)
    assert.match(await sent.text(), words)
  }
  const all = await (await post('/marks', { what: '', value: 'x', from: '', note: '' })).text()
  assert.equal(all.match(/class="error-summary"/g)?.length, 1)
  for (const field of ['what', 'value', 'from', 'note']) assert.ok(all.includes(`href="#${field}"`), field)
  assert.equal((await post('/marks', MARK, 'suzuki')).status, 403)
  assert.equal((await get('/marks')).status, 403)
  assert.equal((await sql('select from insights.marks')).length, 6)
})

test('control characters in a note are taken out, and the table takes none', async () => {
  const what = 'occupancy.target'
  assert.equal(
    (await post('/marks', { ...MARK, what, value: '20', note: '分室の\u0000計画\r\n第2期\u001b' })).status,
    303,
  )
  const [{ note }] = await sql('select note from insights.marks order by id desc limit 1')
  assert.equal(note, '分室の 計画 第2期')
  await assert.rejects(
    sql(`insert into insights.marks (measure, mark, value, from_month, note, set_by, set_at)
      select 'firms', 'target', 1, '2026-04-01', E'a\\x07b', min(id), now() from kernel.staff`),
    /violates check constraint "marks_note_check"/,
  )
})

test('the year before has its own page and files; a year of which nothing is known is none', async () => {
  const before = await (await get('/inquiries?year=2025')).text()
  assert.match(before, /電話の割合は 60% → 60.0%\(12月\)です。/)
  assert.doesNotMatch(before, /途中/)
  for (const path of [
    '?year=2024',
    '/work?year=x',
    '/work.csv?year=1',
    '/report.pdf?year=2030',
    '/effects.xlsx?year=1999',
  ])
    assert.equal((await get(path)).status, 404, path)
  for (const path of ['', '/work']) {
    const page = await (await get(`${path}?year=1999`)).text()
    assert.match(page, /この年度の記録はありません。「効果」で年度を選び直してください。/)
    assert.match(page, new RegExp(`<a href="/console/insights${path}">今年度を見る`))
    assert.doesNotMatch(page, /year=1999/, 'no way leads back to it')
  }
})

test('what the town said is a list of cards on a phone', async () => {
  const page = await (await get('/marks', 'ishii')).text()
  assert.equal(page.match(/data-phone="cards"/g)?.length, 2)
  assert.doesNotMatch(page, /data-phone="scroll"/)
})

test('a table of a board is a CSV file in which what is not known is empty', async () => {
  const file = await get('/inquiries.csv')
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="inquiries-2026.csv"')
  const lines = Buffer.from(await file.arrayBuffer())
    .toString()
    .split('\r\n')
  assert.match(
    lines[0]!,
    /^\uFEFF年月,状態,電話の割合\(%\),LINE の割合\(%\),チャットの割合\(%\),電話\(件\),LINE\(件\),/,
  )
  assert.match(
    lines.find((line) => line.startsWith('2026-09'))!,
    /^2026-09,,38,62,0,38,62,,0,0,{8}0,{9}$/,
  )
  assert.match(
    lines.find((line) => line.startsWith('2026-05'))!,
    /^2026-05,{26}$/,
  )
  assert.match(
    lines.find((line) => line.startsWith('2026-11'))!,
    /^2026-11,途中,10,/,
  )
  assert.match(lines.at(-2)!, /^令和8年度,途中,32,68,0,128,272,/)
})

/** The files in a ZIP, by its directory at the end. */
function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [method, size, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const [more, comment, local] = [zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(begin, begin + size)
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString()
    files.set(name, (method === 8 ? inflateRawSync(bytes) : bytes).toString())
    at += 46 + nameLength + more + comment
  }
  return files
}

test('the workbook has a sheet for each board, with real numbers and dates', async () => {
  const file = await get('/effects.xlsx')
  assert.match(file.headers.get('content-type')!, /spreadsheetml/)
  const files = unzipped(Buffer.from(await file.arrayBuffer()))
  const sheets = [...files.get('xl/workbook.xml')!.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)
  assert.deepEqual(sheets, ['相談', '通報', '手続', '紙と働き方', 'しごと場', 'ワーケーション'])
  const sheet = files.get('xl/worksheets/sheet1.xml')!
  const september = /<row r="10"[^>]*>(.*?)<\/row>/.exec(sheet)![1]!
  assert.match(september, /<v>46266<\/v>/) // 1 September 2026, as Excel counts days
  assert.match(september, /<v>38<\/v>/)
  assert.ok([...files.values()].some((xml) => xml.includes('yyyy-mm')))
})

const utf16 = (words: string) => Buffer.from(words, 'utf16le').swap16()

test('the report for the assembly is a tagged paper in Japanese, each board on a page of its own, with its charts in words for those who listen', async () => {
  const file = await get('/report.pdf')
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="effects-2026.pdf"')
  const bytes = Buffer.from(await file.arrayBuffer())
  const raw = bytes.toString('latin1')
  assert.match(raw, /^%PDF-1\.7/)
  for (const tag of [
    /\/MarkInfo/,
    /\/StructTreeRoot/,
    /\/Lang \(ja-JP\)/,
    /\/S \/Figure/,
    /\/S \/Table/,
    /\/S \/H1/,
    /\/S \/TH/,
  ])
    assert.match(raw, tag)
  assert.equal(raw.match(/\/Type \/Page\b/g)?.length, 9) // the cover, three of 相談, and one of each other
  const alternative = '電話の割合の折れ線。令和8年度は 4月の 50%から 10月の 30%'
  assert.ok(bytes.includes(escaped(utf16(alternative))), 'what the chart says, in words')
  const contents = [...raw.matchAll(/stream\r?\n/g)].length
  assert.ok(contents > 6)
  const drawn = bytes.subarray(raw.indexOf('stream') + 7)
  assert.ok(inflateSync(drawn, { finishFlush: 2 }).toString('latin1').includes('BT'))
})

const MARKED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' }

/** As a string stands in a PDF. */
const escaped = (text: Buffer): Buffer =>
  Buffer.from(
    text.toString('latin1').replaceAll(/[\n\r\t\b\f\\()]/g, (one) => MARKED[one] ?? `\\${one}`),
    'latin1',
  )

test('a program reads the boards through the API, with what is not known as null', async () => {
  const api = await apiOf(town, 'watanabe', ['insights:read'])
  const { items } = await (await api.ask('/insights')).json()
  assert.deepEqual(
    items.map(({ key }: { key: string }) => key),
    ['inquiries', 'streets', 'procedures', 'work', 'workplaces', 'workation'],
  )
  const board = await (await api.ask('/insights/inquiries?year=2026')).json()
  const october = board.months.find(({ month }: { month: string }) => month === '2026-10')
  assert.deepEqual([october.underway, october.values.phoneShare, october.values.web], [false, 30, null])
  assert.match(board.sentence, /60% → 30.0%/)
  assert.equal((await api.ask('/insights/inquiries?year=2024')).status, 404)
  assert.equal((await api.ask('/insights/magic')).status, 422)
  const other = await apiOf(town, 'watanabe', ['sections:read'])
  assert.equal((await other.ask('/insights')).status, 403)
})
