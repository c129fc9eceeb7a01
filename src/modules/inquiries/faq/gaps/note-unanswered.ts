import type { Db, Tx } from '#lib/db/connect.ts'
import { fold } from '#lib/text/fold.ts'
import { type Language, type WrittenLanguage, writtenFor } from '#lib/text/language.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { findAnswers, idsOf } from '../finding/find-answers.ts'
import { SUGGESTED } from '../desk/suggestions.tsx'
import { asksSomething, keptWords } from './gap.ts'
import { findWaitingWords, insertReplied, insertSearch, insertUnoffered } from './unanswered.queries.ts'

/** A search on the page for everybody found nothing: its words are kept, masked, and nothing of whoever searched. */
export async function noteSearch(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  lang: WrittenLanguage,
  asked: string,
): Promise<void> {
  const words = keptWords(asked)
  const folded = words && fold(words).slice(0, 400)
  if (words && folded) await insertSearch(db, now, dateInTokyo(now), { lang, words, folded })
}

/** A question that is sent, for which nothing could be shown before, in the transaction that opens its conversation. */
export async function noteUnoffered(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  asked: string,
  opened: { id: number },
): Promise<void> {
  if (asksSomething(asked)) await insertUnoffered(tx, now, opened)
}

/** What somebody waits to have answered, and what the desk suggests for it. */
export interface Waiting {
  messageId: number
  suggested: number[]
}

/** Looked up before the transaction of the reply, for an index belongs to a connection. */
export async function whatWaits(
  db: Db<'inquiries'>,
  conversation: { id: number; lang: Language },
): Promise<Waiting | undefined> {
  const found = await findWaitingWords(db, conversation)
  if (!found || !asksSomething(found.words)) return undefined
  return {
    messageId: found.messageId,
    suggested: idsOf(await findAnswers(db, writtenFor(conversation.lang), found.words, SUGGESTED)),
  }
}

/** Which published answer a reply brings is read from its words, as a draft or a colleague's change leaves them: from the address of the answer. */
export function answersIn(text: string, publicUrl: string): number[] {
  return text
    .split(`${publicUrl}/faq/`)
    .slice(1)
    .flatMap((rest) => /^\d{1,15}(?!\d)/.exec(rest)?.map(Number) ?? [])
}

/** In the transaction that takes the reply; it counts when the reply is sent. Of several answers, the one that was suggested first. */
export async function noteReplied(
  tx: Tx<'inquiries'>,
  heldId: number,
  answers: readonly number[],
  waiting: Waiting | undefined,
): Promise<void> {
  const suggested = waiting?.suggested ?? []
  const placeOf = (id: number) => suggested.indexOf(id) + 1 || Infinity
  const brought = [...new Set(answers)]
    .toSorted((one, other) => placeOf(one) - placeOf(other) || 0)
    .map((faqId) => ({ faqId, place: suggested.indexOf(faqId) + 1 || null }))
  if (waiting || brought.length > 0) await insertReplied(tx, heldId, waiting?.messageId ?? null, brought)
}
