import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { planRetention } from './run-retention.ts'
import type { Cap, Kind } from './retention.ts'
import { listTerms, readRetention, setConfirmed, setTerm, takeVersion } from './terms.queries.ts'

const OTHERS = 'ほかの人が先に変えました。いまの設定を確かめてから、もう一度変えてください。'

/** Months by kind; null follows the town. */
export type Months = Partial<Record<Kind, number | null>>

/** What differs is changed; a number that was confirmed counts no more, since other terms make another number. @throws Refusal 409 */
async function change(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { sectionId, months, version, cap }: { sectionId: number | null; months: Months; version: number; cap?: Cap },
): Promise<void> {
  const [kept, terms] = [await readRetention(tx), await listTerms(tx)]
  const before = (kind: string) =>
    terms.find((term) => term.sectionId === sectionId && term.kind === kind)?.months ?? null
  const changed = Object.entries(months).filter(([kind, one]) => before(kind) !== one)
  const { most, percent } = cap ?? kept
  const otherCap = most !== kept.most || percent !== kept.percent
  if (changed.length === 0 && !otherCap) return
  if (!(await takeVersion(tx, version, { most, percent }))) throw new Refusal(409, OTHERS)
  for (const [kind, one] of changed) await setTerm(tx, { sectionId, kind: kind as Kind, months: one })
  await setConfirmed(tx, null)
  await record(tx, now, `staff:${staff.id}`, 'retention_terms.changed', 'inquiries:retention', {
    section: sectionId,
    before: Object.fromEntries(changed.map(([kind]) => [kind, before(kind)])),
    months: Object.fromEntries(changed),
    ...(otherCap && { cap: { before: { most: kept.most, percent: kept.percent }, most, percent } }),
  })
}

/** 保存期間 and the cap of a run, for the whole town. @throws Refusal 409 */
export const changeTownTerms = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  form: { months: Months; cap: Cap; version: number },
) => db.transaction().execute((tx) => change(tx, now, staff, { sectionId: null, ...form }))

/** 保存期間 of one section instead of the town's. @throws Refusal 409 */
export const changeSectionTerms = (
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
  form: { months: Months; version: number },
) => db.transaction().execute((tx) => change(tx, now, staff, { sectionId, ...form }))

/** Lets the next run erase the number that somebody saw, and no more. @throws Refusal 409 where it is another by now */
export function confirmRetention(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  seen: number,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { count, limit } = await planRetention(tx, now)
    if (count !== seen)
      throw new Refusal(
        409,
        `その間に、消去するものは ${count}件になりました。予定を確かめてから、もう一度押してください。`,
        'seen',
      )
    if (count <= limit) throw new Refusal(409, '確かめなくても、次の夜に消去します。', 'seen')
    await setConfirmed(tx, { count, at: now, staffId: staff.id })
    await record(tx, now, `staff:${staff.id}`, 'retention.confirmed', 'inquiries:retention', { due: count })
  })
}
