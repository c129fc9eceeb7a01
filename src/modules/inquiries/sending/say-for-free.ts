import type { Tx } from '#lib/db/connect.ts'
import type { Channel } from '../conversations/conversations.queries.ts'
import { point } from '../confidential/point.ts'
import { findStandingPage } from '../confidential/stays.queries.ts'
import { insertSaid } from './outgoing.queries.ts'
import { wakeSender } from './send.ts'
import { insertSending, takeReplyToken } from './sendings.queries.ts'
import { textOnTheWire, type WireMessage } from './wire.ts'

interface How {
  /** What LINE shows with the words. */
  dress?: ((wire: WireMessage[]) => WireMessage[]) | undefined
  /** It tells nothing of the consultation. */
  harmless?: boolean
}

/**
 * The town itself says it, and it costs nothing: on the page, or by LINE with the token that makes it free.
 * A talk that goes on on its page hears where that is, and of the rest only what tells nothing of the consultation.
 * @returns undefined where there is no such token, or it was not said
 */
export async function sayForFree(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  { id, channel }: { id: number; channel: Channel },
  words: string,
  { dress = (wire) => wire, harmless = false }: How = {},
): Promise<number | undefined> {
  const message = { kind: 'notice', body: words } as const
  if (channel === 'web') return await insertSaid(tx, id, message, { by: 'system', at: now })
  const free = await takeReplyToken(tx, id, now)
  if (!free) return undefined
  if (!harmless && (await findStandingPage(tx, id))) {
    await point(tx, now, id, 'link', free)
    return undefined
  }
  const sendingId = await insertSending(tx, id, dress(textOnTheWire(words)), now, free, harmless ? 'notice' : 'words')
  const noticeId = await insertSaid(tx, id, message, { by: 'system', at: now, sendingId })
  await wakeSender(tx, id)
  return noticeId
}
