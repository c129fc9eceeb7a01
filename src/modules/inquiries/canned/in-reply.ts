import type { Staff } from '#kernel/identity/staff.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { idIn } from '#lib/text/whole-number.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { type Canned, fillIn } from './canned.ts'
import { getCanned, listCanned } from './canned.queries.ts'

async function filler(db: Db<'inquiries'>, staff: Staff, { name, section }: Conversation, now: Temporal.Instant) {
  const { contactPhone: phone } = await getProfile(db)
  return ({ body }: Canned) => fillIn(body, { resident: name, section, staff: staff.name, phone, now })
}

/** The one that an address of the desk names, filled in, to begin a reply with. Nothing where there is none. */
export async function cannedFor(
  db: Db<'inquiries'>,
  staff: Staff,
  conversation: Conversation,
  asked: string | undefined,
  now: Temporal.Instant,
): Promise<string | undefined> {
  if (!asked) return undefined
  const canned = await orRefusal(getCanned(db, staff, idIn(asked)))
  return canned instanceof Refusal ? undefined : (await filler(db, staff, conversation, now))(canned)
}

/** One, with what it says to this person. */
export interface Filled {
  canned: Canned
  filled: string
}

/** Those to choose from, as they would stand in the reply. */
export async function listFor(
  db: Db<'inquiries'>,
  staff: Staff,
  conversation: Conversation,
  words: string,
  now: Temporal.Instant,
): Promise<Filled[]> {
  const fill = await filler(db, staff, conversation, now)
  return (await listCanned(db, staff, words)).map((canned) => ({ canned, filled: fill(canned) }))
}
