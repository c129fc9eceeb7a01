import type { Matter } from '#kernel/conversations/conversations.ts'
import type { ReceivedFile } from '#kernel/files/receive.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { needsDecision, rightToReply } from '../decisions/right-to-reply.ts'
import { findAsked } from './asked.queries.ts'
import { conversations } from './open.ts'

export interface Question {
  about: string
  matter: Matter
  words: string
  files: readonly ReceivedFile[]
  key: string
}

/** 相手に聞く: staff write first, to whoever applied for something. @throws Refusal 403, 409, 422 */
export async function startConversation(
  town: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  { about, matter, words, files, key }: Question,
): Promise<number> {
  const { sectionId, title, theirTitle = title, residentId, name, email, lang } = matter
  if (!coversSection(staff, 'answer', sectionId)) throw new Refusal(403, '担当の課の職員だけが聞けます。')
  const opening = {
    sectionId,
    person: residentId === null ? { name } : { residentId },
    about: { subject: about, title: theirTitle },
    by: staff,
    words,
    files,
    email,
    lang,
    key,
  }
  const { id } = await town.db.transaction().execute(async (tx) => {
    await refuseUndecided(tx as unknown as Tx<'inquiries'>, now, staff, about, sectionId)
    return conversations.open(tx, town, now, opening)
  })
  return id
}

/** There is nothing yet in which a reply could wait to be decided: whoever decides writes first. @throws Refusal 403 */
async function refuseUndecided(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  about: string,
  sectionId: number,
): Promise<void> {
  const known = await findAsked(tx, about)
  if (!needsDecision(await rightToReply(tx, now, staff, known ?? { id: 0, sectionId }))) return
  throw new Refusal(
    403,
    known
      ? 'この方への返信には決裁が要ります。やりとりの画面から、決裁に回してください。'
      : 'この課から送る文には決裁が要ります。最初の文は、決裁する人(所属長など)が送ってください。',
    'text',
  )
}
