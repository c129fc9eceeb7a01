import type { Staff } from '#kernel/identity/staff.ts'
import { markReadAbout } from '#kernel/notifications/notifications.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { allThreads } from '../casework/merging/joined.ts'
import type { Note } from '../casework/notes/note.ts'
import { NOTES_A_PAGE } from '../casework/open-case.ts'
import { listNotes } from '../casework/notes/notes.queries.ts'
import { noteReading } from '../conversations/conversations.queries.ts'
import { MESSAGES_A_PAGE } from '../conversations/message.ts'
import { listMessages, type Message, type MessagePlace } from '../conversations/messages.queries.ts'
import { recordViewed } from '../conversations/view-conversation.ts'
import { type Asked, getAsked, listRequests } from './opinion-requests.queries.ts'
import type { OpinionRequest } from './opinion.ts'
import { listReaders, type Reader } from './readers.ts'

export interface AskedView extends Asked {
  messages: Message[]
  notes: Note[]
  /** All that sections were asked about it. */
  requests: OpinionRequest[]
  /** Whom a note can name. */
  readers: Reader[]
}

/**
 * Opens a conversation for whoever is asked about it: the request is the reason, and the trail says once who saw it up to where. What is 未読
 * for the section that answers stays so.
 */
export function openAsked(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  requestId: number,
  { before, watched }: { before?: MessagePlace | undefined; watched: boolean },
): Promise<AskedView> {
  return db.transaction().execute(async (tx) => {
    const asked = await getAsked(tx, now, staff, requestId)
    const { conversation } = asked
    const messages = await listMessages(tx, conversation, MESSAGES_A_PAGE, before)
    const from = messages.length >= MESSAGES_A_PAGE ? messages[0]?.occurredAt : undefined
    const notes = await listNotes(tx, conversation, { limit: NOTES_A_PAGE, from, until: before?.at })
    if (watched) {
      await markReadAbout(tx, now, staff.id, `/console/inquiries/opinions/${requestId}`)
      const upTo = messages.at(-1)?.id ?? 0
      const threads = allThreads(conversation)
      const seen = before ? threads : await noteReading(tx, staff, threads, upTo, now)
      await recordViewed(tx, now, staff, seen, { request: requestId, upTo })
    }
    const requests = await listRequests(tx, conversation)
    return { ...asked, messages, notes, requests, readers: await listReaders(tx, conversation, dateInTokyo(now)) }
  })
}
