import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Db } from '#lib/db/connect.ts'
import { isLanguage, languages } from '#lib/text/language.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { holdStandingPage } from '../confidential/stays.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { setLanguage } from './languages.queries.ts'

/**
 * 言語を変える: staff know in which language somebody wants to be spoken to; whoever was joined (統合) has their own. Twice is once.
 * @throws Refusal 404, 422 for what is none of the seven
 */
export function correctLanguage(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  language: string,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await getThread(tx, staff, id)
    await holdStandingPage(tx, id)
    await holdDesk(tx, id)
    const { residentId, sectionId } = await getThread(tx, staff, id)
    if (!isLanguage(language)) throw new Refusal(422, `${languages.length}つの言語から選んでください。`, 'lang')
    if (!(await setLanguage(tx, id, language))) return
    await tellScreens(tx, `inquiries:${sectionId}`)
    const detail = { resident: residentId, lang: language }
    await record(tx, now, `staff:${staff.id}`, 'conversation.language_chosen', `conversation:${id}`, detail)
  })
}
