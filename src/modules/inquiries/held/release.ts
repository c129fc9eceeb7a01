import { record } from '#kernel/audit/record.ts'
import { enqueue, tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Tx } from '#lib/db/connect.ts'
import { endByReply } from '../calls/answer-in-writing.ts'
import { notify } from '#kernel/notifications/notify.ts'
import { whyDecided } from '../decisions/demands.queries.ts'
import { settleReplied } from '../faq/gaps/unanswered.queries.ts'
import { findStandingPage } from '../confidential/stays.queries.ts'
import { sendByLine } from '../sending/send-by-line.ts'
import { answerOnPage } from '../web/answer-on-page.ts'
import { type Addressee, type Due, endHeld, holdAddressee, listDue, nextDue, takeFiles } from './held.queries.ts'
import { intoDraft } from './into-draft.ts'

/**
 * Lets go what is due in a conversation, in the order of its times, and sees to it that the next one is let go in its own: all of it in
 * the caller's transaction, so that a reply is either still waiting or said, whatever dies when.
 */
export async function releaseDue(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  conversationId: number,
  now: Temporal.Instant,
): Promise<void> {
  const to = await holdAddressee(tx, conversationId)
  for (const due of await listDue(tx, conversationId, now)) await release(tx, municipality, now, to, due)
  await wakeRelease(tx, conversationId, now)
}

async function release(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  now: Temporal.Instant,
  to: Addressee,
  due: Due,
): Promise<void> {
  const { id, staffId, body: text, choices, key, answersUpTo, scheduled, decidedBy, quotesId } = due
  if (decidedBy === null && (await whyDecided(tx, to))) return giveBack(tx, now, to, due)
  if (!(await endHeld(tx, id, now, null))) return // taken back in this very moment
  await endByReply(tx, now, to.id, { heldId: id, staffId })
  await settleReplied(tx, now, id)
  const answer = { staffId, text, choices, files: await takeFiles(tx, id), key, answersUpTo }
  const quotes = quotesId ?? undefined
  // What was written in the talk before it went on on its page goes there too.
  const page = to.channel === 'line' ? await findStandingPage(tx, to.id) : to
  if (page === to) await answerOnPage(tx, municipality, now, page, { ...answer, quotes })
  else if (page) await answerOnPage(tx, municipality, now, page, answer)
  else await sendByLine(tx, municipality, now, to.id, { ...answer, quotes })
  await tellScreens(tx, `inquiries:${to.sectionId}`)
  if (!scheduled && (decidedBy === null || decidedBy === staffId)) return // it was recorded when it was written
  await record(tx, now, `staff:${staffId}`, 'conversation.replied', `conversation:${to.id}`, {
    resident: to.residentId,
    characters: text.length,
    files: answer.files.length,
    scheduled,
    ...(decidedBy !== null && { decidedBy }),
  })
}

/** It was written before replies had to be decided here: nothing goes undecided, so its author proposes it. */
async function giveBack(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  to: Addressee,
  { id, staffId, body, choices }: Due,
) {
  await intoDraft(tx, now, { id, body, choices, conversationId: to.id }, { id: staffId })
  await notify(tx, now, staffId, {
    title: '決裁が必要になったので、まだ送っていない返信を下書きに戻しました。決裁に回してください',
    href: `/console/inquiries/${to.id}`,
  })
  await tellScreens(tx, `inquiries:${to.sectionId}`)
  await record(tx, now, `staff:${staffId}`, 'conversation.reply_taken_back', `conversation:${to.id}`, {
    resident: to.residentId,
    author: staffId,
    undecided: true,
  })
}

/** One job for each conversation, for when its next reply is due. Counted from now: jobs go by the clock of the database. */
export async function wakeRelease(tx: Tx<'inquiries'>, conversationId: number, now: Temporal.Instant): Promise<void> {
  const due = await nextDue(tx, conversationId)
  if (!due) return
  const runAt = Temporal.Now.instant().add({
    milliseconds: Math.max(1_000, Math.ceil(now.until(due).total('milliseconds'))),
  })
  const options = { key: `inquiries.release:${conversationId}`, runAt }
  await enqueue(tx, 'inquiries.release', { conversationId }, options)
}

export const releaseTask =
  (program: Program): Task =>
  (municipality, payload) =>
    municipality.db
      .transaction()
      .execute((tx) => releaseDue(tx, municipality, Number(payload['conversationId']), program.clock()))
