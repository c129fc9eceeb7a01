import { record } from '#kernel/audit/record.ts'
import { fileLinkUrl, makeFileLink } from '#kernel/files/links.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Quota } from '../line/quota.ts'
import { fileOnTheWire, textOnTheWire, type WireMessage } from '../sending/wire.ts'
import { NOTICES_WORD } from '../subscriptions/subscription.ts'
import { told } from './audience.ts'
import { listAddressed } from './audience.queries.ts'
import { insertBatch } from './batches.queries.ts'
import type { Broadcast, Picture } from './broadcast.ts'
import { moveBroadcast } from './broadcasts.queries.ts'
import { reasonAgainstCost } from './cost.ts'

/** LINE takes so many people at once. */
const MOST_A_BATCH = 500

/** Fixes who gets it and what LINE is given. Where that is more than what is left of the month, nobody gets it yet. */
export async function beginBroadcast(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  now: Temporal.Instant,
  broadcast: Broadcast,
  quota: Quota | undefined,
): Promise<void> {
  const { id, audience, pace } = broadcast
  const people = await listAddressed(tx, audience, dateInTokyo(now))
  const size = Math.min(MOST_A_BATCH, pace) // so that a slow one is no burst every few minutes
  for (let from = 0; from < people.length; from += size)
    await insertBatch(tx, id, from / size + 1, people.slice(from, from + size))
  const request = await requestOf(tx, municipality, broadcast)
  await moveBroadcast(tx, id, 'sending', { request, began_at: now, next_at: now })
  const dear = reasonAgainstCost(people.length, quota)
  if (dear) await moveBroadcast(tx, id, 'halted', { halted_because: dear })
  await record(tx, now, 'system:worker', 'broadcast.begun', `broadcast:${id}`, { people: told(people.length) })
}

/** The same for everybody, and at every try: a retry key stands for it. */
async function requestOf(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  { body, link, picture }: Broadcast,
): Promise<WireMessage[]> {
  const together = link ? `${body}\n\n${link}` : body
  const texts = textOnTheWire(together).length === 1 ? [together] : [body, link!]
  const wire = texts.flatMap(textOnTheWire)
  if (picture) wire.push(await pictureOnTheWire(tx, municipality, picture))
  const last = wire.pop()!
  return [...wire, { ...last, quickReply: { items: [OWN_NOTICES] } }]
}

/** Under what arrives: the way to what one receives, and to stopping it. */
const OWN_NOTICES = {
  type: 'action',
  action: { type: 'message', label: 'お知らせを選ぶ・止める', text: NOTICES_WORD },
} as const

async function pictureOnTheWire(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  { sha256, previewSha256, name }: Picture,
): Promise<WireMessage> {
  const addressOf = async (of: Buffer) => fileLinkUrl(municipality, await makeFileLink(tx, { sha256: of, name }), name)
  const mediaType = /\.png$/i.test(name) ? 'image/png' : 'image/jpeg'
  return fileOnTheWire({ mediaType, name, url: await addressOf(sha256), previewUrl: await addressOf(previewSha256) })
}
