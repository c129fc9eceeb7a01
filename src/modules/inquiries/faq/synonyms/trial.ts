import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findAnswers, findWith, idsOf } from '../finding/find-answers.ts'
import { listPublishedOf, type PublishedFaq } from '../published.queries.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { listGroups } from './synonyms.queries.ts'

const SHOWN = 5
export const LONGEST_TRIED = 200

export interface Trial {
  question: string
  /** With the groups as they stand, the best first; and with this one as it was typed. */
  before: PublishedFaq[]
  after: PublishedFaq[]
}

/** ためす: what a question finds, without and with a group as it was typed. Nothing is stored. @throws Refusal 403, 422 */
export async function tryGroup(
  db: Db<'inquiries'>,
  staff: Staff,
  { id, words, question }: { id?: number | undefined; words: readonly string[]; question: string },
): Promise<Trial> {
  refuseNonWriters(staff)
  const asked = question.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST_TRIED)
  if (!asked) throw new Refusal(422, 'ためす質問を入力してください。', 'question')
  const others = (await listGroups(db)).filter((group) => group.id !== id).map((group) => group.words)
  const [before, after] = [
    await findAnswers(db, 'ja', asked, SHOWN),
    await findWith(db, [...others, words], asked, SHOWN),
  ]
  return {
    question: asked,
    before: await listPublishedOf(db, idsOf(before)),
    after: await listPublishedOf(db, idsOf(after)),
  }
}
