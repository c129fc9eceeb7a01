import { record } from '#kernel/audit/record.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { type Asked, setEmail } from './asked.queries.ts'
import { mailWayBack } from './tell-asker.ts'

/** What was typed as an address; none where nothing was. @throws Refusal 422 */
export function readEmail(typed: string): string | undefined {
  const email = typed.normalize('NFKC').trim()
  if (email === '') return undefined
  if (!isMailbox(email)) throw new Refusal(422, 'メールアドレスを確かめてください。例: taro@example.jp', 'email')
  return email
}

/** お知らせ先: another address, or none. The new one gets a way back to the page at once. */
export function changeEmail(
  municipality: Municipality,
  now: Temporal.Instant,
  { id, residentId, lang, confidential }: Asked,
  email: string | undefined,
): Promise<void> {
  if (confidential) throw new Refusal(404, 'このページのお知らせは、LINE にだけ届きます。')
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    await setEmail(tx, id, email ?? null)
    if (email) await mailWayBack(tx, municipality, now, { id, email, lang })
    await record(tx, now, `resident:${residentId}`, 'conversation.email_changed', `conversation:${id}`)
  })
}
