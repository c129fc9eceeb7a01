import type { Matter } from '#kernel/conversations/conversations.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { needsDecision, rightToReply } from '../decisions/right-to-reply.ts'
import type { Prepared } from '../sending/prepare-file.ts'
import { replyIn } from '../sending/reply.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { readWords } from '../sending/words.ts'
import { findAsked } from './asked.queries.ts'
import { conversations, findOrBegin } from './open.ts'

export interface Question {
  about: string
  matter: Matter
  words: string
  files: Prepared[]
  key: string
}

/**
 * 相手に聞く: staff write first, to whoever applied for something. Where replies are decided, the conversation is there and nothing is said in it
 * until somebody has decided on these words.
 * @throws Refusal 403, 409, 422
 */
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
    files: files.map(({ file }) => file),
    email,
    lang,
    key,
  }
  return town.db.transaction().execute(async (kernelTx) => {
    const tx = kernelTx as unknown as Tx<'inquiries'>
    const right = await rightToReply(tx, now, staff, (await findAsked(tx, about)) ?? { id: 0, sectionId })
    if (!needsDecision(right)) return (await conversations.open(kernelTx, town, now, opening)).id
    const text = readWords(words, files.length, { what: '内容', longest: LONGEST_REPLY })
    const { conversation } = await findOrBegin(tx, now, opening)
    await replyIn(tx, town, now, staff, conversation.id, { text, choices: [], files, clientKey: key })
    return conversation.id
  })
}
