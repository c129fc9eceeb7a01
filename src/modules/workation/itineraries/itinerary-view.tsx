import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { Icon, type IconName, Prose, Stack, Table } from '#ui/index.ts'
import { inLanguage, type Language } from '../language.ts'
import { SITE, WORDS } from '../site/words.ts'
import { STAY_WORDS } from '../stays/firm-words.ts'
import { byDay, type Part } from './by-day.ts'
import { type Item, type Itinerary, priceOf, totalOf } from './itinerary.ts'
import { whenOf } from './when.ts'

const ICONS: Record<Part, IconName> = {
  arrive: 'home',
  stay: 'home',
  leave: 'chevron-right',
  work: 'seat',
  programme: 'leaf',
}

interface Viewed {
  itinerary: Itinerary
  language: Language
  booked: boolean
  /** Its seats are among those that are taken, though nothing is booked yet. */
  held?: boolean
  /** Without its days: they were read before. */
  brief?: boolean
}

const nameOf = (item: Item, language: Language) => inLanguage(language, item.name, item.nameEn).text

/** The days one after the other, as one lives them. */
function Days({ items, language }: { items: readonly Item[]; language: Language }) {
  const words = STAY_WORDS[language]
  return (
    <ol class="itinerary-days">
      {byDay(items).map(({ at, on, parts }) => (
        <li>
          <p class="itinerary-day">
            <strong>{words.day(at + 1)}</strong> {WORDS[language].day(on)}
          </p>
          <ul>
            {parts.map(({ part, item }) => (
              <li data-cancelled={item.cancelledBecause !== null}>
                <Icon name={ICONS[part]} size={16} />
                <span>
                  {words.parts[part]}{' '}
                  {item.startsAt && timeInWords(item.startsAt.toZonedDateTimeISO(TOKYO).toPlainTime())}{' '}
                  {nameOf(item, language)}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function Note({ item, language, booked, held }: { item: Item; language: Language; booked: boolean; held: boolean }) {
  const words = STAY_WORDS[language]
  const { cancelledBecause, minPeople, taken, units } = item
  if (cancelledBecause) return <small>{words.cancelledItem(cancelledBecause)}</small>
  if (minPeople === null || taken === null) return null
  const more = minPeople - taken - (booked || held ? 0 : units)
  return <small>{booked ? words.minimumBooked(minPeople, more) : words.minimum(minPeople, more)}</small>
}

/** 行程: day by day, and line by line with what it costs. */
export function ItineraryView({ itinerary, language, booked, held = false, brief }: Viewed) {
  const [words, { yen }] = [STAY_WORDS[language], WORDS[language]]
  const { items, words: said } = itinerary
  return (
    <Stack>
      {said && (
        <Prose>
          <p>
            <strong>{words.from}</strong>
          </p>
          {said.split(/\n+/).map((line) => (
            <p>{line}</p>
          ))}
        </Prose>
      )}
      {!brief && <Days items={items} language={language} />}
      <Table
        caption={words.itinerary}
        hideCaption
        phone="lines"
        columns={[
          {
            header: words.item,
            primary: true,
            cell: (item) => (
              <>
                <a href={`${SITE[language]}/${item.kind === 'programme' ? 'programmes' : 'places'}/${item.offerId}`}>
                  {nameOf(item, language)}
                </a>{' '}
                <Note {...{ item, language, booked, held }} />
              </>
            ),
          },
          { header: words.when, cell: (item) => whenOf(item, language) },
          { header: words.count, nowrap: true, cell: (item) => words.countOf(item) },
          {
            header: words.price,
            align: 'end',
            nowrap: true,
            cell: (item) => (item.cancelledBecause ? '—' : yen(priceOf(item))),
          },
        ]}
        rows={items}
        rowKey={({ id }) => String(id)}
        foot={[words.total, '', '', yen(totalOf(items))]}
      />
      <p>
        <small>{words.payment}</small>
      </p>
    </Stack>
  )
}
