import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { LiveSource } from '../datasets/dataset.ts'
import type { NewTable } from '../editions/edition.ts'
import { setHref } from '../console/frame.tsx'
import type { TownEvent } from '../events/event.ts'
import { EVENTS } from '../events/events.page.tsx'
import { listEventsFrom } from '../events/events.queries.ts'
import { FACILITIES } from '../facilities/facilities.page.tsx'
import type { Facility } from '../facilities/facility.ts'
import type { Origin } from '../files/finding.ts'
import { listAllFacilities, listStandingFacilities } from '../facilities/facilities.queries.ts'
import { EDITIONS, headerOf, rowOf, type StandardEdition, standardOf } from '#lib/open-data/standard/sets.ts'
import { type BothEditions, isOfPlace, type Publisher, publisherOf } from './both-editions.ts'
import { eventRow } from './event-rows.ts'
import { facilityRow, wifiRow } from './facility-rows.ts'
import { datasetRow, fileRows, type Listed } from './list-rows.ts'
import { listListed } from './listed.queries.ts'
import { LIVE_SETS, PAST_DAYS } from './live-sets.ts'

/** A row, and the record that says what is in a column of it. */
interface LiveRow {
  cells: Readonly<Record<string, string>>
  originOf: (column: string) => Origin
}
type RowsByEdition = Record<StandardEdition, readonly LiveRow[]>

/** A table, and where what is in its rows (from 0) is put right. */
export interface LiveTable {
  table: NewTable
  originOf: (row: number, column: string) => Origin | undefined
}

/** A town as far as its sets need it. */
export type Town = Pick<Municipality, 'publicUrl'>

const inBoth = (rows: readonly { both: BothEditions; originOf: LiveRow['originOf'] }[]): RowsByEdition => {
  const of = (edition: StandardEdition) => rows.map(({ both, originOf }) => ({ cells: both[edition], originOf }))
  return { newer: of('newer'), older: of('older') }
}

const facilityOrigin = ({ id, name }: Facility): Origin => ({ name, href: `${FACILITIES}/${id}` })
const eventOrigin = ({ id, title }: TownEvent): Origin => ({ name: title, href: `${EVENTS}/${id}` })
const datasetOrigin = ({ dataset }: Listed): Origin => ({ name: dataset.title, href: setHref(dataset.slug) })

type Make = (db: Db<'opendata'>, now: Temporal.Instant, publisher: Publisher, town: Town) => Promise<RowsByEdition>

const MAKE: Record<LiveSource, Make> = {
  async events(db, now, publisher) {
    const events = await listEventsFrom(db, dateInTokyo(now).subtract({ days: PAST_DAYS }))
    const facilities = new Map((await listAllFacilities(db)).map((one) => [one.id, one]))
    return inBoth(
      events.map((event) => {
        const place = facilities.get(event.facilityId ?? 0)
        const originOf = (column: string) => (place && isOfPlace(column) ? facilityOrigin(place) : eventOrigin(event))
        return { both: eventRow(publisher, event, place), originOf }
      }),
    )
  },
  async facilities(db, _now, publisher) {
    const facilities = await listStandingFacilities(db)
    return inBoth(facilities.map((one) => ({ both: facilityRow(publisher, one), originOf: () => facilityOrigin(one) })))
  },
  async wifi(db, _now, publisher) {
    const facilities = (await listStandingFacilities(db)).filter(({ wifiSsid }) => wifiSsid)
    return inBoth(facilities.map((one) => ({ both: wifiRow(publisher, one), originOf: () => facilityOrigin(one) })))
  },
  async list(db, _now, publisher, { publicUrl }) {
    const listed = await listListed(db)
    return {
      newer: listed.flatMap((one) =>
        fileRows(publisher, publicUrl, one).map((cells) => ({ cells, originOf: () => datasetOrigin(one) })),
      ),
      older: listed.map((one) => ({
        cells: datasetRow(publisher, publicUrl, one),
        originOf: () => datasetOrigin(one),
      })),
    }
  },
}

const placeIn = (columns: readonly string[], name: string): number | null => columns.indexOf(name) + 1 || null

/** The tables of a set as the records are now, in each edition of the standard. */
export async function liveTables(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  town: Town,
  source: LiveSource,
): Promise<LiveTable[]> {
  const publisher = publisherOf(await getProfile(db as unknown as Db))
  const rows = await MAKE[source](db, now, publisher, town)
  return (Object.keys(EDITIONS) as StandardEdition[]).map((edition) => {
    const standard = standardOf(LIVE_SETS[source].standard, edition)
    const columns = headerOf(standard)
    const table = {
      key: edition,
      title: EDITIONS[edition],
      standard: `${standard.set.id}/${edition}`,
      columns,
      latitude: placeIn(columns, '緯度'),
      longitude: placeIn(columns, '経度'),
      rows: rows[edition].map(({ cells }) => rowOf(standard, cells)),
    }
    return { table, originOf: (row, column) => rows[edition][row]?.originOf(column) }
  })
}
