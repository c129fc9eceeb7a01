import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { getConversation, getThread, holdToChange } from '../../conversations/conversations.queries.ts'
import { reckonTurn } from '../../conversations/turn.queries.ts'
import { adoptWait } from '../../promises/promise-answer.ts'
import { copyHold } from '../../retention/holds.queries.ts'
import { findSeen } from '../links/links.queries.ts'
import { insertNote } from '../notes/notes.queries.ts'
import { readMerge, whyNotMerged } from './merge.ts'
import {
  copyTags,
  findObstacles,
  holdJoined,
  holdPair,
  markForSearch,
  restoreLast,
  setMerged,
  setUnmerged,
  takePromise,
} from './merging.queries.ts'

/**
 * 統合: another conversation is the same piece of work as this one. Its thread is read here from now on, who writes in it waits here, and each
 * resident goes on seeing their own alone. Twice is once.
 * @throws Refusal 404, 409 with what to do first, 422
 */
export function mergeConversations(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getConversation(tx, staff, id)
    const { other, reason } = readMerge(typed)
    if (other === id)
      throw new Refusal(422, 'この相談自身とは統合できません。ほかの相談の番号を入力してください。', 'merged')
    if (!(await findSeen(tx, staff, other)))
      throw new Refusal(422, 'その番号の相談は見つかりません。自分の課の相談の番号か確かめてください。', 'merged')
    await holdPair(tx, id, other)
    const main = await holdToChange(tx, staff, id)
    if (main.joined.some((one) => one.id === other)) return
    await holdJoined(tx, other)
    const joined = await getThread(tx, staff, other)
    const why = whyNotMerged(main, joined, await findObstacles(tx, main, joined))
    if (why) throw new Refusal(409, why, 'merged')
    const { promiseId, waited } = await setMerged(tx, now, { main: id, other, by: staff.id, reason })
    if (waited) await reckonTurn(tx, now, id)
    if (promiseId === undefined || !(await takePromise(tx, id, promiseId))) await adoptWait(tx, now, id)
    await copyTags(tx, { main: id, other })
    await markForSearch(tx, [id, other])
    await insertNote(tx, now, {
      conversationId: id,
      authorId: staff.id,
      kind: 'merged',
      body: `番号 ${other}: ${reason}`,
    })
    if (joined.assigneeId !== null && joined.assigneeId !== staff.id)
      await notify(tx as unknown as Tx, now, joined.assigneeId, {
        title: `担当していた相談(番号 ${other})を、番号 ${id} の相談に統合しました(${staff.name})`,
        href: `/console/inquiries/${id}`,
      })
    await tellScreens(tx, `inquiries:${main.sectionId}`)
    const detail = { resident: main.residentId, joined: other, joinedResident: joined.residentId }
    await record(tx, now, `staff:${staff.id}`, 'conversation.merged', `conversation:${id}`, detail)
  })
}

/**
 * 統合を解く: what was joined stands alone again, as it is now: with all that was said meanwhile, waiting where nobody answered in it. Twice is once.
 * @throws Refusal 404
 */
export function unmergeConversation(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  joinedId: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const main = await holdToChange(tx, staff, id)
    const joined = main.joined.find((one) => one.id === joinedId)
    if (!joined) return
    await holdJoined(tx, joinedId)
    await setUnmerged(tx, joinedId)
    await copyHold(tx, id, joinedId)
    await restoreLast(tx, id)
    for (const one of [id, joinedId]) {
      await reckonTurn(tx, now, one)
      await adoptWait(tx, now, one)
    }
    await markForSearch(tx, [id, joinedId])
    for (const [one, other] of [
      [id, joinedId],
      [joinedId, id],
    ] as const)
      await insertNote(tx, now, { conversationId: one, authorId: staff.id, kind: 'unmerged', body: `番号 ${other}` })
    await tellScreens(tx, `inquiries:${main.sectionId}`)
    const detail = { resident: main.residentId, joined: joinedId, joinedResident: joined.residentId }
    await record(tx, now, `staff:${staff.id}`, 'conversation.unmerged', `conversation:${id}`, detail)
  })
}
