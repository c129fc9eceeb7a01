import writeExcelFile from 'write-excel-file/node'
import type { Staff } from '#kernel/identity/staff.ts'
import { spreadsheet } from '#lib/csv/write-csv.ts'
import type { Db } from '#lib/db/connect.ts'
import { safeCell } from '#lib/text/csv-cell.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Faq, STATES } from '../faq.ts'
import { listFaqs } from '../faqs.queries.ts'
import { cellsOf, COLUMNS } from './faq-file.ts'

/** More than a town writes. */
const MOST_EXPORTED = 20_000

const rowOf = (faq: Faq): (string | number)[] => {
  const said = {
    id: faq.id,
    version: faq.version,
    state: STATES[faq.state],
    section: faq.section,
    ...cellsOf(faq),
    review_on: faq.reviewOn?.toString() ?? '',
    changed_at: dateInTokyo(faq.changedAt).toString(),
  }
  return (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((column) => said[column])
}

/** Every question of the sections that somebody answers for, with its header. */
async function rowsOf(db: Db<'inquiries'>, staff: Staff): Promise<(string | number)[][]> {
  return [Object.values(COLUMNS), ...(await listFaqs(db, staff, { limit: MOST_EXPORTED })).map(rowOf)]
}

export const asCsv = async (db: Db<'inquiries'>, staff: Staff): Promise<string> => spreadsheet(await rowsOf(db, staff))

const WIDTHS = { id: 8, version: 6, state: 10, section: 16, question: 40, answer: 60, keywords: 30 }

export async function asWorkbook(db: Db<'inquiries'>, staff: Staff): Promise<Buffer> {
  const [header = [], ...rows] = await rowsOf(db, staff)
  const data = [
    header.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((cell) => ({ value: safeCell(cell) as string | number, wrap: true }))),
  ]
  const columns = Object.keys(COLUMNS).map((column) => ({ width: WIDTHS[column as keyof typeof WIDTHS] ?? 12 }))
  return await writeExcelFile([{ sheet: 'よくある質問', data, columns, stickyRowsCount: 1 }]).toBuffer()
}
