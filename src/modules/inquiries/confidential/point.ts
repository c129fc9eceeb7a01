import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import { insertSaid, raiseAnswered } from '../sending/outgoing.queries.ts'
import { wakeSender } from '../sending/send.ts'
import { insertPointer, type ReplyToken } from '../sending/sendings.queries.ts'
import type { Pointer } from './pointers.ts'
import { holdWaitingTalk } from './stays.queries.ts'

/** As the talk shows it to staff. */
const NOTED: Record<Pointer, string> = {
  moved: '「町のページで続けます」とお知らせし、リンクを送りました',
  news: '「町のページにお返事があります」とお知らせしました',
  link: '町のページのリンクを送りました',
  code: '町のページを開く番号を送りました',
}

/**
 * 案内: tells in the talk where it goes on. The town itself says it.
 * @param free goes with this token or not at all
 * @returns the sending: what is said on the page with it reached nobody where it fails
 */
export async function point(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talkId: number,
  pointer: Pointer,
  free?: ReplyToken,
): Promise<number> {
  const sendingId = await insertPointer(tx, talkId, pointer, now, free)
  await insertSaid(tx, talkId, { kind: 'notice', body: NOTED[pointer] }, { by: 'system', at: now, sendingId })
  await wakeSender(tx, talkId)
  return sendingId
}

/** What waits in the talk is answered with what was done on its page, unless the word of it does not reach them. */
export async function answerTalk(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talkId: number,
  { staffId, ...how }: { staffId: number; sendingId: number | undefined; answersUpTo: number | undefined },
): Promise<void> {
  const body = '町のページで返信しました'
  const talk = await holdWaitingTalk(tx, talkId)
  if (!talk) return
  await insertSaid(tx, talkId, { kind: 'notice', body }, { by: { staffId }, at: now, ...how })
  await raiseAnswered(tx, talkId, body, now)
  await tellScreens(tx, `inquiries:${talk.sectionId}`)
}
