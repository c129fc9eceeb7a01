import type { Staff } from '#kernel/identity/staff.ts'
import { tidy } from '#kernel/http/form-reader.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'
import { findPublished } from '../published.queries.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { addGroupIn } from '../synonyms/edit-synonyms.ts'
import { closeIn } from './close-in.ts'
import { LONGEST_REASON } from './gap.ts'

const GONE = 'この質問は、ほかの人がもう片づけています。一覧に戻って確かめてください。'

/** すでにある: a published answer says it; words under which it was asked may become 類語 of it. @throws Refusal 403, 409, 422 */
export function closeAsExisting(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  ids: readonly number[],
  { faq, synonyms }: { faq: number; synonyms?: readonly string[] | undefined },
): Promise<number> {
  refuseNonWriters(staff)
  return db.transaction().execute(async (tx) => {
    if (!(await findPublished(tx, faq))) throw new Refusal(422, '公開中のよくある質問から、一つ選んでください。', 'faq')
    const closed = await closeIn(tx, now, staff, ids, { how: 'exists', faq })
    if (closed === 0) throw new Refusal(409, GONE)
    if (synonyms) await addGroupIn(tx, now, staff, synonyms)
    return closed
  })
}

/** @throws Refusal 422 */
export function readReason(typed: string): string {
  const reason = tidy(typed.toWellFormed())
  if (reason === '') throw new Refusal(422, '載せない理由を入力してください。例: 一人の事情による質問のため', 'reason')
  if (reason.length > LONGEST_REASON)
    throw new Refusal(422, `理由は ${LONGEST_REASON} 文字までにしてください。`, 'reason')
  if (maskIdentityNumbers(reason).masked > 0)
    throw new Refusal(422, '理由に、個人番号(マイナンバー)のような数字があります。消してください。', 'reason')
  return reason
}

/** 載せない, for a reason that stays. @throws Refusal 403, 409, 422 */
export function leaveOut(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  ids: readonly number[],
  typed: string,
): Promise<number> {
  refuseNonWriters(staff)
  const reason = readReason(typed)
  return db.transaction().execute(async (tx) => {
    const closed = await closeIn(tx, now, staff, ids, { how: 'left', reason })
    if (closed === 0) throw new Refusal(409, GONE)
    return closed
  })
}
