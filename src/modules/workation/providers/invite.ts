import { record } from '#kernel/audit/record.ts'
import { mailboxOf } from '#kernel/identity/residents/email-code.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Db } from '#lib/db/connect.ts'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import { Refusal } from '#lib/refusal.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords } from '#lib/time/in-words.ts'
import { deleteMember, replaceInvitation, revoke } from './invitations.queries.ts'
import { MAIL_EXAMPLE } from './provider.ts'
import { getProvider } from './providers.queries.ts'

/** Days for which an invitation can be taken up. */
export const INVITATION_DAYS = 14

/** 招待する: mails somebody the address at which they become 担当者 of a provider. */
export async function invite(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  providerId: number,
  typed: string,
): Promise<void> {
  const email = mailboxOf(typed)
  if (!isMailbox(email)) throw new Refusal(422, MAIL_EXAMPLE, 'invited')
  const [token, db] = [newToken(), municipality.db as Db<'workation'>]
  const { name: town } = await getProfile(municipality.db)
  await db.transaction().execute(async (tx) => {
    const provider = await getProvider(tx, providerId)
    if (provider.endedAt) throw new Refusal(409, 'この事業者の登録は終わっています。')
    const expiresAt = now.add({ hours: 24 * INVITATION_DAYS })
    const invitation = { providerId, email, digest: digestOf(token), staffId: staff.id, expiresAt }
    const id = await replaceInvitation(tx, now, invitation)
    const until = dateInWords(dateInTokyo(expiresAt))
    const href = `${municipality.publicUrl}/provider/invitations/${token}`
    await sendMail(tx, { to: email, ...letter({ town, provider: provider.name, href, until }) })
    await record(tx, now, `staff:${staff.id}`, 'provider.invited', `provider:${providerId}`, { invitation: id })
  })
}

const letter = ({ town, provider, href, until }: { town: string; provider: string; href: string; until: string }) => ({
  subject: `${town}のワーケーションのサイト: ${provider}の担当者への招待`,
  text: `${town}のワーケーションのサイトで、${provider}の担当者として招待されました。

次のページを開き、サインインして「担当者になる」を押してください。${until}まで、一度だけ使えます。
${href}

場所やプログラム、写真、空き、料金を、ご自身で変えられるようになります。
心当たりがないときは、このメールを捨ててください。
`,
})

/** @throws Refusal 409 where it was taken up or revoked before */
export async function revokeInvitation(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  providerId: number,
  id: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await revoke(tx, now, providerId, id)))
      throw new Refusal(409, 'この招待は、もう使われたか、取り消されています。')
    const subject = `provider:${providerId}`
    await record(tx, now, `staff:${staff.id}`, 'provider.invitation_revoked', subject, { invitation: id })
  })
}

/** 担当者 no longer: what they changed stays. @throws Refusal 409 where they are none */
export async function removeMember(
  db: Db<'workation'>,
  now: Temporal.Instant,
  staff: Staff,
  providerId: number,
  residentId: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteMember(tx, providerId, residentId))) throw new Refusal(409, 'この担当者は、もう外されています。')
    const subject = `provider:${providerId}`
    await record(tx, now, `staff:${staff.id}`, 'provider.member_removed', subject, { resident: residentId })
  })
}
