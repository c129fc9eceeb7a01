import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { Refusal } from '#lib/refusal.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { enqueue } from '../jobs/enqueue.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Two days of retries with growing pauses. */
const MAX_ATTEMPTS = 17

/**
 * Sends a mail once the transaction commits; if it does not, there is no mail.
 * @throws Refusal 422 on the field `email` where `to` is no address
 */
export async function sendMail<T>(tx: Transaction<T>, { to, subject, text }: Mail): Promise<void> {
  if (!isMailbox(to)) {
    throw new Refusal(422, 'メールアドレスの形が正しくありません。例: taro@example.jp', 'email')
  }
  // Drawn here, so that a second try carries the same Message-ID and the receiver can tell.
  const id = randomUUID()
  await enqueue(tx, 'mail.send', { id, to, subject: oneLine(subject), text }, { maxAttempts: MAX_ATTEMPTS })
}

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()
