import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Faq } from '../faq.ts'

const LATEST_YEARS = 3

/** 見直し日 of what is published today, or was found right today. */
export const nextReview = (now: Temporal.Instant): Temporal.PlainDate => dateInTokyo(now).add({ years: 1 })

export const isDue = ({ state, reviewOn }: Pick<Faq, 'state' | 'reviewOn'>, now: Temporal.Instant): boolean =>
  state === 'published' && reviewOn !== null && Temporal.PlainDate.compare(reviewOn, dateInTokyo(now)) <= 0

/** In a year where nothing was typed. @throws Refusal 422 */
export function readNext(typed: Typed, now: Temporal.Instant): Temporal.PlainDate {
  if (firstOf(typed, 'next').trim() === '') return nextReview(now)
  const form = formReader(typed)
  const [next, today] = [form.day('next', '次の見直し日'), dateInTokyo(now)]
  const [first, last] = [today.add({ days: 1 }), today.add({ years: LATEST_YEARS })]
  if (next && (Temporal.PlainDate.compare(next, first) < 0 || Temporal.PlainDate.compare(next, last) > 0))
    form.wrong('next', `次の見直し日は、あしたから ${LATEST_YEARS} 年後までの日にしてください。`)
  form.done()
  return next!
}
