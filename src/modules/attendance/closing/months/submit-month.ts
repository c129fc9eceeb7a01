import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { refuseMistakes } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { readBook } from '../../book/read-book.ts'
import { absencesOf, asMistakes, blockersOf } from './blockers.ts'
import { holdMonth } from './get-month.ts'
import { insertActs } from './months.queries.ts'
import { readWords } from './words.ts'

export interface SubmitForm {
  /** 欠勤として: that what is neither worked nor on leave is so. */
  absent: boolean
  /** Why it is submitted in somebody's place. */
  words: string
}

/** 月を提出する: its owner says that the book is right; personnel in their place, with the reason, where they cannot. */
export async function submitMonth(
  db: Db<'attendance'>,
  now: Temporal.Instant,
  staff: Staff,
  staffId: number,
  month: Temporal.PlainYearMonth,
  form: SubmitForm,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { month: own, part } = await holdMonth(tx, now, staff, staffId, month, 'submit')
    const { book } = await readBook(tx, staffId, month, now)
    const mistakes = asMistakes(blockersOf(book, own, dateInTokyo(now)))
    const isUnsaid = mistakes.length === 0 && absencesOf(book).length > 0 && !form.absent
    const words = part.isOwner ? '' : readWords(form.words, mistakes)
    const message = '勤務も休暇もない日や時間があります。欠勤として提出するときは、それを確かめて印を付けてください。'
    refuseMistakes(isUnsaid ? [...mistakes, { field: 'absent', message }] : mistakes)
    await insertActs(tx, now, month, [{ staffId, act: 'submit', state: 'submitted', byId: staff.id, words }])
    const detail = { month: month.toString(), ...(words && { reason: words }) }
    await record(tx, now, `staff:${staff.id}`, 'attendance_month.submitted', `staff:${staffId}`, detail)
  })
}
