import type { Matter } from '#kernel/conversations/conversations.ts'
import type { ReceivedFile } from '#kernel/files/receive.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { Refusal } from '#lib/refusal.ts'
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
  const { id } = await town.db.transaction().execute((tx) => conversations.open(tx, town, now, opening))
  return id
}
