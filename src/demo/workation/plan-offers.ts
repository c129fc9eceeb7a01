import type { Insertable } from 'kysely'
import type { Tables } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'
import type { Random } from '../random.ts'
import { toDegrees } from './base-map.ts'
import type { DemoPlace } from './places.ts'
import type { DemoProgramme } from './programmes.ts'

type Row<T extends string> = Insertable<Tables<'workation'>[`workation.${T}` & keyof Tables<'workation'>]>

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const INSTRUMENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0'

export const offerRow = (
  id: number,
  providerId: number,
  kind: string,
  {
    name,
    nameEn,
    summary,
    summaryEn,
    price,
    state = 'published',
  }: Pick<DemoPlace, 'name' | 'nameEn' | 'summary' | 'summaryEn' | 'price'> & { state?: string },
): Row<'offers'> => ({
  id,
  provider_id: providerId,
  kind,
  state,
  name,
  name_en: nameEn,
  summary,
  summary_en: summaryEn,
  body: `${summary}。\n\n鍵の受け渡しや、Wi-Fi のつなぎ方は、着いたときに担当者が案内します。わからないことは、ワーケーションの担当課にお尋ねください。`,
  body_en: `${summaryEn}.\n\nSomebody will meet you with the key and show you how to connect.`,
  price,
})

export function placeRow(id: number, place: DemoPlace, random: Random): Row<'places'> {
  const [longitude, latitude] = toDegrees(place.at)
  const isLodging = place.kind === 'lodging'
  return {
    offer_id: id,
    kind: place.kind,
    address: `あおぞら市${random.pick(['みなと町', 'やまて町', '中央', 'みさき'])}${random.between(1, 9)}番地`,
    address_en: `${random.between(1, 9)} Minato-machi, Aozora City`,
    latitude,
    longitude,
    units: place.units,
    people_per_unit: place.each,
    area: place.area ?? null,
    outlets: place.outlets,
    air_minutes: 100 + random.between(0, 6) * 5,
    road_minutes: 10 + random.between(0, 8) * 5,
    weekdays: isLodging || place.kind === 'office' || random.chance(0.4) ? EVERY_DAY : EVERY_DAY.slice(0, 5),
    opens: isLodging ? null : Temporal.PlainTime.from(random.pick(['08:00', '09:00'])),
    closes: isLodging ? null : Temporal.PlainTime.from(random.pick(['18:00', '20:00', '22:00'])),
  }
}

/** About every two months of the past year, around what the line usually gives. */
export function measurementRows(
  placeId: number,
  { down, noise }: DemoPlace,
  { now, staffId, random }: { now: Temporal.Instant; staffId: number; random: Random },
): Row<'measurements'>[] {
  if (down === undefined) return []
  return [350, 290, 225, 160, 98, 40, 6].map((days, time) => {
    const speed = down * (0.82 + 0.36 * random.next())
    return {
      place_id: placeId,
      measured_at: now.subtract({ hours: 24 * days + random.between(0, 7) }),
      source: 'page',
      instrument: INSTRUMENT,
      down_mbps: Math.round(speed * 10) / 10,
      up_mbps: Math.round(speed * (0.35 + 0.4 * random.next()) * 10) / 10,
      latency_ms: 6 + random.between(0, 180) / 10,
      noise_db: noise !== undefined && time % 2 === 1 ? noise + random.between(-3, 3) : null,
      reception: time % 3 === 2 ? random.between(2, 3) : null,
      staff_id: staffId,
      resident_id: null,
    }
  })
}

/** Some days ahead on which there is less room, or none. */
export const stockRows = (
  placeId: number,
  { units }: DemoPlace,
  today: Temporal.PlainDate,
  random: Random,
): Row<'stock_days'>[] =>
  [random.between(3, 12), random.between(13, 30), random.between(31, 55)]
    .flatMap((ahead) =>
      Array.from({ length: random.between(1, 4) }, (_, day) => ({
        place_id: placeId,
        on_day: today.add({ days: ahead + day }),
        units: random.chance(0.4) ? 0 : Math.floor(units / 2),
      })),
    )
    .filter((row, at, all) => all.findIndex((one) => String(one.on_day) === String(row.on_day)) === at)

/** The season of this year, or of the next where this year's is over. */
function seasonOf({ season: [from, through] }: DemoProgramme, today: Temporal.PlainDate) {
  const inYear = (year: number) => ({
    from: Temporal.PlainDate.from(`${year}-${from}`),
    through: Temporal.PlainDate.from(`${year}-${through}`),
  })
  const own = inYear(today.year)
  return Temporal.PlainDate.compare(own.through, today.add({ days: 21 })) < 0 ? inYear(today.year + 1) : own
}

export function programmeRow(id: number, programme: DemoProgramme, today: Temporal.PlainDate): Row<'programmes'> {
  const { from, through } = seasonOf(programme, today)
  return {
    offer_id: id,
    theme: programme.theme,
    season_from: from,
    season_through: through,
    minutes: programme.minutes,
    min_people: programme.people[0],
    max_people: programme.people[1],
    meeting_place: programme.meeting,
    meeting_place_en: programme.meetingEn,
    bring: programme.bring,
    bring_en: programme.bringEn,
    languages: [...programme.languages],
  }
}

/** Every second week of the season, from now on. */
export function sessionRows(id: number, programme: DemoProgramme, today: Temporal.PlainDate): Row<'sessions'>[] {
  const { from, through } = seasonOf(programme, today)
  const first = Temporal.PlainDate.compare(from, today) > 0 ? from : today.add({ days: 2 })
  const held = first.add({ days: (programme.weekday - first.dayOfWeek + 7) % 7 })
  const rows: Row<'sessions'>[] = []
  for (let day = held; Temporal.PlainDate.compare(day, through) <= 0; day = day.add({ weeks: 2 })) {
    const startsAt = day.toZonedDateTime({ timeZone: TOKYO, plainTime: '09:00' }).toInstant()
    rows.push({ programme_id: id, starts_at: startsAt, places: programme.people[1] })
  }
  return rows
}
