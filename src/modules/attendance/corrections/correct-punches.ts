import { dateInTokyo } from '#lib/time/clock.ts'
import { pairPunches } from '../punches/pair-punches.ts'
import type { Punch } from '../punches/punch.ts'
import type { Correction } from './correction.ts'

const isWithin = ({ at }: Punch, { came, went }: Correction) =>
  Temporal.Instant.compare(at, came) >= 0 && Temporal.Instant.compare(at, went) <= 0

/** Numbers below zero are nobody's punch. */
const asPunches = ({ id, came, went, place, site }: Correction): Punch[] => [
  { id: -2 * id, kind: 'in', at: came, place, site },
  { id: -2 * id + 1, kind: 'out', at: went, place, site },
]

/** One correction: the pairs and the lone punches of its day give way, and so does whatever lies between its ends. */
function correctOne(punches: readonly Punch[], correction: Correction): Punch[] {
  const { pairs, findings, open } = pairPunches(punches, correction.went)
  const isOfDay = ({ at }: Punch) => dateInTokyo(at).equals(correction.on)
  const kept = pairs
    .map((pair) => [pair.in, pair.out])
    .filter(([came, went]) => !isOfDay(came!) && !isWithin(came!, correction) && !isWithin(went!, correction))
  const lone = [...findings.flatMap((finding) => finding.punches), ...(open ? [open] : [])]
  return [
    ...kept.flat(),
    ...lone.filter((punch) => !isOfDay(punch) && !isWithin(punch, correction)),
    ...asPunches(correction),
  ]
}

/** The punches as they count. @param corrections in the order in which they were decided: of one day the last one that was granted counts */
export function correctPunches(punches: readonly Punch[], corrections: readonly Correction[]): readonly Punch[] {
  const granted = corrections.filter(({ state }) => state === 'granted')
  const ofDay = new Map(granted.map((correction) => [correction.on.toString(), correction]))
  return [...ofDay.values()].reduce(correctOne, punches)
}
