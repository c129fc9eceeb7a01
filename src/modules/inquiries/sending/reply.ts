import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { answerOnPage } from '../web/answer-on-page.ts'
import { reasonAgainstFiles } from './files-fit.ts'
import { findSent } from './outgoing.queries.ts'
import { type Prepared, prepareFile } from './prepare-file.ts'
import { sendByLine } from './send-by-line.ts'
import { LONGEST_REPLY } from './wire.ts'
import { readWords, refuseOtherWords } from './words.ts'

export interface ReplyForm {
  text: string
  files: { bytes: Uint8Array; name: string }[]
  /** Drawn with the form: sending it twice writes one reply. */
  clientKey: string
}

/** 返信: answers a resident. The words are stored and queued in one transaction; the worker sends them. */
export async function reply(
  program: Program,
  municipality: Municipality,
  staff: Staff,
  conversationId: number,
  form: ReplyForm,
  now: Temporal.Instant,
): Promise<void> {
  const text = readWords(form.text, form.files.length, { what: '返信', longest: LONGEST_REPLY })
  const misfit = reasonAgainstFiles(form.files.map(({ name, bytes }) => ({ name, size: bytes.length })))
  if (misfit) throw new Refusal(422, misfit, 'files')
  // Whoever may not see the conversation must not store files either.
  const db: Db<'inquiries'> = municipality.db
  await getConversation(db, staff, conversationId)
  const files: Prepared[] = []
  for (const file of form.files) files.push(await prepareFile(program, municipality, file))

  await db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, conversationId)
    const sent = await findSent(tx, conversationId, form.clientKey)
    if (sent !== undefined) return refuseOtherWords(sent, text || files[0]!.file.name)
    const { clientKey: key } = form
    if (conversation.channel === 'line')
      await sendByLine(tx, municipality, now, conversationId, { staffId: staff.id, text, files, key })
    else
      await answerOnPage(tx, municipality, now, conversation, {
        staffId: staff.id,
        text,
        files: files.map(({ file }) => file),
        key,
      })
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.replied', `conversation:${conversationId}`, {
      resident: conversation.residentId,
      characters: text.length,
      files: files.map(({ file }) => file.name),
    })
  })
}
