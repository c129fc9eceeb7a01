import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { digestOf } from '#lib/json/digest.ts'
import type { Finding } from '../definition/finding.ts'
import type { Draft } from '../editing/draft.ts'
import { getDraft, mayPublish } from '../editing/may.ts'
import { checkSketch } from '../editing/sketch/findings.ts'
import type { PublishedVersion } from '../offering/offering.ts'
import { countUnderWay, listVersions, type UnderWay } from '../offering/offerings.queries.ts'
import { type Change, changesBetween } from './changes-between.ts'

/** 公開前の確認: everything that somebody has to know before residents are asked otherwise. */
export interface PublishingCheck {
  draft: Draft
  findings: Finding[]
  /** Of the definition; absent while there are findings. */
  digest?: string
  /** The version that stands. */
  standing: PublishedVersion | undefined
  /** Against the version that stands; absent for a new one, and while there are findings. */
  changes?: Change[]
  underWay: UnderWay
  mayPublish: boolean
}

const NOTHING: UnderWay = { begun: 0, arrived: 0 }

export async function viewCheck(
  db: Db<'procedures'>,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
): Promise<PublishingCheck> {
  const draft = await getDraft(db, staff, id)
  const { procedureId } = draft
  const [standing] = procedureId === null ? [] : await listVersions(db, procedureId)
  const { definition, findings } = checkSketch(draft.sketch, dateInTokyo(now))
  return {
    draft,
    findings,
    standing,
    underWay: procedureId === null ? NOTHING : await countUnderWay(db, procedureId),
    mayPublish: await mayPublish(db, now, staff, draft.sectionId),
    ...(definition && { digest: digestOf(definition) }),
    ...(definition && standing && { changes: changesBetween(standing.definition, definition) }),
  }
}
