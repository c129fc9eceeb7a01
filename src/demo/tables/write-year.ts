import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { insertNumbered, insertRows, insertTrail } from '../demo.queries.ts'
import type { Shown } from '../receive-pictures.ts'
import type { Conversation } from '../town/conversation.ts'
import { conversationRow, identityRow, readingRows, residentRow } from './conversation-rows.ts'
import { attachmentRows, messageRow, withdrawalRows } from './message-rows.ts'
import { numberYear } from './number-year.ts'
import { promiseRows } from './promise-rows.ts'
import { requestsOf } from './requests.ts'
import { trailOf } from './trail.ts'

/** Writes a year as it would lie in the tables, had it happened. Only LINE's raw events are not made up. */
export async function writeYear(
  tx: Tx<'inquiries'>,
  municipality: Municipality,
  year: Conversation[],
  shown: Shown,
  { calendar, now }: { calendar: OfficeCalendar; now: Temporal.Instant },
): Promise<void> {
  const conversations = await numberYear(tx, year)
  const messages = conversations.flatMap((one) => one.messages)
  const { sendings, links, ids } = await requestsOf(tx, municipality, messages, shown)
  const residents = conversations.map((one) => residentRow(one, shown))
  await insertRows(tx, 'kernel.residents', residents)
  await insertRows(tx, 'kernel.resident_identities', conversations.map(identityRow))
  await insertRows(tx, 'kernel.file_links', links)
  const rows = conversations.map(conversationRow)
  const promises = conversations.flatMap((one, index) => promiseRows(one, rows[index]!.waiting_since, calendar, now))
  const until = new Map(promises.filter(({ outcome }) => !outcome).map((one) => [one.conversation_id, one]))
  const withPromises = rows.map((row) =>
    Object.assign(row, { promised_until: until.get(row.id)?.promised_until ?? null }),
  )
  await insertRows(tx, 'inquiries.conversations', withPromises)
  await insertNumbered(tx, 'inquiries.promises', promises)
  await insertRows(tx, 'inquiries.sendings', sendings)
  const messageRows = messages.map((one) => messageRow(one, ids, shown))
  await insertRows(tx, 'inquiries.messages', messageRows)
  const attachments = messages.flatMap((one) => attachmentRows(one, shown))
  await insertRows(tx, 'inquiries.attachments', attachments)
  await insertRows(tx, 'inquiries.withdrawals', messages.flatMap(withdrawalRows))
  await insertRows(tx, 'inquiries.readings', conversations.flatMap(readingRows))
  await insertTrail(tx, trailOf(conversations, shown))
}
