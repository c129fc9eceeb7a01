import { record } from '#kernel/audit/record.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { fileLinkUrl, makeFileLink } from '#kernel/files/links.ts'
import { type ReceivedFile, receiveFile } from '#kernel/files/receive.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { getConversation } from '../conversations/conversations.queries.ts'
import { inOneLine, type MessageKind } from '../conversations/message.ts'
import { reasonAgainstFiles } from './files-fit.ts'
import { findSent, insertSaid, type Outgoing, raiseAnswered } from './outgoing.queries.ts'
import { wakeSender } from './send.ts'
import { insertSending } from './sendings.queries.ts'
import { videoPreview } from './video-preview.ts'
import { fileOnTheWire, LONGEST_REPLY, pack, textOnTheWire, type WireMessage } from './wire.ts'

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
  const text = maskIdentityNumbers(form.text.replaceAll('\r\n', '\n').trim().toWellFormed()).text
  if (text === '' && form.files.length === 0)
    throw new Refusal(422, '返信を入力するか、写真やファイルを選んでください。', 'text')
  if (text.length > LONGEST_REPLY)
    throw new Refusal(422, `返信は ${LONGEST_REPLY.toLocaleString('ja')} 文字までです。分けて送ってください。`, 'text')
  const misfit = reasonAgainstFiles(form.files.map(({ name, bytes }) => ({ name, size: bytes.length })))
  if (misfit) throw new Refusal(422, misfit, 'files')
  // Whoever may not see the conversation must not store files either.
  const db: Db<'inquiries'> = municipality.db
  await getConversation(db, staff, conversationId)
  const files: Prepared[] = []
  for (const file of form.files) files.push(await prepare(program, municipality, file))

  await db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, conversationId)
    const sent = await findSent(tx, conversationId, form.clientKey)
    if (sent !== undefined && sent === (text || files[0]?.file.name)) return
    if (sent !== undefined)
      throw new Refusal(
        409,
        'この画面からは別の返信を送り済みです。内容を確かめて、もう一度「送信」を押してください。',
        'text',
      )
    if (!conversation.lineUserId) throw new Refusal(409, 'この方には LINE で返信できません。', 'text')
    const parts: Part[] = text ? [{ message: { kind: 'text', body: text }, wire: textOnTheWire(text) }] : []
    for (const file of files) parts.push(await filePart(tx, municipality, file))

    let clientKey: string | null = form.clientKey
    for (const request of pack(parts)) {
      const sendingId = await insertSending(
        tx,
        conversationId,
        request.flatMap((part) => part.wire),
        now,
      )
      for (const { message } of request) {
        await insertSaid(tx, conversationId, message, { by: { staffId: staff.id }, at: now, sendingId, clientKey })
        clientKey = null
      }
    }
    await raiseAnswered(tx, conversationId, parts.map((part) => inOneLine(part.message)).join(' '), now)
    await wakeSender(tx, conversationId)
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.replied', `conversation:${conversationId}`, {
      resident: conversation.residentId,
      characters: text.length,
      files: files.map(({ file }) => file.name),
    })
  })
}

interface Part {
  message: Outgoing
  wire: WireMessage[]
}

interface Prepared {
  file: ReceivedFile
  preview?: ReceivedFile | undefined
}

async function prepare(
  program: Program,
  municipality: Municipality,
  file: ReplyForm['files'][number],
): Promise<Prepared> {
  try {
    const prepared = await receiveFile(program, municipality, { ...file, purpose: 'any' })
    if (!prepared.mediaType.startsWith('video/')) return { file: prepared }
    const bytes = await videoPreview()
    return {
      file: prepared,
      preview: await receiveFile(program, municipality, { bytes, name: 'preview.jpg', purpose: 'image' }),
    }
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.message, 'files')
    throw error
  }
}

async function filePart(tx: Tx<'inquiries'>, municipality: Municipality, { file, preview }: Prepared): Promise<Part> {
  const addressOf = async (sha256: Buffer) =>
    fileLinkUrl(municipality, await makeFileLink(tx, { sha256, name: file.name }), file.name)
  await keepFile(tx, file)
  if (preview) await keepFile(tx, preview)
  const url = await addressOf(file.sha256)
  const previewSha256 = file.previewSha256 ?? preview?.previewSha256
  const previewUrl = previewSha256 && (await addressOf(previewSha256))
  const message: Outgoing = { kind: kindOf(file.mediaType), body: file.name, file }
  return {
    message,
    wire: [fileOnTheWire({ mediaType: file.mediaType, name: file.name, url, ...(previewUrl && { previewUrl }) })],
  }
}

const kindOf = (mediaType: string): MessageKind =>
  mediaType.startsWith('image/') ? 'image' : mediaType.startsWith('video/') ? 'video' : 'file'
