import { type Actor, record } from '#kernel/audit/record.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { getConversation, holdToChange } from '../conversations/conversations.queries.ts'
import { endOpinionRequests } from '../together/end-requests.ts'
import { languageOfTalk } from '../languages/languages.queries.ts'
import { insertSaid } from '../sending/outgoing.queries.ts'
import { wakeSender } from '../sending/send.ts'
import { insertSending } from '../sending/sendings.queries.ts'
import { textOnTheWire } from '../sending/wire.ts'
import { refuseWhileProposed } from '../decisions/refuse-while-proposed.ts'
import { point } from './point.ts'
import { POINTER } from './pointer-words.ts'
import {
  endStay,
  findStay,
  holdsBack,
  insertStay,
  sectionsOf,
  takeDraftsAlong,
  takePage,
  waitsOn,
} from './stays.queries.ts'

export const LONGEST_REASON = 500

interface Talk {
  id: number
  residentId: number
  sectionId: number
}

/** Opens the page of a talk and tells where it is. @returns the page, and the sending that tells it */
export async function beginStay(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talk: Talk,
  staffId: number | null,
): Promise<{ pageId: number; sendingId: number }> {
  const page = await takePage(tx, now, talk.id)
  await endOpinionRequests(tx, now, talk, { outcome: 'confidential', by: staffId })
  await insertStay(tx, now, { talkId: talk.id, pageId: page.id, staffId })
  await takeDraftsAlong(tx, { talkId: talk.id, pageId: page.id })
  if (page.isNew) {
    const { begun } = POINTER[await languageOfTalk(tx, talk)]
    await insertSaid(tx, page.id, { kind: 'notice', body: begun }, { by: 'system', at: now })
  }
  const sendingId = await point(tx, now, talk.id, 'moved')
  await tellScreens(tx, `inquiries:${talk.sectionId}`)
  const actor: Actor = staffId === null ? 'system:worker' : `staff:${staffId}`
  await record(tx, now, actor, 'conversation.made_confidential', `conversation:${talk.id}`, {
    resident: talk.residentId,
    page: page.id,
  })
  return { pageId: page.id, sendingId }
}

/**
 * 町のページで続ける: what is confidential may not lie on LINE's side. From now on nothing that is said goes there. Twice is once.
 * Whoever waits waits on, until staff answer there.
 * @returns the conversation on the page
 * @throws Refusal 404, 409 while a reply waits to be decided, 422 where it is no talk on LINE
 */
export function continueOnPage(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const talk = await holdToChange(tx, staff, id)
    if (talk.channel !== 'line') throw new Refusal(422, 'この相談は、はじめから町のページで続いています。', 'page')
    const stay = await findStay(tx, id)
    if (stay && !stay.endedAt) return stay.pageId
    if (talk.joined.length > 0)
      throw new Refusal(409, '統合した相談があります。統合を解いてから、町のページに移してください。', 'page')
    await refuseWhileProposed(tx, id, 'page')
    return (await beginStay(tx, now, talk, staff.id)).pageId
  })
}

/**
 * LINE に戻す: what was said on the page stays there, and the page opens no more.
 * @returns the talk
 * @throws Refusal 404, 409, 422
 */
export function returnToLine(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: string,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { residentId } = await getConversation(tx, staff, id)
    const reason = readReason(typed)
    const stay = await findStay(tx, id)
    if (!stay || stay.endedAt) throw new Refusal(409, 'この相談は、もう LINE に戻っています。', 'back')
    if (await waitsOn(tx, stay.pageId))
      throw new Refusal(
        409,
        '町のページで相手が返信を待っています。町のページで答えるか「返信は不要にする」を押してから戻してください。',
        'back',
      )
    if (await holdsBack(tx, stay.pageId))
      throw new Refusal(409, '送信前の返信があります。送られるのを待つか、取り消してから戻してください。', 'back')
    if (!(await endStay(tx, now, stay, { staffId: staff.id, reason })))
      throw new Refusal(409, 'この相談は、もう LINE に戻っています。', 'back')
    const { back } = POINTER[await languageOfTalk(tx, { id: stay.talkId })]
    const sendingId = await insertSending(tx, stay.talkId, textOnTheWire(back), now)
    await insertSaid(tx, stay.talkId, { kind: 'notice', body: back }, { by: 'system', at: now, sendingId })
    await wakeSender(tx, stay.talkId)
    for (const section of await sectionsOf(tx, stay)) await tellScreens(tx, `inquiries:${section}`)
    await tellScreens(tx, askerWord(stay.pageId))
    await record(tx, now, `staff:${staff.id}`, 'conversation.returned_to_line', `conversation:${stay.talkId}`, {
      resident: residentId,
      page: stay.pageId,
    })
    return stay.talkId
  })
}

/** @throws Refusal 422 */
function readReason(typed: string): string {
  const reason = maskIdentityNumbers(typed.replaceAll('\0', '').toWellFormed()).text.trim()
  if (!reason) throw new Refusal(422, 'LINE に戻す理由を入力してください。', 'back')
  if (reason.length > LONGEST_REASON) throw new Refusal(422, `理由は${LONGEST_REASON}文字以内にしてください。`, 'back')
  return reason
}
