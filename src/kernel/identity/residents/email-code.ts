import { createHmac, randomInt } from 'node:crypto'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { limit, networkOf } from '../../http/rate-limit.ts'
import { sendMail } from '../../notifications/mail.ts'
import type { Language } from '#lib/text/language.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { CODE_LETTER } from './code-letter.ts'
import { saveEmailCode, takeEmailCode } from './email-code.queries.ts'
import { SIGN_IN } from './sign-in-words.ts'

/** Minutes for which a code can be entered. */
export const CODE_MINUTES = 10
export const CODE_GUESSES = 5
const PER_MAILBOX = { max: 5, per: { hours: 1 } }
const PER_ADDRESS = { max: 20, per: { hours: 1 } }

/** The town and the key that digests are made with. */
export interface CodeMaker {
  secretKey: string
  slug: string
  town: string
}

/** Bound to the browser that asked (`nonce`), so that a code somebody was talked into reading out opens nothing elsewhere. */
const digest = ({ secretKey, slug }: CodeMaker, email: string, nonce: string, code: string): Buffer =>
  createHmac('sha256', secretKey)
    .update(JSON.stringify(['email code', slug, email, nonce, code]))
    .digest()

/** One mailbox, one spelling. */
export const mailboxOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

/**
 * Mails a six-digit code, whether or not the address is known to us, in the language of whoever asks. Returns what the browser must keep.
 * @throws Refusal 422 where it is no address, 429 after too many mails
 */
export async function sendCode(
  db: Db,
  now: Temporal.Instant,
  maker: CodeMaker,
  { email, address, lang }: { email: string; address: string; lang: Language },
): Promise<{ nonce: string }> {
  if (!isMailbox(email)) throw new Refusal(422, SIGN_IN[lang].wrongEmail, 'email')
  await limit(db, now, `email-code:${digestOf(email).toString('base64url')}`, PER_MAILBOX, lang)
  await limit(db, now, `email-code-from:${networkOf(address)}`, PER_ADDRESS, lang)
  const nonce = newToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await db.transaction().execute(async (tx) => {
    const expiresAt = now.add({ minutes: CODE_MINUTES })
    await saveEmailCode(tx, { email, digest: digest(maker, email, nonce, code), sentAt: now, expiresAt })
    const { subject, text } = CODE_LETTER[lang]
    await sendMail(tx, { to: email, subject: subject(code), text: text(maker.town, code, CODE_MINUTES) })
  })
  return { nonce }
}

/** @throws Refusal 422 where the code is wrong, old, used or was guessed at too often */
export async function checkCode(
  db: Db,
  now: Temporal.Instant,
  maker: CodeMaker,
  { email, nonce, code, lang }: { email: string; nonce: string; code: string; lang: Language },
): Promise<void> {
  const typed = code.normalize('NFKC').replaceAll(/[\s-]/g, '')
  const taken = await takeEmailCode(db, now, {
    email,
    digest: digest(maker, email, nonce, typed),
    guesses: CODE_GUESSES,
  })
  if (taken) return
  throw new Refusal(422, SIGN_IN[lang].wrongCode(CODE_MINUTES, CODE_GUESSES), 'code')
}
