import type { Db, Tx } from '#lib/db/connect.ts'
import type { Answers } from '#modules/procedures/index.ts'
import type { DemoCorrection } from './correction-of.ts'

export interface DemoApplication {
  id: string
  versionId: number
  sectionId: number
  begunAt: Temporal.Instant
  arrivedAt: Temporal.Instant
  answers: Answers
  fiscalYear: number
  expectedBy: Temporal.PlainDate | null
  correction: DemoCorrection | undefined
  claimedBy: number | null
  claimedAt: Temporal.Instant
  decision: { state: 'accepted' | 'refused'; at: Temporal.Instant; by: number; reason: string } | undefined
}

export const hasApplications = async (db: Db<'procedures'>): Promise<boolean> =>
  (await db.selectFrom('procedures.applications').select('id').limit(1).executeTakeFirst()) !== undefined

/** Numbered in the order in which they arrived. */
export async function writeApplications(
  tx: Tx<'procedures'>,
  applications: readonly DemoApplication[],
  now: Temporal.Instant,
): Promise<void> {
  const serials = new Map<number, number>()
  for (const one of applications) {
    const serial = (serials.get(one.fiscalYear) ?? 0) + 1
    serials.set(one.fiscalYear, serial)
    const isClaimed = one.claimedBy !== null && Temporal.Instant.compare(one.claimedAt, now) < 0
    await tx
      .insertInto('procedures.applications')
      .values({
        id: one.id,
        version_id: one.versionId,
        section_id: one.sectionId,
        key_digest: Buffer.alloc(32), // of no key that anybody could hold
        state: one.decision?.state ?? (one.correction && !one.correction.corrected ? 'correcting' : 'submitted'),
        begun_at: one.begunAt,
        changed_at: one.decision?.at ?? one.arrivedAt,
        fiscal_year: one.fiscalYear,
        serial,
        answers: JSON.stringify(one.answers),
        arrived_at: one.arrivedAt,
        expected_by: one.expectedBy,
        claimed_by: isClaimed ? one.claimedBy : null,
        decided_at: one.decision?.at ?? null,
        decided_by: one.decision?.by ?? null,
        reason: one.decision?.reason ?? '',
      })
      .execute()
    const event = (at: Temporal.Instant, kind: string, by: number | null) => ({
      application_id: one.id,
      at,
      kind,
      staff_id: by,
    })
    const events = [event(one.arrivedAt, 'submitted', null)]
    if (isClaimed) events.push(event(one.claimedAt, 'claimed', one.claimedBy))
    if (one.decision) events.push(event(one.decision.at, one.decision.state, one.decision.by))
    if (one.correction) {
      const { askedAt, corrected } = one.correction
      await writeCorrection(tx, one, one.correction)
      events.push(event(askedAt, 'correction_asked', one.claimedBy))
      if (corrected) events.push(event(corrected.at, 'corrected', null))
    }
    await tx.insertInto('procedures.events').values(events).execute()
  }
  for (const [fiscalYear, serial] of serials)
    await tx.insertInto('procedures.last_numbers').values({ fiscal_year: fiscalYear, serial }).execute()
}

async function writeCorrection(
  tx: Tx<'procedures'>,
  { id, claimedBy }: DemoApplication,
  { askedAt, dueOn, remarks, corrected }: DemoCorrection,
): Promise<void> {
  await tx
    .insertInto('procedures.corrections')
    .values({
      application_id: id,
      round: 1,
      asked_at: askedAt,
      asked_by: claimedBy!,
      due_on: dueOn,
      remarks: JSON.stringify(remarks),
      ended_at: corrected?.at ?? null,
      outcome: corrected ? 'corrected' : null,
      answers: corrected ? JSON.stringify(corrected.answers) : null,
    })
    .execute()
}
