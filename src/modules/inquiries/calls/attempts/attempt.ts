import { z } from 'zod'
import { Refusal } from '#lib/refusal.ts'
import type { Call } from '../call.ts'

/** 折り返しの結果: how an attempt to call back went. Only reaching somebody ends it. */
export const OUTCOMES = {
  reached: 'つながった',
  not_reached: '出なかった',
  busy: '話し中だった',
  left_message: '伝言を残した',
} as const
export type Outcome = keyof typeof OUTCOMES

export const outcome = z.enum(['reached', 'not_reached', 'busy', 'left_message'])

export interface Attempt {
  outcome: Outcome
  madeAt: Temporal.Instant
  madeBy: string
}

/** @throws Refusal 409 where there is nothing to call back for */
export function refuseNotOwed({ callback }: Pick<Call, 'callback'>): void {
  if (callback === 'none') throw new Refusal(409, 'この電話は、折り返しが要らないと記録されています。')
  if (callback === 'done') throw new Refusal(409, 'この折り返しは、もう済んでいます。画面を読み込み直してください。')
}
