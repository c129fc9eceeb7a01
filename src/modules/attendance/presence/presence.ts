import { dateInTokyo } from '#lib/time/clock.ts'
import { pairPunches } from '../punches/pair-punches.ts'
import { placeInWords, type Punch } from '../punches/punch.ts'

/** Where somebody is now, as far as their punches tell. */
export type Presence =
  | { readonly state: 'here'; readonly since: Punch; readonly place: string }
  | { readonly state: 'gone'; readonly since: Punch }
  | { readonly state: 'notYet' }

/** @param punches of today and yesterday */
export function presenceOf(punches: readonly Punch[], now: Temporal.Instant): Presence {
  const { open, findings, pairs } = pairPunches(punches, now)
  if (open) return { state: 'here', since: open, place: placeInWords(open) }
  const lone = findings.flatMap((finding) => finding.punches).filter(({ kind }) => kind === 'out')
  const outs = [...pairs.map(({ out }) => out), ...lone]
  const last = outs.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at)).at(-1)
  return last && dateInTokyo(last.at).equals(dateInTokyo(now)) ? { state: 'gone', since: last } : { state: 'notYet' }
}
