import { holdsOn, type Period } from '#kernel/organization/period.ts'
import { type Mistake, refuseMistakes } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedMoment } from '#lib/time/typed-moment.ts'
import { typedPlace } from '../punches/place-choice.ts'
import type { PlaceOfWork } from '../punches/punch.ts'
import type { NewCorrection } from './corrections.queries.ts'

/** As it was typed. */
export interface TypedCorrection {
  came: string
  went: string
  /** `main`, `home`, `satellite:みなと分室` */
  place: string
  reason: string
}

export interface Known {
  now: Temporal.Instant
  sites: readonly string[]
  employed: readonly Period[]
}

const LONGEST_HOURS = 20
const LONGEST_REASON = 1000

function placeOf(value: string, sites: readonly string[]): PlaceOfWork | undefined {
  const place = typedPlace(value)
  return !place || place.site === null || sites.includes(place.site) ? place : undefined
}

/** What was typed. @throws Refusal 422 with everything that is wrong with it */
export function readCorrection(
  typed: TypedCorrection,
  { now, sites, employed }: Known,
): Omit<NewCorrection, 'staffId'> {
  const [came, went, place] = [typedMoment(typed.came), typedMoment(typed.went), placeOf(typed.place, sites)]
  const reason = typed.reason.trim()
  const mistakes: Mistake[] = []
  const wrong = (field: keyof TypedCorrection, message: string) => void mistakes.push({ field, message })
  if (!came) wrong('came', '出勤の日と時刻を入力してください。')
  else if (Temporal.Instant.compare(came, now) > 0) wrong('came', '出勤は、今より前の時刻にしてください。')
  else if (!employed.some((period) => holdsOn(period, dateInTokyo(came))))
    wrong('came', 'この日は在職期間の外です。日付を確かめてください。')
  if (!went) wrong('went', '退勤の日と時刻を入力してください。')
  else if (Temporal.Instant.compare(went, now) > 0) wrong('went', '退勤は、今より前の時刻にしてください。')
  else if (came && Temporal.Instant.compare(went, came) <= 0) wrong('went', '退勤は、出勤より後にしてください。')
  else if (came && came.until(went).total('hours') > LONGEST_HOURS)
    wrong('went', `退勤は、出勤から ${LONGEST_HOURS} 時間以内にしてください。`)
  if (!place) wrong('place', '勤務場所を選んでください。')
  if (!reason) wrong('reason', '理由を入力してください。例: 退勤のときに押し忘れました')
  else if ([...reason].length > LONGEST_REASON) wrong('reason', `理由は ${LONGEST_REASON} 文字までにしてください。`)
  refuseMistakes(mistakes)
  return { on: dateInTokyo(came!), came: came!, went: went!, ...place!, reason }
}
