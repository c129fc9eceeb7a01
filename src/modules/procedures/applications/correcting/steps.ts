import { dateTimeInWords } from '#lib/time/in-words.ts'
import type { TimelineItem } from '#ui/index.ts'
import type { Correction } from './correction.ts'

const ENDED = { corrected: '補正が届きました', called_off: '補正は要らなくなりました' }
const moment = (at: Temporal.Instant) => ({ datetime: at.toString(), text: dateTimeInWords(at) })

/** What whoever applies sees of corrections in the course of their application. */
export const correctionSteps = (corrections: readonly Correction[]): TimelineItem[] =>
  corrections.flatMap(({ askedAt, endedAt, outcome }): TimelineItem[] => {
    if (!endedAt) return [{ title: '補正をお願いしています', time: moment(askedAt), state: 'returned' }]
    const asked = { title: '補正をお願いしました', time: moment(askedAt) }
    return outcome === null || outcome === 'refused'
      ? [asked]
      : [asked, { title: ENDED[outcome], time: moment(endedAt) }]
  })
