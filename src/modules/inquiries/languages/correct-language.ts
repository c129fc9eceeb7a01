import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { isLanguage } from '#lib/text/language.ts'
import { Refusal } from '#lib/refusal.ts'
import { changeConversation } from '../casework/change-conversation.ts'
import { setLanguage } from './languages.queries.ts'

/** ことばを変える: staff know in which language somebody wants to be spoken to. Twice is once. @throws Refusal 404, 422 for what is none of the seven */
export const correctLanguage = (db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number, lang: string) =>
  changeConversation(db, now, staff, id, async (tx) => {
    if (!isLanguage(lang)) throw new Refusal(422, '七つの言葉から選んでください。', 'lang')
    return (await setLanguage(tx, id, lang)) ? ['language_chosen', { lang }] : undefined
  })
