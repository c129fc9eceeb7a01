import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { notify } from '#kernel/notifications/notify.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { leaveNothingWaiting } from '../../held/before-leaving.ts'
import { holdToChange } from '../../conversations/conversations.queries.ts'
import { newestOf } from '../../conversations/turn.queries.ts'
import { confidentialSections } from '../../confidential/sections.queries.ts'
import { endOpinionRequests } from '../../together/end-requests.ts'
import { clearPresent } from '../../presence/presence.queries.ts'
import { refuseWhileProposed } from '../../decisions/refuse-while-proposed.ts'
import { concerned, listColleagues } from '../assigning/colleagues.queries.ts'
import { insertNote } from '../notes/notes.queries.ts'
import { readReason } from '../notes/note.ts'
import { titleOf } from '../title-of.ts'
import { setSection } from './section.queries.ts'

/** Characters of the notice: the reason stands in the thread. */
const LONGEST_NEWS = 200

/**
 * ほかの課へ移す: another section holds it from now on, and whoever sent it away sees it no more. Both sides are told, and why.
 * @param seen the newest message before the eyes of whoever moves it: an answer that a colleague gave meanwhile is not overlooked
 * @returns the name of the section
 * @throws Refusal 404, 409, 422
 */
export function moveConversation(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  seen: number,
): Promise<string> {
  const db: Db<'inquiries'> = municipality.db
  const { section, reason } = readReason(typed)
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const { sectionId: from, section: fromName, residentId, assigneeId } = conversation
    const on = dateInTokyo(now)
    const target = (await listSections(tx as unknown as Db, on)).find((one) => one.id === section && one.id !== from)
    const [there, here] = [await listColleagues(tx, section, on), await listColleagues(tx, from, on)]
    if (!target || there.length === 0)
      throw new Refusal(
        422,
        '移す先を選び直してください。いまと同じ課や、相談に答える職員のいない課には移せません。',
        'section',
      )
    if ((await newestOf(tx, id)) > seen)
      throw new Refusal(409, 'その間にやりとりが進みました。内容を確かめてから、もう一度移してください。', 'section')
    const talks = [conversation, ...conversation.joined].some(({ channel }) => channel === 'line')
    if (conversation.joined.length > 0 && talks && (await confidentialSections(tx)).includes(section))
      throw new Refusal(
        409,
        `${target.name}は、LINE の相談を町のページで続けます。統合を解いてから移してください。`,
        'section',
      )
    await refuseWhileProposed(tx, id, 'section')
    await leaveNothingWaiting(tx, municipality, id, now, 'section')
    await endOpinionRequests(tx, now, conversation, { outcome: 'moved', by: staff.id })
    await setSection(tx, id, section)
    await clearPresent(tx, id)
    await insertNote(tx, now, {
      conversationId: id,
      authorId: staff.id,
      kind: 'moved',
      body: reason,
      moved: { from, to: section },
    })
    const news = `${titleOf(conversation)}が${fromName}から${target.name}へ移りました(${staff.name}): ${reason}`
    const title = shorten(news, LONGEST_NEWS)
    const seers = new Set(there.map((one) => one.id))
    const sides = new Set([...concerned(here), ...concerned(there)].map((one) => one.id))
    if (assigneeId !== null) sides.add(assigneeId)
    sides.delete(staff.id)
    for (const to of sides) {
      const href = seers.has(to) ? (`/console/inquiries/${id}` as const) : '/console/inquiries'
      await notify(tx as unknown as Tx, now, to, { title, href })
    }
    for (const side of [from, section]) await tellScreens(tx, `inquiries:${side}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.moved', `conversation:${id}`, {
      resident: residentId,
      from,
      to: section,
    })
    return target.name
  })
}
