import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'

/** In which language the town speaks in a conversation from now on: they said so, or staff who know them. @returns false where that is known */
export async function setLanguage(tx: Tx<'inquiries'>, conversationId: number, lang: Language): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('inquiries.conversations')
    .set({ lang, lang_chosen: true })
    .where('id', '=', conversationId)
    .where((eb) => eb.or([eb('lang', '<>', lang), eb('lang_chosen', '=', false)]))
    .executeTakeFirst()
  await followTalk(tx, conversationId)
  return numUpdatedRows > 0n
}

/** The confidential page of a talk speaks as the talk does, until somebody chooses on the page itself. */
async function followTalk(tx: Tx<'inquiries'>, talkId: number): Promise<void> {
  await sql`
    update inquiries.conversations p set lang = t.lang from inquiries.conversations t
    where t.id = ${talkId} and p.confidential_of = t.id and p.erased_at is null and not p.lang_chosen and p.lang <> t.lang`.execute(
    tx,
  )
}

/** The language of their phone, for a talk in which nobody has chosen one. */
export async function guessLanguage(tx: Tx<'inquiries'>, residentId: number, lang: Language): Promise<void> {
  const talks = await tx
    .updateTable('inquiries.conversations')
    .set({ lang })
    .where('resident_id', '=', residentId)
    .where(sql<boolean>`channel = 'line'`) // in words, so that the index of talks is known to hold
    .where('lang_chosen', '=', false)
    .where('lang', '<>', lang)
    .returning('id')
    .execute()
  for (const { id } of talks) await followTalk(tx, id)
}

/** In which language the town speaks with whoever holds a talk on LINE. */
export async function languageOfTalk(
  db: Db<'inquiries'>,
  talk: { id: number } | { lineUserId: string },
): Promise<Language> {
  const row = await db
    .selectFrom('inquiries.conversations')
    .select((eb) => eb.ref('lang').$castTo<Language>().as('lang'))
    .where((eb) => ('id' in talk ? eb('id', '=', talk.id) : eb('line_user_id', '=', talk.lineUserId)))
    .executeTakeFirst()
  return row?.lang ?? 'ja'
}
