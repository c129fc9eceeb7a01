import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findStandardSet } from '../standard/sets.ts'
import { cp932, event, findings, HEADER, pieces, sheet } from './files.fixture.ts'
import { examine } from './examine.ts'
import { ROWS_BEFORE } from './header.ts'
import { rowReader } from './reading/rows.ts'
import { reportInWords, validate } from './validate.ts'

test('a file that is as the standard has it has nothing found, in whichever pieces and line ends it comes', async () => {
  const text = [HEADER, event(), event({ NO: '2', 説明: '歌、"弾き語り", 他' })].join('\n')
  for (const size of [1, 3, 64, 1 << 16])
    for (const end of ['\n', '\r\n', '\r'])
      assert.deepEqual(await findings(`${text.replaceAll('\n', end)}${end}`, size), [], JSON.stringify([size, end]))
  assert.deepEqual(await findings(`\uFEFF${text}`), [])
  const report = await validate(pieces(Buffer.from(`\uFEFF${text}`)))
  assert.deepEqual([report.set?.id, report.set?.edition, report.rows, report.hasBom], ['event', 'older', 2, true])
  assert.equal(reportInWords(report), '2 行すべてに、直すところはありません。')
})

test('what is no table is told, and is no crash', async () => {
  const table: Record<string, [string | Buffer, string[]]> = {
    'zero bytes': ['', ['1 empty']],
    'a mark and nothing behind it': ['\uFEFF', ['1 empty']],
    Excel: [Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), ['1 not-text']],
    'a photo': [Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802', 'hex'), ['1 not-text']],
    'a program': [Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'), ['1 not-text']],
    'UTF-16': [Buffer.from([0xff, 0xfe, 0x42, 0x30, 10, 0]), ['1 not-text']],
    'only a header': [`${HEADER}\n`, ['1 no-rows']],
    'one endless line': [Buffer.alloc(3 * 1024 * 1024, 0x61), ['1 line-too-long']],
  }
  for (const [name, [bytes, found]] of Object.entries(table))
    assert.deepEqual(await findings(bytes as Buffer, 64 * 1024), found, name)
})

test('of a file of another kind is said which, in whichever pieces it comes, and what its owner can do', async () => {
  const table: Record<string, [string, RegExp]> = {
    workbook: ['PK\x03\x04\x14\0\x06\0\x08\0!\0[Content_Types].xml \xa2', /Excel.*「CSV UTF-8」で保存/],
    archive: ['PK\x03\x04\x14\0\0\0\x08\0a.csv', /ZIP.*中の CSV を選んで/],
    paper: ['%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', /PDF です/],
    picture: ['\xff\xd8\xff\xe0\0\x10JFIF', /写真/],
    packed: ['\x1f\x8b\x08', /圧縮/],
  }
  for (const [name, [bytes, told]] of Object.entries(table))
    for (const size of [1, 1 << 16]) {
      const report = await validate(pieces(Buffer.from(bytes, 'latin1'), size))
      assert.deepEqual([report.rules.map(({ rule }) => rule), report.readable], [['not-text'], false], name)
      assert.match(report.findings[0]!.message, told)
    }
})

test('a row with more columns than any table has is told, and nothing of it is looked at', async () => {
  const names = Array.from({ length: 500_000 }, (_, at) => String(at % 7)).join(',')
  for (const text of [names, `${HEADER}\n${event()}\n${','.repeat(500_000)}`, '\u3000,'.repeat(200_000)]) {
    const report = await validate(pieces(Buffer.from(text), 1 << 16))
    assert.deepEqual(
      [report.readable, report.rules.map(({ rule, count }) => [rule, count])],
      [false, [['columns-many', 1]]],
    )
    assert.match(report.findings[0]!.message, /2,000 列まで/)
  }
  const widest = Array.from({ length: 2000 }, (_, at) => `c${at}`).join(',')
  assert.deepEqual(await findings(`${widest}\n${','.repeat(1998)}1,2\n`, 1 << 16), [])
})

// oxlint-disable-next-line require-await -- a stream is asynchronous
async function* endless() {
  for (;;) yield Buffer.alloc(64 * 1024, 0x61)
}

test('what never ends a line is not read to its end', async () => {
  const report = await validate(endless())
  assert.deepEqual([report.readable, report.findings[0]?.rule], [false, 'line-too-long'])
})

test('UTF-8 and CP932 are read; where they are mixed, each line is told and still read', async () => {
  const text = `${HEADER}\n${event()}\n`
  assert.deepEqual(await findings(cp932(text)), ['1 encoding-cp932'])
  const mixed = Buffer.concat([Buffer.from(text), cp932(`${event({ NO: '2', 開始日: '2026年5月1日' })}\n`)])
  assert.deepEqual(await findings(mixed), ['3 encoding-mixed', '3 date 開始日'])
  const other = Buffer.concat([cp932(text), Buffer.from(`${event({ NO: '2' })}\n`)])
  assert.deepEqual(await findings(other), ['1 encoding-cp932', '3 encoding-mixed'])
  const unknown = await findings(Buffer.concat([Buffer.from(text), Buffer.from([0x80, 0xff, 10])]))
  assert.deepEqual(unknown.slice(0, 2), ['3 encoding-unknown', '3 row-short'])
  assert.ok((await findings(sheet(event({ 備考: 'a\0b' })))).includes('2 nul'))
})

test('the header is found behind a preamble, and what is wrong with it is told', async () => {
  assert.deepEqual(await findings(`イベント一覧\n\n${HEADER}\n${event()}\n`), ['1 preamble', '2 preamble'])
  const spelt = HEADER.replace('イベント名_カナ', 'ｲﾍﾞﾝﾄ名_ｶﾅ').replace('料金(基本)', '料金（基本）')
  assert.deepEqual(await findings(`${spelt}\n${event()}\n`), [
    '1 header-spelling イベント名_カナ',
    '1 header-spelling 料金(基本)',
  ])
  const blank = await findings(`${HEADER},\n${event()},\n`)
  assert.match(blank[0]!, /^1 header-blank \d+ 列目$/)
  assert.deepEqual(await findings(`${HEADER},備考\n${event()},\n`), ['1 header-duplicate 備考'])
  assert.deepEqual(await findings(`${HEADER.replace('住所', '所在')}\n${event()}\n`), ['1 column-missing 住所'])
  const near = await validate(pieces(Buffer.from(`${HEADER.replace('場所名称', '場所名稱')}\n${event()}\n`)))
  assert.match(near.findings[0]!.message, /「場所名稱」の書き間違い/)
  assert.deepEqual(await findings('1,2026/4/1,35.1\n2,2026/4/2,35.2\n'), ['1 no-header'])
  const meant = await validate(pieces(Buffer.from('1,音楽会\n')), { set: findStandardSet('event') })
  assert.deepEqual(
    meant.findings.map(({ rule }) => rule),
    ['no-header'],
  )
})

const right = (NO: string) => event({ NO })

test('a row that is cut wrongly is told, and costs no other row', async () => {
  assert.deepEqual(await findings(sheet(right('1'), `${right('2')},x`, '', right('3'))), ['3 row-long', '4 row-blank'])
  assert.deepEqual((await findings(sheet(right('1'), '372013,2,,,歌'))).slice(0, 1), ['3 row-short'])
  const open = await findings(sheet(event({ NO: '1' }).replace('どなたでも', '"どなたでも'), right('2'), right('2')))
  assert.deepEqual(open, ['2 quote-unclosed', '4 duplicate-id NO', '4 duplicate-row'])
  assert.deepEqual(await findings(sheet(right('1').replace('どなたでも', '"歌"会'))), ['2 quote-stray'])
  assert.deepEqual(await findings(sheet(event({ 説明: '1 行目\n2 行目' }), right('2'), right('2'))), [
    '2 line-in-cell 説明',
    '5 duplicate-id NO',
    '5 duplicate-row',
  ])
})

test('what a quote left open is told once, however the lines behind it are cut', async () => {
  // Each of these is wrong by itself, and looks inside a quote as it does outside.
  const odd = Array.from({ length: 150 }, () => 'a"b,"c')
  assert.deepEqual(
    (await findings(sheet(...odd, right('2')))).filter((one) => one.includes('quote')),
    ['2 quote-unclosed'],
  )
  const many = await findings(sheet(...Array.from({ length: 1000 }, () => odd[0]!)))
  assert.ok(many.filter((one) => one.includes('quote')).length <= 5)
})

test('of a row so much is held as a line may be long, whatever a quote leaves open', async () => {
  const taken: number[] = []
  const reader = rowReader(({ row }) => taken.push(row))
  const line = 'x'.repeat(100_000)
  reader.line(`"${line}`, 1)
  for (let row = 2; row <= 11; row++) reader.line(line, row)
  assert.deepEqual(taken, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])

  const piece = Buffer.alloc(512 * 1024, 0x61)
  piece[piece.length - 1] = 10
  let [read, passed, held] = [0, 0, 0]
  // oxlint-disable-next-line require-await -- a stream is asynchronous
  async function* open() {
    yield Buffer.from('a\n"')
    for (; read < 400; read++) {
      held = Math.max(held, read - passed)
      yield piece
    }
  }
  const outline = await examine(open(), {}, { found: () => {}, passed: () => passed++ })
  assert.equal(outline.rows, 400)
  assert.ok(held < ROWS_BEFORE + 5, `${held} pieces of 512 KB`)
})

const toldOfPlace = async (緯度: string, 経度: string) =>
  (await validate(pieces(sheet(event({ 緯度, 経度 }))))).findings.map((one) => [one.rule, one.suggestion])

test('latitude and longitude are looked at together', async () => {
  assert.deepEqual(await findings(sheet(event({ 緯度: '134.046123', 経度: '34.342123' }))), [
    '2 coordinate-swapped 緯度',
    '2 coordinate-swapped 経度',
  ])
  assert.deepEqual(await toldOfPlace('東経１３４．０４６１２３', '北緯34度20分31.6秒'), [
    ['coordinate-swapped', '34.342111'],
    ['coordinate-swapped', '134.046123'],
  ])
  assert.deepEqual(await toldOfPlace('東経34.342123', '北緯134.046123'), [
    ['coordinate', undefined],
    ['coordinate', undefined],
  ])
  const both = await validate(pieces(sheet(event({ 緯度: '34.342123, 134.046123' }))))
  assert.deepEqual(
    both.findings.map(({ suggestion }) => suggestion),
    ['34.342123', '134.046123'],
  )
})

test('marks in numbers, blank cells that are required and formulas are found where they stand', async () => {
  assert.deepEqual(await findings(sheet(event({ 定員: '△', 住所: '', 備考: '=HYPERLINK("x")' }))), [
    '2 required 住所',
    '2 mark 定員',
    '2 formula 備考',
  ])
})

test('a file of another kind is held to what holds for every table', async () => {
  const report = await validate(pieces(Buffer.from('品目,値段\nりんご,=1\nりんご,=1\n')))
  assert.equal(report.set, undefined)
  assert.deepEqual(
    report.findings.map(({ rule }) => rule),
    ['formula', 'formula', 'duplicate-row'],
  )
})

// oxlint-disable-next-line require-await -- a stream is asynchronous
async function* allWrong() {
  yield Buffer.from(`${HEADER}\n`)
  for (let n = 0; n < 6000; n++) yield Buffer.from(`${event({ NO: String(n), 開始日: '5/1', 定員: '○' })}\n`)
}

test('of a file that is all wrong so much is kept as can be read, and all of it is counted', async () => {
  const report = await validate(allWrong())
  assert.deepEqual(
    report.rules.map(({ rule, count }) => [rule, count]),
    [
      ['date', 6000],
      ['mark', 6000],
    ],
  )
  assert.deepEqual([report.rows, report.rowsFound, report.findings.length], [6000, 6000, 1000])
})
