import { record } from '#kernel/audit/record.ts'
import { askerWord } from '#kernel/conversations/conversations.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { tellScreens } from '#kernel/jobs/enqueue.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { keyOf } from '#lib/crypto/key-of.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { holdDesk } from '../casework/merging/hold-desk.queries.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { holdReturned } from '../decisions/proposed.queries.ts'
import { findSent } from '../sending/outgoing.queries.ts'
import { replyIn } from '../sending/reply.ts'
import { readWords } from '../sending/words.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { holdReports, listSamePlace, setState } from './reports.queries.ts'
import { type Change, isOpen, nextOf, type ReportState, STATES } from './street-report.ts'

export const NO_REPORT = 'この相談は通報ではありません。'

/** A form of the report shows it, whatever part of the reply it is about. */
async function shownHere<T>(work: Promise<T>, of = ''): Promise<T> {
  const done = await orRefusal(work)
  if (done instanceof Refusal) throw new Refusal(done.status, `${of}${done.message}`, done.field && 'street')
  return done
}

/**
 * 通報の状況: how it stands from now on, with words to whoever reported it; and to those who reported the same place. The words are replies like
 * every other: they wait to be taken back, or for a decision where the section demands one. All of it, or nothing. What was joined (統合) has its own.
 * @param key drawn with the form: sending it twice says it once
 * @throws Refusal 404, 409, 422
 */
export function changeState(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { to, was, words, also, key }: Change & { key: string },
): Promise<void> {
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    await getThread(tx, staff, id)
    const same = also.length > 0 ? await listSamePlace(tx, staff, { id }) : []
    const chosen = same.map(({ conversationId }) => conversationId).filter((one) => also.includes(one))
    const held = await holdReports(tx, [id, ...chosen])
    // All that the replies take, before the first of them takes the trail.
    for (const { conversationId } of held) await holdReturned(tx, staff, conversationId)
    for (const { conversationId } of held) await holdDesk(tx, conversationId)
    const own = held.find(({ conversationId }) => conversationId === id)
    if (!own) throw new Refusal(422, NO_REPORT, 'street')
    if ((await findSent(tx, id, key)) !== undefined) return
    if (own.state !== was)
      throw new Refusal(
        409,
        `ほかの人が先に「${STATES[own.state]}」にしています。確かめてから、もう一度選んでください。`,
        'street',
      )
    if (!nextOf(was).includes(to))
      throw new Refusal(422, `「${STATES[was]}」から「${STATES[to]}」にはできません。`, 'street')
    const text = readTold(words)
    const all = held.filter((one) => one === own || (isOpen(one.state) && one.state !== to))
    for (const { conversationId, state } of all) {
      const of = conversationId === id ? '' : `同じ場所の通報(番号 ${conversationId}): `
      await setState(tx, now, staff, { conversationId, state: to })
      const clientKey = conversationId === id ? key : keyOf(`${key} ${conversationId}`)
      const said = { text, clientKey, choices: [], files: [] }
      await shownHere(replyIn(tx, municipality, now, staff, conversationId, said), of)
      await tellChange(tx, now, staff, conversationId, { from: state, to })
    }
  })
}

/** @throws Refusal 422 */
function readTold(words: string): string {
  if (words.trim() === '') throw new Refusal(422, '通報した方に知らせる言葉を入力してください。', 'street')
  try {
    return readWords(words, 0, { what: '知らせる言葉', longest: LONGEST_REPLY })
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, error.message, 'street')
    throw error
  }
}

async function tellChange(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  change: { from: ReportState; to: ReportState },
): Promise<void> {
  const { residentId, sectionId } = await getThread(tx, staff, id)
  await tellScreens(tx, `inquiries:${sectionId}`)
  await tellScreens(tx, askerWord(id))
  const detail = { resident: residentId, ...change }
  await record(tx, now, `staff:${staff.id}`, 'street_report.changed', `conversation:${id}`, detail)
}
