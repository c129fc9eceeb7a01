import type { Typed } from '#kernel/http/form-reader.ts'
import { type Fault, readSheet, type SheetLine, type SheetShape, sheetOf } from '#lib/csv/read-sheet.ts'
import { isWorkbook, readWorkbook } from '#lib/csv/read-workbook.ts'
import { originalCell, safeCell } from '#lib/text/csv-cell.ts'
import { FAQ, type Faq, type FaqWords, LANGUAGES } from '../faq.ts'

export const FILES = `${FAQ}/files`

export const MOST_ROWS = 2000
export const LARGEST_FILE = 5 * 1024 * 1024

const SAID = { lang: '言語', category: '分類', question: '質問', answer: '答え', keywords: 'さがす言葉' } as const
export type Said = keyof typeof SAID

/** What a file has of each question. Which of them is changed by a file: `SAID`; the others are told, and 番号 and 版 say which it is. */
export const COLUMNS = {
  id: '番号',
  version: '版',
  state: '状態',
  section: '担当',
  ...SAID,
  review_on: '見直し日',
  changed_at: '変えた日',
} as const
export type Column = keyof typeof COLUMNS

const SHAPE: SheetShape<Column> = { columns: COLUMNS, required: ['category', 'question', 'answer'], of: '質問' }

export const isColumn = (name: string): name is Column => Object.hasOwn(COLUMNS, name)

const asFault = (reason: string, right: string): Fault => ({ row: 1, column: '', reason, right })

/** A CSV file of UTF-8 or CP932, or the first sheet of a workbook. */
export function readFaqFile(bytes: Uint8Array): { lines: SheetLine<Column>[]; faults: Fault[] } {
  if (bytes.length > LARGEST_FILE)
    return { lines: [], faults: [asFault('ファイルが大きすぎます', '5MB までにしてください')] }
  const workbook = isWorkbook(bytes) ? readWorkbook(bytes) : undefined
  if (workbook && 'faults' in workbook) return { lines: [], ...workbook }
  const sheet = workbook ? sheetOf(workbook.rows, SHAPE) : readSheet(bytes, SHAPE)
  if (sheet.lines.length <= MOST_ROWS) return sheet
  const most = MOST_ROWS.toLocaleString('ja')
  return { lines: [], faults: [asFault('行が多すぎます', `一度に ${most} 行までです。分けて取り込んでください`)] }
}

export const cellsOf = (words: FaqWords): Record<Said, string> => ({
  lang: LANGUAGES[words.lang],
  category: words.category,
  question: words.question,
  answer: words.answer,
  keywords: words.keywords.join('、'),
})

/** As the form would have them. What stands in the file as we wrote it is what we have. */
export function typedOf(cells: SheetLine<Column>['cells'], before: Faq | undefined): Typed {
  const ours = before && cellsOf(before)
  const said = (column: Said): string => {
    const cell = (cells[column] ?? ours?.[column] ?? '').replaceAll('\r\n', '\n')
    return ours && String(safeCell(ours[column])) === cell ? ours[column] : originalCell(cell)
  }
  const lang = said('lang').trim()
  const language = Object.entries(LANGUAGES).find(([code, word]) => lang === word || lang.toLowerCase() === code)?.[0]
  return {
    lang: [lang === '' ? 'ja' : (language ?? lang)],
    category: [said('category')],
    question: [said('question')],
    answer: [said('answer')],
    keywords: [said('keywords')],
  }
}
