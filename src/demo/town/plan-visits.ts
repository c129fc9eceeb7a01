import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import type { Dialogue } from '../dialogues/dialogue.ts'
import type { Random } from '../random.ts'
import { momentOn } from './hours.ts'

/** One time that a resident comes to the counter with something. */
export interface Visit {
  at: Temporal.Instant
  dialogue: Dialogue
  /** Came only just now: nobody has looked yet. */
  justNow: boolean
}

/** Residents of each section's desk: 300. */
const shares = { ijuu: 92, shimin: 66, kosodate: 42, kankyou: 42, suidou: 32, kikaku: 26 }
type SectionCode = keyof typeof shares

/** The newest questions, in minutes before now. */
const justNow: Record<SectionCode, number[]> = {
  ijuu: [4, 13, 34, 78],
  shimin: [18, 66],
  kosodate: [41],
  kankyou: [26],
  suidou: [7],
  kikaku: [49],
}

const DAYS = 355
/** More come every month: word gets round. */
const GROWTH = 1.6
const COMES_AGAIN = 0.3

/** Who comes when with what, one list of visits for each resident. */
export function planVisits(dialogues: Dialogue[], now: Temporal.Instant, random: Random): Visit[][] {
  const today = dateInTokyo(now)
  const lately = (days: number) => 1 + Math.floor(days * random.next() ** GROWTH)
  const visits: (Omit<Visit, 'dialogue'> & { resident: number; section: string; once?: Dialogue })[] = []
  let resident = 0
  for (const [section, share] of Object.entries(shares)) {
    const minutes = [...justNow[section as SectionCode]]
    const once = dialogues.filter((dialogue) => dialogue.once && dialogue.section === section)
    for (let place = 0; place < share; place++, resident++) {
      const ago = minutes.shift()
      if (ago !== undefined) {
        visits.push({
          resident,
          section,
          at: now.subtract({ minutes: ago, seconds: random.between(0, 40) }),
          justNow: true,
        })
        continue
      }
      const told = once.shift()
      const days = told ? random.between(2, 8) : lately(DAYS)
      const visit = { resident, section, justNow: false }
      visits.push({ ...visit, at: momentOn(today.subtract({ days }), random), ...(told && { once: told }) })
      if (days > 30 && random.chance(COMES_AGAIN))
        visits.push({ ...visit, at: momentOn(today.subtract({ days: lately(days - 20) }), random) })
    }
  }
  return assignDialogues(visits, resident, dialogues, random)
}

const beginsWithPhoto = ({ turns }: Dialogue) => turns[0]!.parts.some(({ kind }) => kind === 'image')

/** Gives every visit a dialogue of its section and season, the one that was told least so far; what comes just now often shows a photo. */
function assignDialogues(
  visits: (Omit<Visit, 'dialogue'> & { resident: number; section: string; once?: Dialogue })[],
  residents: number,
  dialogues: Dialogue[],
  random: Random,
): Visit[][] {
  const told = new Map<Dialogue, number>()
  const plan = Array.from({ length: residents }, (): Visit[] => [])
  for (const visit of visits.sort((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const before = plan[visit.resident]!
    if (before.some(({ dialogue }) => dialogue.foreign || dialogue.once)) continue
    const { month } = visit.at.toZonedDateTimeISO(TOKYO)
    const fitting = random
      .shuffled(dialogues)
      .filter((one) => one.section === visit.section && !one.once && !before.some(({ dialogue }) => dialogue === one))
      .filter(({ months }) => months.length === 0 || months.includes(month))
      .filter(({ foreign }) => !(foreign && before.length > 0))
      .sort((a, b) => (told.get(a) ?? 0) - (told.get(b) ?? 0))
    const withPhoto = visit.justNow && random.chance(0.6) ? fitting.find(beginsWithPhoto) : undefined
    const dialogue = visit.once ?? withPhoto ?? fitting[0]!
    told.set(dialogue, (told.get(dialogue) ?? 0) + 1)
    before.push({ at: visit.at, dialogue, justNow: visit.justNow })
  }
  return plan
}
