import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import { tellResident, type Way } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { Language } from '#lib/text/language.ts'
import { point } from '../confidential/point.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { AROUND_LETTER, type LetterKind, LETTERS } from './letter-words.ts'
import { makeLink } from './links.ts'

const townOf = async (tx: Tx) => (await getProfile(tx)).name

/** Whom an answer is for. */
export interface Asker {
  id: number
  residentId: number
  email: string | null
  lang: Language
}

/** Nothing of what was said is in it, nor about what: a mailbox may be another's. */
async function letter(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  { id, lang }: Pick<Asker, 'id' | 'lang'>,
  why: LetterKind,
  promised?: string,
): Promise<{ subject: string; text: string }> {
  const [subject, sentence] = LETTERS[lang][why]
  const link = `${town.publicUrl}${await makeLink(tx, now, id, { mailed: true })}`
  return {
    subject,
    text: AROUND_LETTER[lang](await townOf(tx), promised ? `${promised}\n\n${sentence}` : sentence, link),
  }
}

/** By which ways somebody was told; with which sending, where the talk hears of its confidential page. */
export interface Told {
  told: Way[]
  sendingId?: number
}

/** Tells whoever asked that something stands on the page; of a confidential one the talk hears only that. */
export async function tellAsker(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  asker: Asker,
  why: 'news' | 'satisfaction' = 'news',
): Promise<Told> {
  const stay = await findStay(tx, asker.id)
  if (stay?.endedAt) return { told: [] } // that page opens no more
  if (stay) return { told: ['line'], sendingId: await point(tx, now, stay.talkId, 'news') }
  const told = { residentId: asker.residentId, email: asker.email ?? undefined }
  return { told: await tellResident(tx, told, await letter(tx, town, now, asker, why)) }
}

/**
 * The way back to the page, for whoever wrote an address down; opening it shows that somebody reads what goes there.
 * @param promised by when they are answered, where that was said on the page too
 */
export async function mailWayBack(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  asker: Pick<Asker, 'id' | 'lang'> & { email: string },
  promised?: string,
): Promise<void> {
  await sendMail(tx, { to: asker.email, ...(await letter(tx, town, now, asker, 'wayBack', promised)) })
}
