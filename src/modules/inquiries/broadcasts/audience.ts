/** 宛先: to whom a broadcast goes. */
export type Audience =
  /** Everybody who added the account, whatever they want to receive: for what cannot wait, with the reason. */
  | { kind: 'everybody'; why: string }
  | {
      kind: 'subscribers'
      /** One of them is enough. */
      topicIds: number[]
      /** None: wherever they live. */
      wardIds: number[]
      /** Of a child on the day of sending, in whole years, both included. None: with or without children. */
      ages: { from: number; until: number } | null
    }

/** Somebody who wants to receive notices and can. */
export interface Subscriber {
  lineUserId: string
  topicIds: readonly number[]
  wardId: number | null
  /** `2023-04` */
  children: readonly string[]
}

/** As far as a year and a month tell: whoever was born in April is a year older from the first of April. */
export function ageOn(born: string, on: Temporal.PlainDate): number {
  const month = Temporal.PlainYearMonth.from(born)
  return Math.floor(((on.year - month.year) * 12 + on.month - month.month) / 12)
}

/** 話題 ∩ 地区 ∩ 子どもの年齢: nobody gets what they did not ask for. */
export function isAddressed(
  { topicIds, wardIds, ages }: Extract<Audience, { kind: 'subscribers' }>,
  who: Subscriber,
  on: Temporal.PlainDate,
): boolean {
  if (!who.topicIds.some((id) => topicIds.includes(id))) return false
  if (wardIds.length > 0 && !(who.wardId !== null && wardIds.includes(who.wardId))) return false
  if (!ages) return true
  return who.children.some((born) => {
    const age = ageOn(born, on)
    return age >= ages.from && age <= ages.until
  })
}

/** Fewer than this could be known by what they chose, so their number is not told. */
export const FEW = 5

/** 1,234人 or 5人未満 */
export const peopleInWords = (people: number): string =>
  people < FEW ? `${FEW}人未満` : `${people.toLocaleString('ja')}人`

/** The same for the trail and for programs. */
export const told = (people: number): number | string => (people < FEW ? peopleInWords(people) : people)
