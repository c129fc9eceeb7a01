import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { digestOf } from '#lib/crypto/seal.ts'

const MESSAGES = { max: 60, per: { hours: 1 } }
const OPENED = { max: 10, per: { hours: 1 } }
const MAILS = { max: 5, per: { hours: 1 } }

/** What one network writes, and how often it begins something new. @throws Refusal 429 */
export async function refuseFlood(c: Context<SiteEnv>, opens: boolean): Promise<void> {
  const network = networkOf(c.var.address)
  await limit(c.var.db, c.var.now, `inquiries-from:${network}`, MESSAGES)
  if (opens) await limit(c.var.db, c.var.now, `inquiries-opened-from:${network}`, OPENED)
}

/** What is mailed to one address. @throws Refusal 429 */
export const refuseMails = (c: Context<SiteEnv>, email: string): Promise<void> =>
  limit(c.var.db, c.var.now, `inquiries-mail:${digestOf(email.toLowerCase()).toString('base64url')}`, MAILS)
