import { approveIn, holdProposal } from '#kernel/approvals/index.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { changeWords, findHeldOf } from '../held/held.queries.ts'
import { LONGEST_REPLY } from '../sending/wire.ts'
import { readWords } from '../sending/words.ts'
import { REPLY } from './decision.ts'
import { findProposed, setDecidedWords, setSeen } from './proposed.queries.ts'
import { replyMatter } from './reply-matter.ts'

export interface DecisionForm {
  stepId: number
  /** The newest message before the eyes of whoever decides. */
  seen: number
  /** What it says from now on; undefined: what was proposed. Only whoever decides changes it. */
  text?: string | undefined
  /** An opinion, for the record. */
  words?: string
}

/**
 * 決裁する, with the conversation before one's eyes: what came in since it was written is known, and the words may be mended. Both stay.
 * @returns the word for what was done: 承認, 専決, 代決
 * @throws Refusal 403, 404, 409 where it moved on or the resident wrote once more, 422
 */
export function decideReply(
  municipality: Municipality,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  { stepId, seen, text, words = '' }: DecisionForm,
): Promise<string> {
  const db: Db<'inquiries'> = municipality.db
  return db.transaction().execute(async (tx) => {
    const place = await findProposed(tx, id)
    if (!place) throw new Refusal(404, 'この返信案は見つかりませんでした。取り扱う方だけが開けます。')
    const office = { municipality, matters: { [REPLY]: replyMatter } }
    await holdProposal(tx as unknown as Tx, place.proposalId)
    const known = (await findProposed(tx, id))! // as it is now that nobody else changes it
    const held = await findHeldOf(tx, id)
    const changed = held && text !== undefined ? changedWords(text, held.body, known.files.length) : undefined
    await setSeen(tx, id, Math.max(seen, known.seenUpTo))
    if (held && changed !== undefined) await changeWords(tx, held.id, changed)
    const done = await approveIn(tx as unknown as Tx, office, now, staff, known.proposalId, { stepId, words })
    if (changed !== undefined && !(await setDecidedWords(tx, id, changed)))
      throw new Refusal(403, '文を直せるのは、決裁する人だけです。直してほしいときは差し戻してください。')
    // What somebody before saw, the next has not seen.
    if ((await findProposed(tx, id))?.state === 'proposed') await setSeen(tx, id, known.seenUpTo)
    return done
  })
}

/** Undefined where it is what it was. */
function changedWords(typed: string, proposed: string, files: number): string | undefined {
  const words = readWords(typed, files, { what: '返信', longest: LONGEST_REPLY })
  return words === proposed ? undefined : words
}
