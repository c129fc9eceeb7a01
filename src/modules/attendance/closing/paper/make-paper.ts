import { recordAll } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { monthInWords } from '#lib/time/wareki.ts'
import { readBooks } from '../../book/read-book.ts'
import { viewBook } from '../../book/view-book.ts'
import { listMonthsFor } from '../months/list-months.ts'
import { viewMonth } from '../months/view-month.ts'
import { bookPaper, type PaperOf } from './book-paper.ts'

/** The book of one person whose book one may see. @throws Refusal 404 */
export async function onePaper(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
): Promise<Buffer> {
  const read = await viewBook(db, staff, staffId, month, now)
  const view = await viewMonth(db, now, staff, staffId, month)
  if (!view) throw new Refusal(404, 'この月の出勤簿は見つかりません。')
  const { name } = await getProfile(db)
  return bookPaper([{ view, read }], `出勤簿 ${monthInWords(month)} ${read.owner.name}`, { town: name, now })
}

/** Read and drawn so many at a time, so that others get their turn meanwhile. */
const AT_ONCE = 10

/** The books of a section, one page each, for personnel; the trail has whose were taken out. */
export async function sectionPaper(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  month: Temporal.PlainYearMonth,
  sectionId: number,
): Promise<Buffer> {
  const { months } = await listMonthsFor(db, now, staff, month, sectionId)
  const [first] = months
  if (!first) throw new Refusal(404, 'この月に所属していた人はいません。')
  const detail = { month: month.toString() }
  const entries = months.map(({ staffId }) => ({
    action: 'attendance_book.viewed' as const,
    subject: `staff:${staffId}`,
    detail,
  }))
  await db.transaction().execute((tx) => recordAll(tx, now, `staff:${staff.id}`, entries))
  async function* people(): AsyncGenerator<PaperOf> {
    for (let at = 0; at < months.length; at += AT_ONCE) {
      const ids = months.slice(at, at + AT_ONCE).map(({ staffId }) => staffId)
      const books = await readBooks(db, ids, month, now)
      for (const [staffId, read] of books) {
        const view = await viewMonth(db, now, staff, staffId, month)
        if (view) yield { view, read }
      }
    }
  }
  const { name } = await getProfile(db)
  return bookPaper(people(), `出勤簿 ${monthInWords(month)} ${first.section}`, { town: name, now })
}
