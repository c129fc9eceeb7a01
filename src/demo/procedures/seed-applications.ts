import { randomUUID } from 'node:crypto'
import { addBusinessDays } from '#kernel/calendar/business-days.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { isBusinessDay, type OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { findHead } from '#kernel/organization/sections.queries.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { fiscalYearOf } from '#lib/time/fiscal-year.ts'
import { expectedBy, listOpen, type Procedure } from '#modules/procedures/index.ts'
import { listClerkIds } from '../demo.queries.ts'
import { type Random, randomFrom } from '../random.ts'
import { answersFor } from './answers-for.ts'
import { correctionOf, type DemoCorrection } from './correction-of.ts'
import { type DemoApplication, hasApplications, writeApplications } from './applications.queries.ts'

/** How many of each arrive in a month, on the average. */
const A_MONTH: Record<string, number> = {
  'water-service-start': 7,
  'bulky-waste': 5,
  'dog-registration': 2,
  'child-allowance-claim': 2,
  'childcare-application': 2,
}
const MONTHS = 13
/** One of so many is refused. */
const REFUSED = 0.05
/** So many are late today, and were when it began. */
const LATE = { now: 0.05, first: 0.4 }

const at = (day: Temporal.PlainDate, hour: number, minute: number) =>
  day.toZonedDateTime({ timeZone: TOKYO, plainTime: { hour, minute } }).toInstant()

function decidedOn(
  calendar: OfficeCalendar,
  arrived: Temporal.PlainDate,
  standard: number,
  { now, random }: Pick<Telling, 'now' | 'random'>,
) {
  const ago = Math.min(1, arrived.until(dateInTokyo(now)).days / (MONTHS * 30))
  const days = random.chance(LATE.now + (LATE.first - LATE.now) * ago)
    ? standard + random.between(1, 3)
    : random.between(1, standard)
  return addBusinessDays(calendar, arrived, days)
}

interface Telling {
  calendar: OfficeCalendar
  now: Temporal.Instant
  staff: { clerks: number[]; head: number }
  random: Random
}

type Corrects = 'asked' | 'came'

interface Planned {
  day: Temporal.PlainDate
  /** Nobody has decided it yet. */
  waits: boolean
  corrects?: Corrects
}

function applicationOf(
  procedure: Procedure,
  { calendar, now, staff, random }: Telling,
  { day, waits, corrects }: Planned,
): DemoApplication | undefined {
  const arrivedAt = at(day, random.between(6, 23), random.between(0, 59))
  if (Temporal.Instant.compare(arrivedAt, now) >= 0) return undefined
  const { definition, id: versionId } = procedure.version
  const answers = answersFor(definition, day, random)
  if (!answers) return undefined
  const correction = corrects && correctionOf(calendar, definition, answers, { day, hasCome: corrects === 'came' })
  const standard = definition.standardDays ?? 5
  const decided = decidedOn(calendar, day, standard, { now, random })
  const decidedAt = at(decided, random.between(9, 16), random.between(0, 59))
  const isDecided = !waits && Temporal.Instant.compare(decidedAt, now) < 0 && isBusinessDay(calendar, decided)
  const refused = isDecided && random.chance(REFUSED)
  return {
    id: randomUUID(),
    versionId,
    sectionId: procedure.sectionId,
    begunAt: arrivedAt.subtract({ minutes: random.between(4, 20) }),
    arrivedAt,
    answers,
    fiscalYear: fiscalYearOf(day),
    expectedBy: expectedBy(calendar, day, { standardDays: standard }, pauseOf(correction)),
    correction,
    claimedBy: isDecided || correction || random.chance(0.4) ? random.pick(staff.clerks) : null,
    claimedAt: at(addBusinessDays(calendar, day, 1), 8, 45),
    decision: isDecided
      ? {
          state: refused ? 'refused' : 'accepted',
          at: decidedAt,
          by: refused || definition.result.kind === 'certificate' ? staff.head : random.pick(staff.clerks),
          reason: refused ? '申請の内容が、審査の基準に当たらないため' : '',
        }
      : undefined,
  }
}

const pauseOf = (correction: DemoCorrection | undefined) =>
  correction?.corrected
    ? [{ from: dateInTokyo(correction.askedAt), through: dateInTokyo(correction.corrected.at) }]
    : []

/** On every desk some that wait: of yesterday and of the day before. Where decisions go round, that takes longer. */
const WAITING: Record<string, number[]> = { 'childcare-application': [1, 2, 7, 9] }

/** More each month, from hardly any on. */
const daysAgo = (random: Random): number => Math.floor(MONTHS * 30 * (1 - Math.sqrt(random.next())))

/** Those of the last months, those that wait, one that is late, two that are corrected. */
function plan({ slug, version }: Procedure, today: Temporal.PlainDate, random: Random): Planned[] {
  const back = (days: number) => today.subtract({ days })
  const months = Array.from({ length: (A_MONTH[slug] ?? 1) * MONTHS }, () => ({
    day: back(daysAgo(random)),
    waits: false,
  }))
  const late = ((version.definition.standardDays ?? 5) * 7) / 5 + 6
  const [waits, waiting] = [true, [...(WAITING[slug] ?? [1, 2]), Math.ceil(late)]]
  return [
    ...months,
    ...waiting.map((days) => ({ day: back(days), waits })),
    { day: back(6), waits, corrects: 'asked' },
    { day: back(8), waits, corrects: 'came' },
  ]
}

/** 申請 of the last months, in every state. A town that has some stays as it is. */
export async function seedDemoApplications(
  { db }: Municipality,
  now: Temporal.Instant,
  seed: string,
): Promise<boolean> {
  if (await hasApplications(db)) return false
  const [calendar, random] = [await getOfficeCalendar(db), randomFrom(`${seed} 申請`)]
  const today = dateInTokyo(now)
  const made: DemoApplication[] = []
  for (const procedure of await listOpen(db, now)) {
    const head = await findHead(db, procedure.sectionId, today)
    const clerks = await listClerkIds(db, procedure.sectionId, today)
    if (!head || clerks.length === 0) continue
    const telling = { calendar, now, staff: { clerks, head: head.staffId }, random }
    for (const planned of plan(procedure, today, random)) {
      const application = applicationOf(procedure, telling, planned)
      if (application) made.push(application)
    }
  }
  const inOrder = made.toSorted((a, b) => Temporal.Instant.compare(a.arrivedAt, b.arrivedAt))
  await db.transaction().execute((tx) => writeApplications(tx, inOrder, now))
  return true
}
