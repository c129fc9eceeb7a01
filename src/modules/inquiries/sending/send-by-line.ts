import { fileLinkUrl, makeFileLink } from '#kernel/files/links.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { inOneLine } from '../conversations/message.ts'
import type { HeldFile } from '../held/held.queries.ts'
import { withChoices } from '../choices/choices.ts'
import { fileMessage, offering } from './messages-of.ts'
import { insertSaid, type Outgoing, raiseAnswered } from './outgoing.queries.ts'
import { wakeSender } from './send.ts'
import { insertSending } from './sendings.queries.ts'
import { findQuotable } from '../quoting/quotes.queries.ts'
import { fileOnTheWire, pack, quoting, textOnTheWire, type WireMessage } from './wire.ts'

export interface Answer {
  staffId: number
  text: string
  choices: readonly string[]
  files: readonly HeldFile[]
  key: string
  answersUpTo: number
  /** 引用. */
  quotes: number | undefined
}

/** Stores what staff say and queues it for LINE, in as few requests as may be. */
export async function sendByLine(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  now: Temporal.Instant,
  conversationId: number,
  { staffId, text, choices, files, key, answersUpTo, quotes }: Answer,
): Promise<void> {
  const parts: Part[] = text ? [{ message: { kind: 'text', body: text }, wire: textOnTheWire(text) }] : []
  for (const file of files) parts.push(await filePart(tx, municipality, file))
  const last = parts.at(-1)
  if (last) {
    last.wire = withChoices(last.wire, choices)
    last.message = offering(last.message, choices)
  }
  const [first] = parts
  const quoted = quotes === undefined ? undefined : await findQuotable(tx, { id: conversationId }, quotes)
  if (first && quoted?.token) first.wire = quoting(first.wire, quoted.token)
  let [clientKey, quotesId]: [string | null, number | undefined] = [key, quotes]
  for (const request of pack(parts)) {
    const wire = request.flatMap((part) => part.wire)
    const sendingId = await insertSending(tx, conversationId, wire, now)
    for (const { message } of request) {
      const said = { by: { staffId }, at: now, sendingId, clientKey, answersUpTo, quotes: quotesId }
      await insertSaid(tx, conversationId, message, said)
      clientKey = null
      quotesId = undefined
    }
  }
  await raiseAnswered(tx, conversationId, parts.map((part) => inOneLine(part.message)).join(' '), now)
  await wakeSender(tx, conversationId)
}

interface Part {
  message: Outgoing
  wire: WireMessage[]
}

async function filePart(tx: Tx<'inquiries'>, municipality: Municipality, file: HeldFile): Promise<Part> {
  const addressOf = async (sha256: Buffer) =>
    fileLinkUrl(municipality, await makeFileLink(tx, { sha256, name: file.name }), file.name)
  const url = await addressOf(file.sha256)
  const previewSha256 = file.previewSha256 ?? file.coverSha256
  const previewUrl = previewSha256 && (await addressOf(previewSha256))
  return {
    message: fileMessage(file),
    wire: [fileOnTheWire({ mediaType: file.mediaType, name: file.name, url, ...(previewUrl && { previewUrl }) })],
  }
}
