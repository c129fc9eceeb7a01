import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { LiveSource } from '../datasets/dataset.ts'
import type { NewTable } from '../editions/edition.ts'
import { listEventsFrom } from '../events/events.queries.ts'
import { listAllFacilities, listStandingFacilities } from '../facilities/facilities.queries.ts'
import { EDITIONS, headerOf, rowOf, type StandardEdition, standardOf } from '#lib/open-data/standard/sets.ts'
import { type BothEditions, type Publisher, publisherOf } from './both-editions.ts'
import { eventRow } from './event-rows.ts'
import { facilityRow, wifiRow } from './facility-rows.ts'
import { datasetRow, fileRows } from './list-rows.ts'
import { listListed } from './listed.queries.ts'
import { LIVE_SETS, PAST_DAYS } from './live-sets.ts'

type RowsByEdition = Record<StandardEdition, readonly Readonly<Record<string, string>>[]>

/** A town as far as its sets need it. */
export type Town = Pick<Municipality, 'publicUrl'>

const inBoth = (rows: readonly BothEditions[]): RowsByEdition => ({
  newer: rows.map(({ newer }) => newer),
  older: rows.map(({ older }) => older),
})

type Make = (db: Db<'opendata'>, now: Temporal.Instant, publisher: Publisher, town: Town) => Promise<RowsByEdition>

const MAKE: Record<LiveSource, Make> = {
  async events(db, now, publisher) {
    const events = await listEventsFrom(db, dateInTokyo(now).subtract({ days: PAST_DAYS }))
    const facilities = new Map((await listAllFacilities(db)).map((one) => [one.id, one]))
    return inBoth(events.map((event) => eventRow(publisher, event, facilities.get(event.facilityId ?? 0))))
  },
  facilities: async (db, _now, publisher) =>
    inBoth((await listStandingFacilities(db)).map((one) => facilityRow(publisher, one))),
  wifi: async (db, _now, publisher) =>
    inBoth((await listStandingFacilities(db)).filter(({ wifiSsid }) => wifiSsid).map((one) => wifiRow(publisher, one))),
  async list(db, _now, publisher, { publicUrl }) {
    const listed = await listListed(db)
    return {
      newer: listed.flatMap((one) => fileRows(publisher, publicUrl, one)),
      older: listed.map((one) => datasetRow(publisher, publicUrl, one)),
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
): Promise<NewTable[]> {
  const publisher = publisherOf(await getProfile(db as unknown as Db))
  const rows = await MAKE[source](db, now, publisher, town)
  return (Object.keys(EDITIONS) as StandardEdition[]).map((edition) => {
    const standard = standardOf(LIVE_SETS[source].standard, edition)
    const columns = headerOf(standard)
    return {
      key: edition,
      title: EDITIONS[edition],
      standard: `${standard.set.id}/${edition}`,
      columns,
      latitude: placeIn(columns, '緯度'),
      longitude: placeIn(columns, '経度'),
      rows: rows[edition].map((cells) => rowOf(standard, cells)),
    }
  })
}
