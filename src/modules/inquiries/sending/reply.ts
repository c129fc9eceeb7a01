import { record } from '#kernel/audit/record.ts'
import { keepFiles } from '#kernel/files/keep.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { refuseToWrite } from '../calls/unwritable.ts'
import { refuseElsewhere } from '../confidential/refuse-elsewhere.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { readChoices } from '../choices/choices.ts'
import { needsDecision, rightToReply } from '../decisions/right-to-reply.ts'
import { placeProposed, proposeReply } from '../decisions/propose-reply.ts'
import { holdReturned } from '../decisions/proposed.queries.ts'
import { refuseToQuote } from '../quoting/refuse-to-quote.ts'
import { endDraft, type SeenDraft } from '../drafts/drafts.queries.ts'
import { answersIn, noteReplied, type Waiting as Question, whatWaits } from '../faq/gaps/note-unanswered.ts'
import { refuseBadTime } from '../held/held.ts'
import { insertHeld, undoSeconds } from '../held/held.queries.ts'
import { releaseDue } from '../held/release.ts'
import { reasonAgainstFiles } from './files-fit.ts'
import { findSent } from './outgoing.queries.ts'
import { type Prepared, prepareFile } from './prepare-file.ts'
import { LONGEST_REPLY } from './wire.ts'
import { readWords, refuseOtherWords } from './words.ts'

export interface ReplyForm {
  text: string
  files: { bytes: Uint8Array; name: string }[]
  /** Drawn with the form: sending it twice writes one reply. */
  clientKey: string
  /** 返事のボタン, one a line. */
  choices?: string | undefined
  /** 引用: the message of the resident that it answers. */
  quotes?: number | undefined
  /** 日時を決めて送る: not before this. */
  sendAt?: Temporal.Instant | undefined
  /** What was kept of it while it was typed; it ends with the reply. */
  draft?: SeenDraft | undefined
}

/** A reply that waits: until a time, or for a decision. */
export type Waiting = { id: number } & ({ sendAfter: Temporal.Instant } | { proposalId: number })

/**
 * 返信: answers a resident. The words wait until they can be taken back no more, or until the time that was chosen; or, where replies are
 * decided, until somebody has decided on them (決裁に回す). Nobody outside sees them before.
 * @returns what they wait for; undefined where this form was sent before
 */
export async function reply(
  program: Program,
  municipality: Municipality,
  staff: Staff,
  conversationId: number,
  form: ReplyForm,
  now: Temporal.Instant,
): Promise<Waiting | undefined> {
  const text = readWords(form.text, form.files.length, { what: '返信', longest: LONGEST_REPLY })
  const choices = readChoices(form.choices ?? '')
  const misfit = reasonAgainstFiles(form.files.map(({ name, bytes }) => ({ name, size: bytes.length })))
  if (misfit) throw new Refusal(422, misfit, 'files')
  if (form.sendAt) refuseBadTime(form.sendAt, now)
  // Whoever may not see the conversation must not store files either.
  const db: Db<'inquiries'> = municipality.db
  const question = await whatWaits(db, await getThread(db, staff, conversationId))
  const files: Prepared[] = []
  for (const file of form.files) files.push(await prepareFile(program, municipality, file))

  const said = { ...form, text, choices, files, question }
  return await db.transaction().execute((tx) => replyIn(tx, municipality, now, staff, conversationId, said))
}

/** What is said, read and prepared. */
export interface Said extends Pick<ReplyForm, 'text' | 'clientKey' | 'sendAt' | 'draft' | 'quotes'> {
  choices: string[]
  files: Prepared[]
  /** What it answers. */
  question?: Question | undefined
}

/** The same, in the transaction of whoever has just made the conversation. */
export async function replyIn(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  conversationId: number,
  { text, choices, files, clientKey, sendAt, draft, quotes, question }: Said,
): Promise<Waiting | undefined> {
  const returned = await holdReturned(tx, staff, conversationId)
  const sent = await findSent(tx, conversationId, clientKey)
  const conversation = await getThread(tx, staff, conversationId) // as it is now that nobody else changes it
  refuseToWrite(conversation)
  if (sent !== undefined) {
    refuseOtherWords(sent, text || files[0]!.file.name)
    return undefined
  }
  if (quotes !== undefined) await refuseToQuote(tx, conversation, quotes, text)
  await refuseElsewhere(tx, conversationId, 'text')
  await keepFiles(
    tx,
    files.flatMap(({ file, preview }) => (preview ? [file, preview] : [file])),
  )
  const right = await rightToReply(tx, now, staff, conversation)
  const placed = needsDecision(right) ? await placeProposed(tx, now, staff, conversation, returned) : undefined
  const held = {
    conversationId,
    staffId: staff.id,
    body: text,
    choices,
    quotesId: quotes,
    files: files.map(({ file, preview }) => ({ ...file, coverSha256: preview?.previewSha256 })),
    clientKey,
    scheduled: sendAt !== undefined,
    sendAfter: sendAt ?? now.add({ seconds: await undoSeconds(tx) }),
    proposedReplyId: placed?.id,
    decidedBy: right.alone ? staff.id : undefined,
  }
  const names = files.map(({ file }) => file.name)
  const id = await insertHeld(tx, now, held)
  await noteReplied(tx, id, answersIn(text, municipality.publicUrl), question)
  await endDraft(tx, staff, conversationId, { ...draft, key: clientKey })
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
  if (placed) {
    const proposing = { text, choices, files: names, sendAt }
    return { id, proposalId: await proposeReply(tx, now, staff, conversation, placed, proposing) }
  }
  const said = { resident: conversation.residentId, characters: text.length, files: names.length }
  await recordWritten(tx, now, staff, held, said)
  await releaseDue(tx, municipality, conversationId, now)
  return { id, sendAfter: held.sendAfter }
}

const recordWritten = (
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { scheduled, sendAfter, conversationId }: { scheduled: boolean; sendAfter: Temporal.Instant; conversationId: number },
  said: Record<string, unknown>,
): Promise<void> => {
  const actor = `staff:${staff.id}` as const
  const subject = `conversation:${conversationId}`
  return scheduled
    ? record(tx, now, actor, 'conversation.reply_scheduled', subject, { ...said, sendAfter: sendAfter.toString() })
    : record(tx, now, actor, 'conversation.replied', subject, said)
}
