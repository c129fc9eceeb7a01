import { z } from 'zod'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { tidy } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { coversSection } from '#kernel/identity/staff.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { maskConsecutive } from '#lib/text/identity-numbers.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Due, readDue } from './due.ts'
import { readPhone } from './phone.ts'

/** 折り返し: none is needed, one is still owed, or it was made. */
export const CALLBACKS = { none: '要らない', needed: '要る', done: '済んだ' } as const
export type Callback = keyof typeof CALLBACKS

/** How a call back ended: with a call, in writing, or after nobody picked up. */
export const ENDS = { call: '済んだ', written: '文字で済んだ', given_up: 'やめた' } as const
export type Ended = keyof typeof ENDS

/** 電話の記録: an inquiry by telephone. Whose it is, where they said so, is the conversation's to know. */
export interface Call {
  id: number
  sectionId: number
  section: string
  about: string
  callback: Callback
  ended: Ended | null
  isRepeat: boolean
  takenAt: Temporal.Instant
  takenBy: string
  /** 電話メモ: the conversation in which it stands, and whose that is. */
  conversationId: number | null
  name: string | null
  phone: string | null
  /** When they want to be called back; null: as soon as may be. */
  dueAt: Temporal.Instant | null
  dueAllDay: boolean
  /** They chose to be answered in writing. */
  wantsWriting: boolean
  /** How often somebody tried. */
  attempts: number
  /** Whoever reads it may call back; oversight alone may not. */
  isOwn: boolean
}

/** One line for the list of conversations. */
export const callInOneLine = ({ about }: Pick<Call, 'about'>): string => (about ? `電話: ${about}` : '電話がありました')

export const LONGEST_ABOUT = 100
export const LONGEST_NAME = 50

export const CallForm = z.object({
  section: z.string().default(''),
  about: z.string().catch(''),
  callback: z.enum(['none', 'needed', 'done']).optional().catch(undefined),
  repeat: z.string().optional(),
  phone: z.string().default(''),
  name: z.string().default(''),
  /** Whose call it is: a conversation by its id, `new`, or not said. */
  person: z.string().default(''),
  day: z.string().default(''),
  time: z.string().default(''),
  key: z.uuid(),
})
export type CallForm = z.infer<typeof CallForm>

export interface NewCall {
  sectionId: number
  about: string
  callback: Callback
  isRepeat: boolean
  phone: string | null
  name: string
  due: Due | undefined
  key: string
}

/** What a clerk typed while somebody was on the line. @throws Refusal 422 with everything that is wrong */
export function readCall(staff: Staff, form: CallForm, now: Temporal.Instant, calendar: OfficeCalendar): NewCall {
  const sectionId = form.section === '' ? (staff.covers.answer[0] ?? 0) : Number(form.section)
  const about = tidy(form.about)
  const name = tidy(form.name)
  const phone = readPhone(form.phone)
  const due = readDue(form, now, calendar)
  const mistakes: Mistake[] = []
  if ('mistake' in phone) mistakes.push({ field: 'phone', message: phone.mistake })
  else if (form.callback === 'needed' && phone.phone === null && !idIn(form.person))
    mistakes.push({ field: 'phone', message: '折り返す先の電話番号を入れるか、前に相談のあった方を選んでください。' })
  if ([...name].length > LONGEST_NAME)
    mistakes.push({ field: 'name', message: `お名前は ${LONGEST_NAME} 字までです。` })
  if (about.length > LONGEST_ABOUT)
    mistakes.push({ field: 'about', message: `用件は ${LONGEST_ABOUT} 字までです(いまは ${about.length} 字)。` })
  if (!form.callback) mistakes.push({ field: 'callback', message: '折り返しが要るかどうかを選んでください。' })
  if (due && 'mistake' in due) mistakes.push({ field: due.field, message: due.mistake })
  else if (due && form.callback && form.callback !== 'needed')
    mistakes.push({ field: 'day', message: '折り返しが要るときだけ、日や時刻を入れてください。' })
  if (!coversSection(staff, 'answer', sectionId)) mistakes.push({ field: 'section', message: '課を選んでください。' })
  refuseMistakes(mistakes)
  return {
    sectionId,
    about: maskConsecutive([], about).text,
    callback: form.callback!,
    isRepeat: form.repeat === '1',
    phone: (phone as { phone: string | null }).phone,
    name,
    due: due as Due | undefined,
    key: form.key,
  }
}

/** A mistake is struck out on the day itself: the day after, the call is counted. */
export const canStrike = ({ takenAt }: Pick<Call, 'takenAt'>, now: Temporal.Instant): boolean =>
  dateInTokyo(takenAt).equals(dateInTokyo(now))
