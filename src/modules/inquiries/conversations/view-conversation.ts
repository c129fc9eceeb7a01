import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { markReadAbout } from '#kernel/notifications/notifications.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { allThreads, type Thread } from '../casework/merging/joined.ts'
import { type Conversation, getConversation, getThread, holdToChange, markRead } from './conversations.queries.ts'
import { MESSAGES_A_PAGE } from './message.ts'
import { listMessages, type Message, type MessagePlace } from './messages.queries.ts'

/** A conversation by telephone alone has no messages, and is read all the same. */
const NOTHING_SAID = { id: 0 }

export interface View {
  conversation: Conversation
  /** To whom a reply goes: the same, or what was joined to it (統合) and was asked for. */
  to: Conversation
  messages: Message[]
}

/**
 * Opens a conversation, or the one into which it was joined (統合): whoever opens it has read it, and the trail says who saw what up to which message.
 * @param watched false where the page asks behind a hidden window: nobody reads then
 */
export function viewConversation(
  db: Db<'inquiries'>,
  staff: Staff,
  asked: number,
  now: Temporal.Instant,
  { before, watched = true }: { before?: MessagePlace | undefined; watched?: boolean } = {},
): Promise<View> {
  return db.transaction().execute(async (tx) => {
    const thread = await getThread(tx, staff, asked)
    const found = thread.mergedInto === null ? thread : await getConversation(tx, staff, thread.mergedInto)
    const { id } = found
    // What arrives while this reads is not read: it waits for the row, and counts as new after.
    const conversation = watched && found.unread > 0 ? await holdToChange(tx, staff, id) : found
    const messages = await listMessages(tx, conversation, MESSAGES_A_PAGE, before)
    const newest = messages.at(-1) ?? (before ? undefined : NOTHING_SAID)
    for (const thread of watched ? [id, ...found.joined.map((one) => one.id)] : [])
      await markReadAbout(tx, now, staff.id, `/console/inquiries/${thread}`)
    if (watched && newest) {
      const seen = before ? allThreads(conversation) : await markRead(tx, staff, conversation, newest.id, now)
      await recordViewed(tx, now, staff, seen, { ...(before && { from: messages[0]?.id }), upTo: newest.id })
    }
    return { conversation, to: thread === found ? conversation : thread, messages }
  })
}

/** Whose words somebody saw: each in their own name. */
export async function recordViewed(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  threads: readonly Thread[],
  detail: { upTo: number; from?: number | undefined; request?: number },
): Promise<void> {
  for (const { id, residentId: resident } of threads)
    await record(tx, now, `staff:${staff.id}`, 'conversation.viewed', `conversation:${id}`, { resident, ...detail })
}

/** The newest message on the page. */
export const newestIn = ({ messages }: View): number => Math.max(0, ...messages.map(({ id }) => id))
