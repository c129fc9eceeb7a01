import { limit } from '#kernel/http/rate-limit.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { insertOffer } from './offers.queries.ts'

/** As many questions as a household or an office begins to ask; what is shown beyond that is not counted. */
const COUNTED = { max: 30, per: { hours: 1 } }

export interface OfferedAnswers {
  faqs: PublishedFaq[]
  /** Under which it is counted what comes of it; none where nothing is. */
  key: string | undefined
}

/** Counts that answers are shown before a question is sent. @param network of whoever asks: it is not kept with the offer */
export async function countOffer(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  network: string,
  lang: WrittenLanguage,
  faqs: PublishedFaq[],
): Promise<OfferedAnswers> {
  const within = await orRefusal(limit(db, now, `faq-offers-from:${network}`, COUNTED))
  return { faqs, key: within instanceof Refusal ? undefined : await insertOffer(db, now, lang, faqs) }
}
