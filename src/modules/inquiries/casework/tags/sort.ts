import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { changeConversation } from '../change-conversation.ts'
import { findOffered, giveTag, setUrgent, takeTag } from './tags.queries.ts'

/** 分類を付ける. Twice is once. @throws Refusal 404, 422 for one that the section does not offer */
export const tag = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, tagId: number) =>
  changeConversation(db, now, staff, id, async (tx, { sectionId }) => {
    const name = await findOffered(tx, sectionId, tagId)
    if (name === undefined) throw new Refusal(422, 'この課の分類から選んでください。', 'tag')
    return (await giveTag(tx, id, tagId)) ? ['tagged', { tag: tagId, name }] : undefined
  })

/** 分類を外す. Twice is once. @throws Refusal 404 */
export const untag = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, tagId: number) =>
  changeConversation(db, now, staff, id, async (tx) => {
    const name = await takeTag(tx, id, tagId)
    return name === undefined ? undefined : ['untagged', { tag: tagId, name }]
  })

/** 急ぎにする, and 急ぎをやめる. Twice is once. @throws Refusal 404 */
export const setPriority = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, urgent: boolean) =>
  changeConversation(db, now, staff, id, async (tx) =>
    (await setUrgent(tx, id, urgent)) ? [urgent ? 'made_urgent' : 'made_ordinary', {}] : undefined,
  )
