import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getConversation } from '../../conversations/conversations.queries.ts'
import { readLink } from './link.ts'
import { deleteLink, findSeen, insertLink } from './links.queries.ts'

/** 関連する相談: two conversations that one sees belong together. Twice is once, from either side. @throws Refusal 404, 422 */
export function linkConversations(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { sectionId, residentId } = await getConversation(tx, staff, id)
    const { other, words } = readLink(typed)
    if (other === id)
      throw new Refusal(422, 'この相談自身とはつなげません。ほかの相談の番号を入力してください。', 'other')
    const seen = await findSeen(tx, staff, other)
    if (!seen)
      throw new Refusal(422, 'その番号の相談は見つかりません。自分の課の相談の番号か確かめてください。', 'other')
    if (!(await insertLink(tx, now, { between: [id, other], words, by: staff.id }))) return
    for (const section of new Set([sectionId, seen.sectionId])) await tellScreens(tx, `inquiries:${section}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.linked', `conversation:${id}`, {
      resident: residentId,
      other,
    })
  })
}

/** By whoever sees one of the two. Twice is once. @throws Refusal 404 */
export function unlinkConversations(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  linkId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await getConversation(tx, staff, id)
    const { sectionId, residentId } = conversation
    const other = await deleteLink(tx, conversation, linkId)
    if (!other) return
    for (const section of new Set([sectionId, other.sectionId])) await tellScreens(tx, `inquiries:${section}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.unlinked', `conversation:${id}`, {
      resident: residentId,
      other: other.id,
    })
  })
}
