import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Conversation, holdToChange } from '../../conversations/conversations.queries.ts'
import { findOffered, giveTag, setUrgent, takeTag } from './tags.queries.ts'

/** Changes a conversation; what changed is told and recorded, and where nothing did, nothing is. */
function change(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  change: (tx: Tx<'inquiries'>, conversation: Conversation) => Promise<[action: string, detail: object] | undefined>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const changed = await change(tx, conversation)
    if (!changed) return
    const [action, detail] = changed
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, `conversation.${action}`, `conversation:${id}`, {
      resident: conversation.residentId,
      ...detail,
    })
  })
}

/** 分類を付ける. Twice is once. @throws Refusal 404, 422 for one that the section does not offer */
export const tag = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, tagId: number) =>
  change(db, now, staff, id, async (tx, { sectionId }) => {
    const name = await findOffered(tx, sectionId, tagId)
    if (name === undefined) throw new Refusal(422, 'この課の分類から選んでください。', 'tag')
    return (await giveTag(tx, id, tagId)) ? ['tagged', { tag: tagId, name }] : undefined
  })

/** 分類を外す. Twice is once. @throws Refusal 404 */
export const untag = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, tagId: number) =>
  change(db, now, staff, id, async (tx) => {
    const name = await takeTag(tx, id, tagId)
    return name === undefined ? undefined : ['untagged', { tag: tagId, name }]
  })

/** 急ぎにする, and 急ぎをやめる. Twice is once. @throws Refusal 404 */
export const setPriority = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, urgent: boolean) =>
  change(db, now, staff, id, async (tx) =>
    (await setUrgent(tx, id, urgent)) ? [urgent ? 'made_urgent' : 'made_ordinary', {}] : undefined,
  )
