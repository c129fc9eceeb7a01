import { strFromU8, unzipSync } from 'fflate'
import type { Fault, SheetRow } from './read-sheet.ts'

/** What is unpacked at most: an archive of a few KB can say that it holds gigabytes. */
const LARGEST_UNPACKED = 50 * 1024 * 1024
const MOST_COLUMNS = 100
const WANTED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/

const RIGHT = '表計算ソフトで「Excel ブック (.xlsx)」か「CSV UTF-8」で保存し直してください'
const fault = (reason: string, { row = 1, column = '', right = RIGHT } = {}): { faults: Fault[] } => ({
  faults: [{ row, column, reason, right }],
})

export const isWorkbook = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte)

/** The rows of the first sheet of an XLSX file (ISO/IEC 29500), as text. Formulas are not run, and not believed either. */
export function readWorkbook(bytes: Uint8Array): { rows: SheetRow[] } | { faults: Fault[] } {
  let parts: Record<string, Uint8Array>
  let unpacked = 0
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => WANTED.test(name) && (unpacked += originalSize) <= LARGEST_UNPACKED,
    })
  } catch {
    return fault('Excel のファイルとして読めません')
  }
  if (unpacked > LARGEST_UNPACKED) return fault('中身が大きすぎます', { right: '行を分けて保存してください' })
  const part = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
  const sheet = part(`xl/${firstSheet(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'))}`)
  if (!sheet || Object.values(parts).some((one) => strFromU8(one.subarray(0, 1000)).includes('<!DOCTYPE')))
    return fault('Excel のファイルとして読めません')
  return rowsOf(sheet, sharedStrings(part('xl/sharedStrings.xml')))
}

function firstSheet(workbook: string, relations: string): string {
  for (const { name, attributes } of tags(workbook))
    if (name === 'sheet') {
      const id = attributes('id')
      for (const one of tags(relations))
        if (one.name === 'Relationship' && one.attributes('Id') === id)
          return one.attributes('Target').replace(/^\/?(xl\/)?/, '')
    }
  return ''
}

function rowsOf(sheet: string, shared: readonly string[]): { rows: SheetRow[] } | { faults: Fault[] } {
  const rows: SheetRow[] = []
  let [at, type, text, phonetic] = [0, '', '', false]
  for (const { name, closes, attributes, before } of tags(sheet)) {
    if (name === 'rPh') phonetic = !closes
    if ((name === 'v' || name === 't') && closes && !phonetic) text += before
    if (name === 'row' && !closes) rows.push({ row: Number(attributes('r')) || rows.length + 1, record: [] })
    const row = rows.at(-1)
    if (name === 'f' && row)
      return fault('式が入っています', {
        row: row.row,
        column: lettersOf(at),
        right: '式を、値として貼り付け直してください',
      })
    if (name === 'c' && !closes) {
      const letters = /^[A-Z]+/.exec(attributes('r'))?.[0]
      at = letters ? placeOf(letters) : (row?.record.length ?? 0)
      ;[type, text] = [attributes('t'), '']
      if (at >= MOST_COLUMNS) return fault(`列が多すぎます`, { right: `${MOST_COLUMNS} 列までにしてください` })
    }
    if (name === 'c' && closes && row) {
      while (row.record.length < at) row.record.push('')
      row.record[at] = type === 's' ? (shared[Number(text)] ?? '') : plain(text)
      if (type === 'e')
        return fault('エラーの値があります', { row: row.row, column: lettersOf(at), right: '正しい値にしてください' })
    }
  }
  return { rows }
}

/** Without the furigana (rPh) that Excel keeps beside them, as in the cells themselves. */
function sharedStrings(xml: string): string[] {
  const all: string[] = []
  let phonetic = false
  for (const { name, closes, before } of tags(xml)) {
    if (name === 'si' && !closes) all.push('')
    if (name === 'rPh') phonetic = !closes
    if (name === 't' && closes && !phonetic && all.length > 0) all[all.length - 1] += plain(before)
  }
  return all
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<[!?][^>]*>/g

/** One tag after the other, each with the text before it. */
function* tags(xml: string) {
  let from = 0
  for (const { 0: all, 1: slash, 2: name = '', 3: said = '', 4: end, index } of xml.matchAll(TAG)) {
    const before = unescaped(xml.slice(from, index))
    from = index + all.length
    const attributes = (wanted: string) =>
      unescaped(new RegExp(`\\s(?:[\\w.-]+:)?${wanted}\\s*=\\s*["']([^"']*)["']`).exec(said)?.[1] ?? '')
    if (name) yield { name, closes: slash === '/', empty: end === '/', attributes, before }
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name: string) => {
    if (name) return ENTITIES[name] ?? all
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all
  })

/** Excel writes what XML can not hold as _x000D_. */
const plain = (text: string): string =>
  text.replaceAll(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const placeOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
const lettersOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${lettersOf(Math.floor(at / 26) - 1)}${lettersOf(at % 26)}`
