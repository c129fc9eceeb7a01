import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { municipalityCode, prefectureOf } from './municipality-code.ts'

/** The codes of the 47 prefectures as the ministry publishes them. */
const PREFECTURE_CODES =
  '010006 020001 030007 040002 050008 060003 070009 080004 090000 100005 110001 120006 130001 140007 150002 160008 170003 180009 190004 200000 210005 220001 230006 240001 250007 260002 270008 280003 290009 300004 310000 320005 330001 340006 350001 360007 370002 380008 390003 400009 410004 420000 430005 440001 450006 460001 470007'.split(
    ' ',
  )

test('the check digit is that of the published codes', () => {
  const published = [...PREFECTURE_CODES, '372013', '452025', '131016', '011002', '141003']
  for (const code of published) {
    assert.equal(municipalityCode(code.slice(0, 5)), code)
    assert.equal(municipalityCode(code), code)
  }
})

test('codes are read in any width, spaces around them ignored', () => {
  for (const typed of ['３７２０１', '３７２０１３', ' 372013 ', '\u300037201'])
    assert.equal(municipalityCode(typed), '372013')
})

test('a wrong check digit, length or prefecture is refused', () => {
  for (const typed of ['372010', '3720', '3720133', '00201', '48201', '99999', '37201a', '37 201', ''])
    assert.equal(municipalityCode(typed), undefined, typed)
})

test('every wrong check digit is noticed', () => {
  for (let digit = 0; digit < 10; digit++)
    assert.equal(municipalityCode(`37201${digit}`), digit === 3 ? '372013' : undefined)
})

test('a code tells its prefecture', () => {
  const table: [string, string | undefined][] = [
    ['010006', '北海道'],
    ['131016', '東京都'],
    ['372013', '香川県'],
    ['37201', '香川県'],
    ['452025', '宮崎県'],
    ['470007', '沖縄県'],
    ['372010', undefined],
  ]
  for (const [code, prefecture] of table) assert.equal(prefectureOf(code), prefecture)
  assert.equal(new Set(PREFECTURE_CODES.map(prefectureOf)).size, 47)
})
