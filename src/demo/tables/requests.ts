import { randomUUID } from 'node:crypto'
import type { ReceivedFile } from '#kernel/files/receive.ts'
import { fileLinkUrl } from '#kernel/files/links.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { newToken } from '#lib/crypto/seal.ts'
import type { Tx } from '#lib/db/connect.ts'
import { fileOnTheWire, textOnTheWire } from '#modules/inquiries/index.ts'
import { reserveIds } from '../demo.queries.ts'
import type { Shown } from '../receive-pictures.ts'
import { fileOf } from './message-rows.ts'
import type { NumberedMessage } from './number-year.ts'

/** How long LINE took, in ms. */
const ANSWERED_MS = 420

export interface Requests {
  sendings: ReturnType<typeof sendingRow>[]
  links: { token: string; sha256: Buffer; name: string; created_at: Temporal.Instant }[]
  /** Sending by message. */
  ids: Map<number, number>
}

/** What went out to LINE: one request for what a member of staff sent at once. */
export async function requestsOf(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  messages: NumberedMessage[],
  shown: Shown,
): Promise<Requests> {
  const sent = messages.filter(({ sending }) => sending !== undefined)
  const groups = [...Map.groupBy(sent, ({ conversationId, sending }) => `${conversationId} ${sending}`).values()]
  const ids = await reserveIds(tx, 'inquiries.sendings', groups.length)
  const links: Requests['links'] = []
  const address = (sha256: Buffer, name: string, at: Temporal.Instant) => {
    const token = newToken()
    links.push({ token, sha256, name, created_at: at })
    return fileLinkUrl(municipality, token, name)
  }
  const onTheWire = (message: NumberedMessage) => {
    const file = fileOf(message, shown)
    if (!file) return textOnTheWire(message.body)
    return [fileOnTheWire(wireFile(file, (sha256) => address(sha256, file.name, message.at)))]
  }
  return {
    sendings: groups.map((group, index) => sendingRow(ids[index]!, group[0]!, group.flatMap(onTheWire))),
    links,
    ids: new Map(groups.flatMap((group, index) => group.map(({ id }) => [id, ids[index]!] as const))),
  }
}

const wireFile = ({ mediaType, name, sha256, previewSha256 }: ReceivedFile, address: (sha256: Buffer) => string) => ({
  mediaType,
  name,
  url: address(sha256),
  ...(previewSha256 && { previewUrl: address(previewSha256) }),
})

/** Nobody answers within the minute that a reply token lives, so all of them are pushes. */
const sendingRow = (id: number, { conversationId, at, failure }: NumberedMessage, request: unknown) => ({
  id,
  conversation_id: conversationId,
  request,
  retry_key: randomUUID(),
  state: failure ? 'failed' : 'accepted',
  via: failure ? null : 'push',
  attempts: 1,
  failure: failure ?? null,
  created_at: at,
  settled_at: at.add({ milliseconds: ANSWERED_MS }),
})
