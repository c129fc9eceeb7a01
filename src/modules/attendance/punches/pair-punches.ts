import { dateInTokyo } from '#lib/time/clock.ts'
import type { Punch } from './punch.ts'

/** From coming until going. */
export interface Pair {
  readonly in: Punch
  readonly out: Punch
}

export type PunchFault = 'missingOut' | 'missingIn' | 'doubleIn' | 'doubleOut' | 'reversed'

/** What is wrong with punches, and which they are. */
export interface PunchFinding {
  readonly fault: PunchFault
  readonly punches: readonly Punch[]
}

export interface PairedPunches {
  readonly pairs: readonly Pair[]
  readonly findings: readonly PunchFinding[]
  /** Whoever came and has not gone yet. */
  readonly open: Punch | undefined
}

/** Longer than any night shift, shorter than from one morning to the next: a later 退勤 is of another day. */
const LONGEST_HOURS = 20

const isSameDay = (a: Punch, b: Punch) => dateInTokyo(a.at).equals(dateInTokyo(b.at))
const isWithinReach = (from: Temporal.Instant, until: Temporal.Instant) =>
  from.until(until).total('hours') <= LONGEST_HOURS

const inOrder = (a: Punch, b: Punch) => Temporal.Instant.compare(a.at, b.at) || a.id - b.id

/**
 * 打刻の組合せ: every punch ends up in exactly one pair or finding, or is the one that is open at `now`.
 * The first 出勤 and the first 退勤 after it count; a pair is of the day on which it began, whether or not it ends after midnight.
 */
export function pairPunches(punches: readonly Punch[], now: Temporal.Instant): PairedPunches {
  const pairs: Pair[] = []
  const findings: PunchFinding[] = []
  let open: Punch | undefined

  const giveUp = (came: Punch) => {
    const last = findings.at(-1)
    const [before] = last?.punches ?? []
    // 退勤 and then 出勤 of one day, and neither has a partner: the buttons were mixed up.
    if (last?.fault === 'missingIn' && before && isSameDay(before, came))
      findings[findings.length - 1] = { fault: 'reversed', punches: [before, came] }
    else findings.push({ fault: 'missingOut', punches: [came] })
    open = undefined
  }

  for (const punch of punches.toSorted(inOrder)) {
    if (punch.kind === 'in') {
      if (open && isSameDay(open, punch)) {
        findings.push({ fault: 'doubleIn', punches: [punch] })
      } else {
        if (open) giveUp(open)
        open = punch
      }
    } else if (open && isWithinReach(open.at, punch.at)) {
      pairs.push({ in: open, out: punch })
      open = undefined
    } else {
      if (open) giveUp(open)
      const last = pairs.at(-1)
      findings.push({ fault: last && isSameDay(last.out, punch) ? 'doubleOut' : 'missingIn', punches: [punch] })
    }
  }
  if (open && !isWithinReach(open.at, now)) giveUp(open)
  return { pairs, findings, open }
}
