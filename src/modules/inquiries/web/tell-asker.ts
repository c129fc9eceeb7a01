import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import { tellResident, type Way } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import type { WrittenLanguage } from '#lib/text/language.ts'
import { point } from '../confidential/point.ts'
import { findStay } from '../confidential/stays.queries.ts'
import { makeLink } from './links.ts'

const townOf = async (tx: Tx) => (await getProfile(tx)).name

/** Whom an answer is for. */
export interface Asker {
  id: number
  residentId: number
  email: string | null
  lang: WrittenLanguage
}

const LETTERS = {
  ja: {
    news: ['職員からのメッセージ', '職員からのメッセージがあります。次のページで読んで、続きを書けます。'],
    satisfaction: [
      'ご相談はいかがでしたか',
      'ご相談が終わりました。いかがでしたか。次のページで、ひとつ選んで教えてください。',
    ],
    wayBack: [
      'お問い合わせのページ',
      '次のページで、お問い合わせの続きを読み書きできます。返信があったときも、ここにお知らせします。',
    ],
  },
  en: {
    news: ['A message from our staff', 'Our staff have written to you. You can read it, and write back, on this page:'],
    satisfaction: [
      'How was our answer?',
      'Your inquiry has come to an end. How was our answer? You can tell us with one click on this page:',
    ],
    wayBack: [
      'The page of your inquiry',
      'You can go on reading and writing about your inquiry on this page. We also tell you here when we have answered.',
    ],
  },
} as const satisfies Record<WrittenLanguage, object>

const AROUND: Record<WrittenLanguage, (town: string, sentence: string, link: string) => string> = {
  ja: (town, sentence, link) => `${town}のオンライン窓口です。

${sentence}

${link}

このアドレスを知っている人は、だれでも読めます。ほかの人に渡さないでください。
心当たりがないときは、このメッセージを捨ててください。`,
  en: (town, sentence, link) => `This is the online counter of ${town}.

${sentence}

${link}

Whoever has this address can read the page. Please do not pass it on.
If you did not expect this message, please throw it away.`,
}

/** Nothing of what was said is in it, nor about what: a mailbox may be another's. */
async function letter(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  { id, lang }: Pick<Asker, 'id' | 'lang'>,
  why: keyof (typeof LETTERS)['ja'],
  promised?: string,
): Promise<{ subject: string; text: string }> {
  const [subject, sentence] = LETTERS[lang][why]
  const link = `${town.publicUrl}${await makeLink(tx, now, id, { mailed: true })}`
  return { subject, text: AROUND[lang](await townOf(tx), promised ? `${promised}\n\n${sentence}` : sentence, link) }
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
