import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Conversation, holdToChange } from '../../conversations/conversations.queries.ts'
import { listReaders } from '../../together/readers.ts'
import { titleOf } from '../title-of.ts'
import { readNote } from './note.ts'
import { findNoteByKey, insertMentions, insertNote } from './notes.queries.ts'

/** 内部メモを書く, by whoever answers for the conversation. @throws Refusal 404, 409, 422 */
export const writeNote = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  key: string,
): Promise<number> => noteWhatIsHeld(db, now, staff, (tx) => holdToChange(tx, staff, id), typed, key)

/**
 * The same by whatever right somebody holds the conversation: for colleagues alone. Whoever it names is told once.
 * @param key drawn with the form: sent twice it is one note
 */
export function noteWhatIsHeld(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  hold: (tx: Tx<'inquiries'>) => Promise<Conversation>,
  typed: Typed,
  key: string,
): Promise<number> {
  const { text, mentions } = readNote(typed)
  return db.transaction().execute(async (tx) => {
    const conversation = await hold(tx)
    const { id, sectionId, residentId } = conversation
    const readers = new Map((await listReaders(tx, conversation, dateInTokyo(now))).map((one) => [one.id, one.href]))
    if (!mentions.every((mention) => readers.has(mention)))
      throw new Refusal(
        422,
        '知らせることができるのは、この相談を見られる職員だけです。選び直してください。',
        'mention',
      )
    const noteId = await insertNote(tx, now, { conversationId: id, authorId: staff.id, kind: 'note', body: text, key })
    if (noteId === undefined) return await sameNote(tx, staff, id, text, key)
    await insertMentions(tx, noteId, mentions)
    const title = `${titleOf(conversation)}のメモで、${staff.name}さんがあなたを呼んでいます`
    for (const mention of mentions)
      if (mention !== staff.id) await notify(tx as unknown as Tx, now, mention, { title, href: readers.get(mention)! })
    await tellScreens(tx, `inquiries:${sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.noted', `conversation:${id}`, {
      resident: residentId,
      note: noteId,
      characters: text.length,
      mentions,
    })
    return noteId
  })
}

async function sameNote(tx: Tx<'inquiries'>, staff: Staff, id: number, text: string, key: string): Promise<number> {
  const note = await findNoteByKey(tx, key)
  if (note?.conversationId === id && note.authorId === staff.id && note.body === text) return note.id
  throw new Refusal(409, 'この画面からは別のメモを書き終えています。内容を確かめて、もう一度お試しください。', 'note')
}
