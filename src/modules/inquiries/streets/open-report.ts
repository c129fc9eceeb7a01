import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { findReport, listNearby, listSamePlace, listSteps, type OtherReport } from './reports.queries.ts'
import type { Step, StreetReport } from './street-report.ts'

/** What the section knows of a report that it has opened. */
export interface OpenedReport {
  report: StreetReport
  steps: Step[]
  /** 同じ場所の通報. */
  same: OtherReport[]
  /** May be about the same. */
  nearby: (OtherReport & { metres: number })[]
}

/** Of a conversation that the caller holds; undefined where it is no report. */
export async function openReport(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  conversation: { id: number },
): Promise<OpenedReport | undefined> {
  const report = await findReport(db, conversation)
  if (!report) return undefined
  const [steps, same, nearby] = await Promise.all([
    listSteps(db, conversation),
    listSamePlace(db, staff, conversation),
    listNearby(db, now, staff, report),
  ])
  return { report, steps, same, nearby }
}
