import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { shareCommits } from '#lib/db/share-commits.ts'
import { Refusal } from '#lib/refusal.ts'
import { clockInWords } from './moment.ts'
import { type PlaceOfWork, type Punch, PUNCH_KINDS, type PunchKind } from './punch.ts'
import { listSites, type NewPunch, storePunches } from './punches.queries.ts'

export interface PunchForm extends PlaceOfWork {
  kind: PunchKind
  source: 'page' | 'api'
  /** Drawn with the form, or by the program that asks: twice the same is one punch. */
  clientKey: string
}

const stores = new WeakMap<Municipality, (punch: NewPunch) => Promise<Punch>>()

/** At 8:30 everybody comes at once: the punches of one moment are one commit. */
function storeOf(municipality: Municipality) {
  const known = stores.get(municipality)
  if (known) return known
  const store = shareCommits((punches: NewPunch[]) => storePunches(municipality.pool, punches))
  stores.set(municipality, store)
  return store
}

/** A page that was left open since then is not the tap of a double click. */
const STALE = { minutes: 10 }

/**
 * 打刻: records that somebody came or went, at the moment of the request; returns after the commit.
 * It is its own record: append-only like the audit trail, and not told a second time there (ADR 0011).
 */
export async function recordPunch(
  municipality: Municipality,
  staff: Staff,
  { kind, place, site, source, clientKey }: PunchForm,
  now: Temporal.Instant,
): Promise<Punch> {
  if (place === 'satellite' && !(await listSites(municipality.db)).includes(site ?? ''))
    throw new Refusal(422, 'その勤務場所はありません。勤務場所を選び直してください。', 'place')
  const punch = await storeOf(municipality)({
    staffId: staff.id,
    kind,
    at: now,
    place,
    site: place === 'satellite' ? site : null,
    source,
    clientKey,
    words: [`staff:${staff.id}`, ...staff.sectionIds.map((section) => `members:${section}`)],
  })
  const isOld = source === 'page' && Temporal.Instant.compare(punch.at.add(STALE), now) < 0
  if (punch.kind !== kind || isOld) {
    const done = `${clockInWords(punch.at)}に${PUNCH_KINDS[punch.kind]}を記録済みです`
    throw new Refusal(409, `この画面からは、${done}。画面を読み込み直してから、もう一度押してください。`)
  }
  return punch
}
