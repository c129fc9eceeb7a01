import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { insertRows, insertTrail } from '../demo.queries.ts'
import type { Shown } from '../receive-pictures.ts'
import type { Conversation } from '../town/conversation.ts'
import { conversationRow, identityRow, readingRows, residentRow } from './conversation-rows.ts'
import { attachmentRows, messageRow, withdrawalRows } from './message-rows.ts'
import { numberYear } from './number-year.ts'
import { requestsOf } from './requests.ts'
import { trailOf } from './trail.ts'

/** Writes a year as it would lie in the tables, had it happened. Only LINE's raw events are not made up. */
export async function writeYear(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  year: Conversation[],
  shown: Shown,
): Promise<void> {
  const conversations = await numberYear(tx, year)
  const messages = conversations.flatMap((one) => one.messages)
  const { sendings, links, ids } = await requestsOf(tx, municipality, messages, shown)
  const residents = conversations.map((one) => residentRow(one, shown))
  await insertRows(tx, 'kernel.residents', residents)
  await insertRows(tx, 'kernel.resident_identities', conversations.map(identityRow))
  await insertRows(tx, 'kernel.file_links', links)
  await insertRows(tx, 'inquiries.conversations', conversations.map(conversationRow))
  await insertRows(tx, 'inquiries.sendings', sendings)
  const messageRows = messages.map((one) => messageRow(one, ids, shown))
  await insertRows(tx, 'inquiries.messages', messageRows)
  const attachments = messages.flatMap((one) => attachmentRows(one, shown))
  await insertRows(tx, 'inquiries.attachments', attachments)
  await insertRows(tx, 'inquiries.withdrawals', messages.flatMap(withdrawalRows))
  await insertRows(tx, 'inquiries.readings', conversations.flatMap(readingRows))
  await insertTrail(tx, trailOf(conversations, shown))
}
