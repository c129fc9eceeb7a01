import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import { tellResident, type Way } from '#kernel/notifications/tell-resident.ts'
import type { Tx } from '#lib/db/connect.ts'
import { makeLink } from './links.ts'

const townOf = async (tx: Tx) => (await getProfile(tx)).name

/** Whom an answer is for. */
export interface Asker {
  id: number
  residentId: number
  email: string | null
}

/** Nothing of what was said is in it, nor about what: a mailbox may be another's. */
const letter = (town: string, sentence: string, link: string) => `${town}のオンライン窓口です。

${sentence}

${link}

このアドレスを知っている人は、だれでも読めます。ほかの人に渡さないでください。
心当たりがないときは、このメッセージを捨ててください。`

/** Tells whoever asked that something stands on the page. @returns by which ways */
export async function tellAsker(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  { id, residentId, email }: Asker,
): Promise<Way[]> {
  const name = await townOf(tx)
  const link = `${town.publicUrl}${await makeLink(tx, now, id, { mailed: true })}`
  const text = letter(name, '職員からのメッセージがあります。次のページで読んで、続きを書けます。', link)
  return await tellResident(tx, { residentId, email: email ?? undefined }, { subject: '職員からのメッセージ', text })
}

/** The way back to the page, for whoever wrote an address down; opening it shows that somebody reads what goes there. */
export async function mailWayBack(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  { id, email }: { id: number; email: string },
): Promise<void> {
  const name = await townOf(tx)
  const link = `${town.publicUrl}${await makeLink(tx, now, id, { mailed: true })}`
  const text = letter(
    name,
    '次のページで、お問い合わせの続きを読み書きできます。返信があったときも、ここにお知らせします。',
    link,
  )
  await sendMail(tx, { to: email, subject: 'お問い合わせのページ', text })
}
