import { listIdentities } from '#kernel/identity/residents.queries.ts'
import { sendMail } from '#kernel/notifications/mail.ts'
import type { Tx } from '#lib/db/connect.ts'

/** Where letters to somebody go: the address that they sign in with. */
export const mailboxFor = async (tx: Tx, residentId: number): Promise<string | undefined> =>
  (await listIdentities(tx, residentId)).find(({ kind }) => kind === 'email')?.subject

/** Whether somebody has proved that an address is theirs. */
export const holdsMailbox = async (tx: Tx, residentId: number, email: string): Promise<boolean> =>
  (await listIdentities(tx, residentId)).some(({ kind, subject }) => kind === 'email' && subject === email)

/** By e-mail; whoever has no address reads it under 「代理の申請」. */
export async function tellAgent(
  tx: Tx,
  agentResidentId: number,
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const to = await mailboxFor(tx, agentResidentId)
  if (to !== undefined) await sendMail(tx, { to, subject, text })
}
