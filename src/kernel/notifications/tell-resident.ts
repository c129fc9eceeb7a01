import { randomUUID } from 'node:crypto'
import type { Tx } from '#lib/db/connect.ts'
import { listIdentities } from '../identity/residents.queries.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { sendMail } from './mail.ts'

/** The ways on which somebody outside hears of something. */
export type Way = 'mail' | 'line'

/** Who is told: a resident, or only the holder of an address. */
export interface Told {
  residentId: number | null
  /** As they wrote it down for this matter. */
  email?: string | undefined
}

export interface Notice {
  subject: string
  text: string
  /** The same for LINE, where what is confidential must not lie: by default all of it. */
  onLine?: string
}

/** The job of the room that speaks with LINE: `{ id, residentId, text }`; the same id twice is told once. */
export const TELL_BY_LINE = 'residents.tell-by-line'

/**
 * お知らせ to somebody outside, once the transaction commits: by LINE where they are known by it, by e-mail to the address that they
 * wrote down, or to the one they sign in with where there is neither.
 * @returns the ways; none where they gave us none
 */
export async function tellResident(tx: Tx, { residentId, email }: Told, notice: Notice): Promise<Way[]> {
  const { subject, text, onLine = text } = notice
  const identities = residentId === null ? [] : await listIdentities(tx, residentId)
  const ways: Way[] = []
  const to = (kind: string) => identities.find((identity) => identity.kind === kind)?.subject
  if (to('line') !== undefined) {
    await enqueue(tx, TELL_BY_LINE, { id: randomUUID(), residentId, text: onLine })
    ways.push('line')
  }
  const mailbox = email ?? (ways.length === 0 ? to('email') : undefined)
  if (mailbox !== undefined) {
    await sendMail(tx, { to: mailbox, subject, text })
    ways.push('mail')
  }
  return ways
}
