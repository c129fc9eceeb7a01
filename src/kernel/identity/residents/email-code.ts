import { createHmac, randomInt } from 'node:crypto'
import { digestOf, newToken } from '#lib/crypto/seal.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { limit, networkOf } from '../../http/rate-limit.ts'
import { sendMail } from '../../notifications/mail.ts'
import { isMailbox } from '#lib/text/mailbox.ts'
import { saveEmailCode, takeEmailCode } from './email-code.queries.ts'

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
 * Mails a six-digit code, whether or not the address is known to us. Returns what the browser must keep.
 * @throws Refusal 422 where it is no address, 429 after too many mails
 */
export async function sendCode(
  db: Db,
  now: Temporal.Instant,
  maker: CodeMaker,
  { email, address }: { email: string; address: string },
): Promise<{ nonce: string }> {
  if (!isMailbox(email)) throw new Refusal(422, 'メールアドレスを確かめてください。例: taro@example.jp', 'email')
  await limit(db, now, `email-code:${digestOf(email).toString('base64url')}`, PER_MAILBOX)
  await limit(db, now, `email-code-from:${networkOf(address)}`, PER_ADDRESS)
  const nonce = newToken()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await db.transaction().execute(async (tx) => {
    const expiresAt = now.add({ minutes: CODE_MINUTES })
    await saveEmailCode(tx, { email, digest: digest(maker, email, nonce, code), sentAt: now, expiresAt })
    await sendMail(tx, { to: email, subject: `サインインの番号: ${code}`, text: letter(maker.town, code) })
  })
  return { nonce }
}

const letter = (town: string, code: string) => `${town}のオンライン窓口です。

サインインの番号は ${code} です。
${CODE_MINUTES}分以内に、番号を求めた画面に入力してください。

この番号をだれかに教えないでください。職員が電話やメールでお尋ねすることはありません。
心当たりがないときは、このメールを捨ててください。番号がなければサインインされません。
`

/** @throws Refusal 422 where the code is wrong, old, used or was guessed at too often */
export async function checkCode(
  db: Db,
  now: Temporal.Instant,
  maker: CodeMaker,
  { email, nonce, code }: { email: string; nonce: string; code: string },
): Promise<void> {
  const typed = code.normalize('NFKC').replaceAll(/[\s-]/g, '')
  const taken = await takeEmailCode(db, now, {
    email,
    digest: digest(maker, email, nonce, typed),
    guesses: CODE_GUESSES,
  })
  if (taken) return
  throw new Refusal(
    422,
    `番号が違うか、期限(${CODE_MINUTES}分)が過ぎています。${CODE_GUESSES}回間違えたときは、番号を送り直してください。`,
    'code',
  )
}
