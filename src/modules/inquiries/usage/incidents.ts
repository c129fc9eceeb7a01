import { record } from '#kernel/audit/record.ts'
import { formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { insertIncident, setStruck } from './incidents.queries.ts'
import { FIRST_YEAR } from './usage.ts'

const LONGEST = 500

/** 事故等を記録する: for the report of its month. The same form sent twice is one. @throws Refusal 422 */
export function enterIncident(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
  key: string,
): Promise<void> {
  const form = formReader(typed)
  const day = form.day('day', '日付')
  if (day && Temporal.PlainDate.compare(day, dateInTokyo(now)) > 0)
    form.wrong('day', 'きょうまでの日付にしてください。')
  if (day && day.year < FIRST_YEAR) form.wrong('day', `${FIRST_YEAR}年からの日付にしてください。`)
  const words = (field: string, word: string) => {
    const said = maskIdentityNumbers(form.text(field, word, LONGEST).replaceAll('\0', '').toWellFormed()).text.trim()
    if (!said) form.wrong(field, `${word}を入力してください。`)
    return said
  }
  const [what, done] = [words('what', '何が起きたか'), words('done', 'どう対応したか')]
  form.done()
  return db.transaction().execute(async (tx) => {
    const id = await insertIncident(tx, now, staff.id, { day: day!, what, done, key })
    if (id === undefined) return
    const detail = { day: day!.toString(), what, done }
    await record(tx, now, `staff:${staff.id}`, 'line_incident.entered', `line_incident:${id}`, detail)
  })
}

/** It was entered by mistake. Twice is once. @throws Refusal 404 */
export function strikeIncident(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const struck = await setStruck(tx, now, staff.id, id)
    if (struck === undefined) throw new Refusal(404, 'この記録は見つかりませんでした。')
    if (!struck) return
    await record(tx, now, `staff:${staff.id}`, 'line_incident.struck', `line_incident:${id}`)
  })
}
