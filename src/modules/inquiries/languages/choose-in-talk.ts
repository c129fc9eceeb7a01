import { record } from '#kernel/audit/record.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import type { Held } from '../conversations/incoming.queries.ts'
import { sayForFree } from '../sending/say-for-free.ts'
import { CHOOSING, chooseInEach } from './language-word.ts'
import { withLanguages } from './language-postback.ts'
import { setLanguage } from './languages.queries.ts'

/** What staff see of it. */
export const ASKED = 'トークの言語の選び方を求められたので、プログラムが送りました'

/** 「ことば」 in the talk: which of them? */
export async function offerLanguages(
  tx: Tx<'inquiries'>,
  secretKey: string,
  now: Temporal.Instant,
  talk: Held,
  lineUserId: string,
): Promise<void> {
  const dress = withLanguages(secretKey, lineUserId)
  await sayForFree(tx, now, { id: talk.id, channel: 'line' }, chooseInEach(), { dress, harmless: true })
  await tellScreens(tx, `inquiries:${talk.sectionId}`)
}

/** A language was tapped in the talk: no message, and confirmed in that language. */
export async function chooseLanguage(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  talk: Held,
  lang: Language,
): Promise<void> {
  const isNew = await setLanguage(tx, talk.id, lang)
  await sayForFree(tx, now, { id: talk.id, channel: 'line' }, CHOOSING[lang].chosen, { harmless: true })
  await tellScreens(tx, `inquiries:${talk.sectionId}`)
  if (isNew)
    await record(tx, now, `resident:${talk.residentId}`, 'conversation.language_chosen', `conversation:${talk.id}`, {
      lang,
    })
}
