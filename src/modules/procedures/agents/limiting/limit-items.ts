import { dateTimeInWords } from '#lib/time/in-words.ts'
import type { MandateView } from '../agent-rows.ts'
import { LIMITS } from '../mandate.ts'

/** What the client took back, among what happened to the application. */
export const limitItems = (mandated: MandateView | undefined) =>
  (mandated?.limits ?? []).map(({ kind, at }) => ({
    title: `委任の見直し: ${LIMITS[kind]}`,
    time: { datetime: at.toString(), text: dateTimeInWords(at) },
    who: '申請した方',
  }))
