import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Section } from '#kernel/organization/section-tree.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { actsForSection } from '../applications/handling/may.ts'
import type { Draft } from './draft.ts'
import { findDraft, holdDraft } from './drafts.queries.ts'

/** Whoever answers residents for a section knows what has to be asked; whoever looks after its settings helps. */
export const mayEdit = (staff: Staff, sectionId: number): boolean =>
  coversSection(staff, 'answer', sectionId) || coversSection(staff, 'settings', sectionId)

export const editableSectionIds = ({ covers }: Staff): number[] => [...new Set([...covers.answer, ...covers.settings])]

/** What residents are asked, and what the town promises them, the head puts into force, or whoever looks after the settings there. */
export const mayPublish = async (
  db: Db | Tx,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
): Promise<boolean> =>
  coversSection(staff, 'settings', sectionId) ||
  (mayEdit(staff, sectionId) && (await actsForSection(db, now, staff, sectionId)))

export function refuseNonEditors(staff: Staff): void {
  if (editableSectionIds(staff).length === 0)
    throw new Refusal(403, '手続を編集する職務がありません。所属の長か人事担当に確かめてください。')
}

export async function refuseNonPublishers(
  db: Db | Tx,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
): Promise<void> {
  if (!(await mayPublish(db, now, staff, sectionId)))
    throw new Refusal(403, '住民に見える手続を変えられるのは、担当する課の長(代わりの方)か、設定の担当です。')
}

/** The sections in which somebody may work on procedures, as they stand today. */
export async function listEditable(db: Db | Tx, now: Temporal.Instant, staff: Staff): Promise<Section[]> {
  const ids = new Set(editableSectionIds(staff))
  return (await listSections(db, dateInTokyo(now))).filter(({ id }) => ids.has(id))
}

/** @throws Refusal 422 where it is none of them */
export async function refuseOtherSection(
  db: Db | Tx,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
): Promise<void> {
  if (!(await listEditable(db, now, staff)).some(({ id }) => id === sectionId))
    throw new Refusal(422, '担当する課を選んでください。', 'section')
}

const own = (staff: Staff, draft: Draft | undefined): Draft => {
  if (!draft || !mayEdit(staff, draft.sectionId))
    throw new Refusal(404, 'この下書きは見つかりません。公開されたか、取りやめられています。')
  return draft
}

/** The only ways to a draft. @throws Refusal 404 */
export const getDraft = async (db: Db<'procedures'>, staff: Staff, id: number): Promise<Draft> =>
  own(staff, await findDraft(db, id))

export async function holdOwn(tx: Tx<'procedures'>, staff: Staff, id: number, seen: number): Promise<Draft> {
  const draft = own(staff, await holdDraft(tx, id))
  if (draft.version !== seen)
    throw new Refusal(409, 'ほかの画面かほかの人が、先にこの下書きを変えています。いまの内容を確かめてください。')
  return draft
}
