import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import type { FieldErrorText } from '#ui/index.ts'
import { record } from '../../audit/record.ts'
import type { Staff } from '../../identity/staff.ts'
import { type Fields, textOf } from './profile-form.ts'
import { type Closed, deleteClosures, insertClosures } from './settings.queries.ts'
import { typedDate } from '#lib/time/typed-moment.ts'

/** The longest run of days that is closed at once; more is a slip of the year. */
export const LONGEST_CLOSURE_DAYS = 31

export interface TypedClosure {
  from: string
  through: string
  reason: string
}

/** 臨時休業 from a form: one day, or all days through another. */
export function readClosure(fields: Fields, today: Temporal.PlainDate) {
  const typed: TypedClosure = {
    from: textOf(fields, 'from', 10),
    through: textOf(fields, 'through', 10),
    reason: textOf(fields, 'reason', 100),
  }
  const from = typedDate(typed.from)
  const through = typed.through ? typedDate(typed.through) : from
  const days = from && through ? from.until(through).days + 1 : 0
  const errors: FieldErrorText[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  if (!from) wrong('from', '休む日を入力してください。例: 2026年12月8日')
  else if (Temporal.PlainDate.compare(from, today) < 0)
    wrong('from', '過ぎた日は休業にできません。今日からの日を入力してください。')
  if (from && (!through || days < 1)) wrong('through', '終わりの日は、始めの日と同じか後にしてください。')
  if (days > LONGEST_CLOSURE_DAYS) wrong('through', `一度に休みにできるのは ${LONGEST_CLOSURE_DAYS} 日までです。`)
  if (!typed.reason) wrong('reason', '理由を入力してください。住民にも見えます。例: 電気設備点検')
  const all = from && errors.length === 0 ? Array.from({ length: days }, (_, at) => from.add({ days: at })) : []
  return { typed, days: all, errors }
}

/** 臨時休業 is announced. @throws Refusal 409 where all days are closed already */
export function addClosures(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  days: Temporal.PlainDate[],
  reason: string,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const added = await insertClosures(tx, days, reason)
    if (added.length === 0) throw new Refusal(409, 'この日はすでに臨時休業です。', 'from')
    await record(tx, now, `staff:${staff.id}`, 'municipality.closed', 'municipality', {
      days: added.map(String),
      reason,
    })
  })
}

/** Days one after the other that are closed for one reason: entered at once, and taken back at once. */
export interface Run {
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  reason: string
}

/** What is over and what is to come stand apart, since only the latter can be taken back. */
export function runsOf(closures: Closed[], today: Temporal.PlainDate): Run[] {
  const runs: Run[] = []
  for (const { on, reason } of closures) {
    const last = runs.at(-1)
    const follows = last && last.reason === reason && last.through.add({ days: 1 }).equals(on) && !on.equals(today)
    if (follows) last.through = on
    else runs.push({ from: on, through: on, reason })
  }
  return runs
}

/** 令和8年12月8日(火)から12月9日(水)まで */
export const runInWords = ({ from, through }: Run): string =>
  `${warekiYear(from)}${dateInWords(from)}${from.equals(through) ? '' : `から${dateInWords(through)}まで`}`

/** The counter opens after all. Days that are over stay as they were: deadlines were counted by them. */
export function removeClosures(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  from: Temporal.PlainDate,
  through: Temporal.PlainDate,
): Promise<void> {
  if (Temporal.PlainDate.compare(from, dateInTokyo(now)) < 0)
    throw new Refusal(409, '過ぎた休業日は取り消せません。期限の計算に使われています。')
  return db.transaction().execute(async (tx) => {
    const opened = await deleteClosures(tx, from, through)
    if (opened.length === 0) throw new Refusal(404, 'この臨時休業は見つかりません。すでに取り消されたかもしれません。')
    await record(tx, now, `staff:${staff.id}`, 'municipality.reopened', 'municipality', {
      days: opened.map(({ on }) => String(on)),
      reason: [...new Set(opened.map(({ reason }) => reason))].join('、'),
    })
  })
}
