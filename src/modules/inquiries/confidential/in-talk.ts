import type { Tx } from '#lib/db/connect.ts'
import { type Arrived, type Held, insertMessage } from '../conversations/incoming.queries.ts'
import { takeReplyToken } from '../sending/sendings.queries.ts'
import { beginStay } from './continue-on-page.ts'
import { point } from './point.ts'
import { asksFor } from './pointers.ts'
import { findStandingPage, readTalk } from './stays.queries.ts'

const NOTED = {
  link: '町のページのリンクを求められました',
  code: '町のページを開く番号を求められました',
}

/**
 * 「町のページ」 and 「番号」 in the talk, while it goes on on its page: no word to the staff, the program answers it.
 * @returns false where it is an ordinary message; whether it was noted before, where it is one
 */
export async function answerAsked(
  tx: Tx<'inquiries'>,
  talk: Held,
  arrived: Arrived,
): Promise<false | 'noted' | 'noted before'> {
  const asked = arrived.kind === 'text' && asksFor(arrived.body)
  if (!asked || !(await findStandingPage(tx, talk.id))) return false
  const noted = { ...arrived, kind: 'notice', body: NOTED[asked], author: 'system' } as const
  return (await insertMessage(tx, talk, noted)) === undefined ? 'noted before' : 'noted'
}

/** The answer to what was asked; it goes with the token of that message, which is free. */
export const sendAsked = (tx: Tx<'inquiries'>, now: Temporal.Instant, talk: Held, text: string): Promise<number> =>
  point(tx, now, talk.id, asksFor(text)!)

/**
 * What somebody wrote in the talk although it goes on on its page, or in a section that keeps all its consultations there: they are told
 * where the page is, once after it moved, and once for each time they begin to wait.
 * @returns false where it is an ordinary talk
 */
export async function leadToPage(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talk: Held,
  { occurredAt }: Pick<Arrived, 'occurredAt'>,
): Promise<boolean> {
  const { stands, begins, waitsSince, told } = await readTalk(tx, talk.id)
  if (!stands && !begins) return false
  if (!stands) await beginStay(tx, now, talk, null)
  else if (!told || waitsSince?.equals(occurredAt)) {
    const free = await takeReplyToken(tx, talk.id, now)
    if (free) await point(tx, now, talk.id, 'link', free)
  }
  return true
}
