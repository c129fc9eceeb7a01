import { dateInWords, timeInWords } from '#lib/time/in-words.ts'
import { warekiYear } from '#lib/time/wareki.ts'
import { DescriptionList } from '#ui/index.ts'
import type { TownEvent } from './event.ts'

const dayInWords = (day: Temporal.PlainDate, near: Temporal.PlainDate): string =>
  `${day.year === near.year ? '' : warekiYear(day)}${dateInWords(day)}`

/** 12月5日(土), 12月5日(土) – 6日 with its months; a year that is not this one is said. */
export const daysInWords = (
  { startsOn, endsOn }: Pick<TownEvent, 'startsOn' | 'endsOn'>,
  today: Temporal.PlainDate,
): string =>
  startsOn.equals(endsOn)
    ? dayInWords(startsOn, today)
    : `${dayInWords(startsOn, today)} – ${dayInWords(endsOn, startsOn)}`

/** What an event says, for those who do not keep it. */
export const EventFacts = ({ event, today }: { event: TownEvent; today: Temporal.PlainDate }) => (
  <DescriptionList
    items={[
      { term: 'フリガナ', description: event.titleKana },
      {
        term: '日時',
        description: `${daysInWords(event, today)} ${timeInWords(event.startsAt)} – ${timeInWords(event.endsAt)} ${event.timeNote}`,
      },
      { term: '場所', description: `${event.where} ${event.address}` },
      { term: '説明', description: event.description },
      { term: '料金', description: event.fee || '書かれていません' },
      { term: '連絡先', description: `${event.contact} ${event.phone}` },
      { term: '変えられるのは', description: `${event.section}の職員です。` },
    ]}
  />
)
