import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { isWorkbook, readWorkbook } from './read-workbook.ts'

const BOOK = {
  'xl/workbook.xml': strToU8(
    '<workbook><sheets><sheet name="a" r:id="r7"/><sheet name="b" r:id="r8"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="r8" Target="worksheets/b.xml"/><Relationship Target="/xl/worksheets/a.xml" Id="r7"/></Relationships>',
  ),
}
const book = (rows: string, shared = '', more: Record<string, Uint8Array> = {}) =>
  zipSync({
    ...BOOK,
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ...more,
  })

/** An archive that says of each of its parts that it is this large when unpacked. */
function saying(size: number, bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length - 28; at++)
    if (view.getUint32(at, true) === 0x02_01_4b_50) view.setUint32(at + 24, size, true)
  return bytes
}
const recordsOf = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes)
  assert.ok('rows' in read, JSON.stringify(read))
  return read.rows.map(({ record }) => record)
}
const faultOf = (bytes: Uint8Array) => {
  const read = readWorkbook(bytes)
  assert.ok('faults' in read)
  return read.faults[0]!
}

test('what is written as a workbook is read again: text, line ends, signs of XML, numbers and gaps', async () => {
  const data = [
    ['番号', '質問', '答え'],
    [12, '<b>&"ごみ"', 'はい\nいいえ'],
    [null, null, '𠮷'],
  ]
  const bytes = new Uint8Array(await writeExcelFile([{ sheet: 'a', data }]).toBuffer())
  assert.ok(isWorkbook(bytes))
  assert.deepEqual(recordsOf(bytes), [
    ['番号', '質問', '答え'],
    ['12', '<b>&"ごみ"', 'はい\nいいえ'],
    ['', '', '𠮷'],
  ])
})

test('text of Excel itself: shared strings in runs, without their furigana, and what XML can not hold', () => {
  const shared = `<si><r><t>東</t></r><r><t xml:space="preserve">京 </t></r><rPh sb="0" eb="1"><t>トウキョウ</t></rPh></si><si><t/></si><si><t>あ_x000D_&#x0a;い</t></si>`
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
    <row r="3"><c r="B3" t="inlineStr"><is><t>犬</t><rPh><t>イヌ</t></rPh></is></c><c r="D3" s="1"/></row>`
  assert.deepEqual(recordsOf(book(rows, shared)), [
    ['東京 ', '', 'あ\r\nい'],
    ['', '犬'],
  ])
})

test('a formula is neither run nor believed, an error is no value: both are told with their place', () => {
  const formula = faultOf(book('<row r="4"><c r="AB4"><f>HYPERLINK("https://evil")</f><v>1</v></c></row>'))
  assert.deepEqual([formula.row, formula.column, formula.reason], [4, 'AB', '式が入っています'])
  assert.match(faultOf(book('<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>')).reason, /エラー/)
})

test('what is no workbook, too large when unpacked, too wide, or names entities of its own is told in words', () => {
  assert.match(faultOf(strToU8('PK\u0003\u0004 no archive')).reason, /読めません/)
  assert.match(faultOf(zipSync({ 'word/document.xml': strToU8('<a/>') })).reason, /読めません/)
  assert.match(faultOf(saying(51 * 1024 * 1024, book(''))).reason, /大きすぎます/)
  assert.doesNotThrow(() => readWorkbook(saying(5, book('<row/>'.repeat(1000)))))
  assert.match(faultOf(book('<row r="1"><c r="ZZ1"><v>1</v></c></row>')).reason, /列が多すぎます/)
  const entities = strToU8('<!DOCTYPE x [<!ENTITY a "b">]><sst/>')
  assert.match(faultOf(book('', '', { 'xl/sharedStrings.xml': entities })).reason, /読めません/)
})
