import type { Conversations, Opening } from '#kernel/conversations/conversations.ts'
import { record } from '#kernel/audit/record.ts'
import { keepFiles } from '#kernel/files/keep.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { insertNoReply, newestOf } from '../conversations/turn.queries.ts'
import { findSent } from '../sending/outgoing.queries.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { readWords, refuseOtherWords } from '../sending/words.ts'
import { answerOnPage } from './answer-on-page.ts'
import {
  type Asked,
  findAsked,
  findById,
  findByKey,
  findStanding,
  insertAsked,
  insertStranger,
  takeTurn,
} from './asked.queries.ts'
import { makeLink } from './links.ts'
import { mailWayBack } from './tell-asker.ts'
import { write } from './write.ts'

async function begin(tx: Tx<'inquiries'>, now: Temporal.Instant, opening: Opening): Promise<Asked> {
  const { person, sectionId, email, about, lang, by, words } = opening
  const residentId = 'residentId' in person ? person.residentId : await insertStranger(tx, now, person.name)
  const id = await insertAsked(tx, now, { residentId, sectionId, email, about, lang })
  const actor = by === 'asker' ? (`resident:${residentId}` as const) : (`staff:${by.id}` as const)
  const detail = { resident: residentId, about: about?.subject, characters: words.length }
  await record(tx, now, actor, 'conversation.opened', `conversation:${id}`, detail)
  return (await findById(tx, id))!
}

/** The conversation of what is opened, in turn with whoever opens the same; a new one, in which nothing was said, where there is none. */
export async function findOrBegin(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  opening: Opening,
): Promise<{ conversation: Asked; isNew: boolean }> {
  const { about, key } = opening
  await takeTurn(tx, about?.subject ?? key)
  const known = about ? await findAsked(tx, about.subject) : await findByKey(tx, key)
  return { conversation: known ?? (await begin(tx, now, opening)), isNew: !known }
}

/** What staff ask whoever is outside. */
async function ask(
  tx: Tx<'inquiries'>,
  town: Municipality,
  now: Temporal.Instant,
  conversation: Asked,
  { staffId, words, files = [], key }: Pick<Opening, 'words' | 'files' | 'key'> & { staffId: number },
): Promise<void> {
  const text = readWords(words, files.length, { what: '内容', longest: LONGEST_REPLY })
  const sent = await findSent(tx, conversation.id, key)
  if (sent !== undefined) return refuseOtherWords(sent, text || files[0]!.name)
  await keepFiles(tx, [...files])
  await answerOnPage(tx, town, now, conversation, { staffId, text, files, key })
  await tellScreens(tx, `inquiries:${conversation.sectionId}`)
}

const open: Conversations['open'] = async (kernelTx, town, now, opening) => {
  const tx = kernelTx as unknown as Tx<'inquiries'> // the caller's room is another one of the same database
  const { about, by, key } = opening
  const { conversation, isNew } = await findOrBegin(tx, now, opening)
  const { id, residentId, email, lang } = conversation
  let told: string | undefined
  if (by === 'asker')
    told = await write(tx, now, conversation, { words: opening.words, files: opening.files ?? [], key })
  else await ask(tx, town, now, conversation, { ...opening, staffId: by.id })
  // Whoever asks about what is theirs comes back by way of that.
  if (isNew && by === 'asker' && email && !about) await mailWayBack(tx, town, now, { id, email, lang }, told)
  const href = await makeLink(tx, now, id, { mailed: false })
  const detail = { resident: residentId, about: about?.subject, characters: opening.words.length }
  if (!isNew && by !== 'asker')
    await record(tx, now, `staff:${by.id}`, 'conversation.replied', `conversation:${id}`, detail)
  return { id, href }
}

/** 相談 for other rooms: see kernel/conversations. */
export const conversations: Conversations = {
  open,
  async settle(kernelTx, now, staff, about) {
    const tx = kernelTx as unknown as Tx<'inquiries'>
    const asked = await findAsked(tx, about)
    if (!asked || !(await insertNoReply(tx, staff, asked.id, await newestOf(tx, asked.id), now))) return
    await tellScreens(tx, `inquiries:${asked.sectionId}`)
    const detail = { resident: asked.residentId }
    await record(tx, now, `staff:${staff.id}`, 'conversation.excused', `conversation:${asked.id}`, detail)
  },
  async findAbout(kernelDb, about) {
    const found = await findStanding(kernelDb as unknown as Db<'inquiries'>, about)
    return found && { ...found, href: `/console/inquiries/${found.id}` }
  },
}
