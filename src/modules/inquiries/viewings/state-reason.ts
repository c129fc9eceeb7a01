import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { getThread, holdToChange } from '../conversations/conversations.queries.ts'
import { insertNote } from '../casework/notes/notes.queries.ts'
import { readViewing, viewingInWords } from './viewing.ts'
import { asksForReason, findViewing, insertViewing } from './viewings.queries.ts'

/**
 * 閲覧の理由: says why, and may look for an hour. The section reads it between the messages. Twice is once.
 * @returns until when; undefined where no reason is needed
 * @throws Refusal 404, 422
 */
export function stateReason(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  asked: number,
  typed: Typed,
): Promise<Temporal.Instant | undefined> {
  return db.transaction().execute(async (tx) => {
    const { mergedInto } = await getThread(tx, staff, asked)
    const { id, sectionId, residentId } = await holdToChange(tx, staff, mergedInto ?? asked)
    const stated = readViewing(typed)
    if (!(await asksForReason(tx, staff, id, now))) return findViewing(tx, staff.id, id, now)
    const until = await insertViewing(tx, now, { ...stated, conversationId: id, sectionId, staffId: staff.id })
    const body = viewingInWords(stated)
    await insertNote(tx, now, { conversationId: id, authorId: staff.id, kind: 'viewed', body })
    await tellScreens(tx, `inquiries:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.viewing_reasoned', `conversation:${id}`, {
      resident: residentId,
      section: sectionId,
      until: until.toString(),
      ...stated,
    })
    return until
  })
}
