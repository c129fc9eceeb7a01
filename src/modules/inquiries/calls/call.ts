import { z } from 'zod'
import type { Staff } from '#kernel/identity/staff.ts'
import { tidy } from '#kernel/http/form-reader.ts'
import { coversSection } from '#kernel/identity/staff.ts'
import { maskConsecutive } from '#lib/text/identity-numbers.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'

/** 折り返し: none is needed, one is still owed, or it was made. */
export const CALLBACKS = { none: '要らない', needed: '要る', done: '済んだ' } as const
export type Callback = keyof typeof CALLBACKS

/** 電話の記録: an inquiry by telephone. Nobody's name is in it. */
export interface Call {
  id: number
  sectionId: number
  section: string
  about: string
  callback: Callback
  isRepeat: boolean
  takenAt: Temporal.Instant
  takenBy: string
}

export const LONGEST_ABOUT = 100

export const CallForm = z.object({
  section: z.string().default(''),
  about: z.string().catch(''),
  callback: z.enum(['none', 'needed', 'done']).optional().catch(undefined),
  repeat: z.string().optional(),
  key: z.uuid(),
})
export type CallForm = z.infer<typeof CallForm>

export interface NewCall {
  sectionId: number
  about: string
  callback: Callback
  isRepeat: boolean
  key: string
}

/** What a clerk typed while somebody was on the line. @throws Refusal 422 with everything that is wrong */
export function readCall(staff: Staff, form: CallForm): NewCall {
  const sectionId = form.section === '' ? (staff.covers.answer[0] ?? 0) : Number(form.section)
  const about = tidy(form.about)
  const mistakes: Mistake[] = []
  if (!coversSection(staff, 'answer', sectionId)) mistakes.push({ field: 'section', message: '課を選んでください。' })
  if (about.length > LONGEST_ABOUT)
    mistakes.push({ field: 'about', message: `用件は ${LONGEST_ABOUT} 字までです(いまは ${about.length} 字)。` })
  if (!form.callback) mistakes.push({ field: 'callback', message: '折り返しが要るかどうかを選んでください。' })
  refuseMistakes(mistakes)
  const masked = maskConsecutive([], about).text
  return { sectionId, about: masked, callback: form.callback!, isRepeat: form.repeat === '1', key: form.key }
}

/** A mistake is struck out on the day itself: the day after, the call is counted. */
export const canStrike = ({ takenAt }: Pick<Call, 'takenAt'>, now: Temporal.Instant): boolean =>
  dateInTokyo(takenAt).equals(dateInTokyo(now))
