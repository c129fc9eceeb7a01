import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import { notify } from '#kernel/notifications/notify.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { concerned } from '../casework/assigning/colleagues.queries.ts'
import { titleOf } from '../casework/title-of.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { type Conversation, holdToChange } from '../conversations/conversations.queries.ts'
import { opinionHref, readQuestion, wishedInWords } from './opinion.ts'
import { findRequestsByKey, insertRequest, listMembers } from './opinion-requests.queries.ts'

/**
 * 合議: asks other sections what they think. They read the conversation from now on, and are told.
 * @param key drawn with the form: sent twice it asks once
 * @returns the requests
 * @throws Refusal 404, 409, 422
 */
export function askOpinions(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: Typed,
  key: string,
): Promise<number[]> {
  const today = dateInTokyo(now)
  const { sections, question, wishedOn } = readQuestion(typed, today)
  return db.transaction().execute(async (tx) => {
    const conversation = await holdToChange(tx, staff, id)
    const asked = await findRequestsByKey(tx, id, key)
    if (asked.length > 0) return asked
    await refuseToAsk(tx, conversation)
    const known = new Map((await listSections(tx as unknown as Db, today)).map((one) => [one.id, one.name]))
    const requests: number[] = []
    for (const sectionId of sections) {
      const members = sectionId === conversation.sectionId ? [] : await listMembers(tx, sectionId, today)
      if (!known.has(sectionId) || members.length === 0)
        throw new Refusal(
          422,
          '意見を求める課を選び直してください。いまの課や、相談に答える職員のいない課には求められません。',
          'asked',
        )
      const fromSectionId = conversation.sectionId
      const request = { conversationId: id, fromSectionId, sectionId, askedBy: staff.id, question, wishedOn, key }
      const requestId = await insertRequest(tx, now, request)
      if (requestId === undefined)
        throw new Refusal(
          409,
          `${known.get(sectionId)}には、もう意見を求めています。返るのを待つか、取り下げてください。`,
          'asked',
        )
      const when = wishedInWords({ outcome: null, wishedOn }, today)
      const title = `${conversation.section}から合議: ${titleOf(conversation)}(${when})`
      for (const { id: to } of concerned(members))
        if (to !== staff.id) await notify(tx as unknown as Tx, now, to, { title, href: opinionHref(requestId) })
      await tellScreens(tx, `inquiries:${sectionId}`)
      requests.push(requestId)
    }
    await tellScreens(tx, `inquiries:${conversation.sectionId}`)
    await record(tx, now, `staff:${staff.id}`, 'conversation.opinion_asked', `conversation:${id}`, {
      resident: conversation.residentId,
      sections,
      wishedOn: wishedOn.toString(),
      characters: question.length,
    })
    return requests
  })
}

/** What is confidential stays with its section; what is over is opened again first. */
async function refuseToAsk(tx: Tx<'inquiries'>, { id, closedAt }: Conversation): Promise<void> {
  const stay = await findStay(tx, id)
  if (stay && (stay.pageId === id || !stay.endedAt))
    throw new Refusal(
      409,
      '機密を要する相談は、ほかの課に見せられません。内容をぼかして、庁内で直接きいてください。',
      'asked',
    )
  if (closedAt) throw new Refusal(409, '完了した相談です。再開してから、意見を求めてください。', 'asked')
}
