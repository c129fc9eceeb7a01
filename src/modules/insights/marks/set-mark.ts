import { z } from 'zod'
import { record } from '#kernel/audit/record.ts'
import { tidy } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { findMarkable, type Mark, type SetMark } from './mark.ts'
import { insertMark } from './marks.queries.ts'

export const MarkForm = z.object({
  what: z.string().catch(''),
  value: z.string().catch(''),
  from: z.string().catch(''),
  note: z.string().catch(''),
})
export type MarkForm = z.infer<typeof MarkForm>

const LONGEST_NOTE = 200

function readWhat(typed: string) {
  const [measure = '', mark = ''] = typed.split('.')
  const markable = findMarkable(measure)
  return markable?.marks.includes(mark as Mark) ? { markable, mark: mark as Mark } : undefined
}

function readMonth(typed: string): Temporal.PlainDate | undefined {
  const found = /^(\d{4})[-/](\d{1,2})$/.exec(typed.normalize('NFKC').trim())
  if (!found) return undefined
  const [year, month] = [Number(found[1]), Number(found[2])]
  return year >= 2000 && year <= 2100 && month >= 1 && month <= 12
    ? Temporal.PlainDate.from({ year, month, day: 1 })
    : undefined
}

/** @throws Refusal 422 with everything that is wrong */
export function readMark(form: MarkForm): Omit<SetMark, 'setBy' | 'setAt'> {
  const what = readWhat(form.what)
  const typed = form.value.normalize('NFKC').replaceAll(/[,\s]/g, '')
  const value = typed === '' ? null : /^\d{1,9}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined
  const fromMonth = readMonth(form.from)
  const note = tidy(form.note)
  const mistakes: Mistake[] = []
  const wrong = (field: string, message: string) => void mistakes.push({ field, message })
  if (!what) wrong('what', '何の基準または目標かを選んでください。')
  if (value === undefined) wrong('value', '数を、小数は2桁までで入力してください。例 60')
  if (what && typeof value === 'number' && value > what.markable.most)
    wrong(
      'value',
      `${what.markable.text}は ${what.markable.most.toLocaleString('ja')}${what.markable.unit} までで入力してください。`,
    )
  if (!fromMonth) wrong('from', 'いつの月からかを、2026-04 のように入力してください。')
  if (note === '' || note.length > LONGEST_NOTE)
    wrong('note', `何によるものかを ${LONGEST_NOTE} 字までで入力してください。例 令和5年度の電話の記録`)
  refuseMistakes(mistakes)
  return { measure: what!.markable.measure, mark: what!.mark, value: value!, fromMonth: fromMonth!, note }
}

/** 基準・目標を決める: what was said before stays on record. An empty value ends it from that month on. */
export async function setMark(db: Db<'insights'>, now: Temporal.Instant, staff: Staff, form: MarkForm): Promise<void> {
  const mark = readMark(form)
  await db.transaction().execute(async (tx) => {
    const id = await insertMark(tx, now, staff.id, mark)
    const { measure, mark: kind, value, fromMonth, note } = mark
    const detail = { measure, mark: kind, value, from: fromMonth.toString(), note }
    await record(tx, now, `staff:${staff.id}`, 'mark.set', `mark:${id}`, detail)
  })
}
