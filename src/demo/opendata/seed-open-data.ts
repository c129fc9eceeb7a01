import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import {
  addDataset,
  addEvent,
  addFacility,
  changeEvent,
  getKept,
  makeFromFile,
  makeNow,
} from '#modules/opendata/index.ts'
import { workingDayBefore } from '../approvals/hours.ts'
import { getStaffBySignInName } from '../demo.queries.ts'
import { AOZORA_EVENTS, type DemoEvent, MIDORI_EVENTS } from './events.ts'
import { AOZORA_FACILITIES, type DemoFacility, MIDORI_FACILITIES } from './facilities.ts'
import { householdsFile } from './households.ts'
import { findByTitle, hasFacilities, listIds } from './open-data.queries.ts'
import { placeOnMap } from './place-on-map.ts'
import { publishAll } from './publish-all.ts'

/** The towns lie side by side, in the open sea. */
const [AOZORA, MIDORI] = [
  { east: 0, north: 0 },
  { east: -150, north: -60 },
]

const field = (text: string): [string] => [text]

function typedFacility(facility: DemoFacility, { east, north }: typeof AOZORA, section: number) {
  const { latitude, longitude } = placeOnMap(facility.name, [facility.at[0] + east, facility.at[1] + north])
  const { name, nameKana, townArea, street, phone, description, hoursNote = '', accessibility = '', wifi } = facility
  return {
    section: field(String(section)),
    ...Object.fromEntries(
      Object.entries({ name, nameKana, townArea, street, phone, description, hoursNote, accessibility }).map(
        ([key, value]) => [key, field(value)],
      ),
    ),
    latitude: field(latitude),
    longitude: field(longitude),
    weekdays: [...facility.weekdays],
    opens: field(facility.hours[0] ?? ''),
    closes: field(facility.hours[1] ?? ''),
    wifiSsid: field(wifi?.[0] ?? ''),
    wifiArea: field(wifi?.[1] ?? ''),
  }
}

function typedEvent(event: DemoEvent, today: Temporal.PlainDate, ids: Map<string, number>, section: number) {
  const { title, titleKana, days, hours, where, description, fee, contact, capacity, applyHow = '' } = event
  const startsOn = today.add({ days: days[0] })
  const place =
    typeof where === 'string' ? { facility: String(ids.get(where)) } : { place: where[0], address: where[1] }
  const fields = {
    section: String(section),
    title,
    titleKana,
    startsOn: startsOn.toString(),
    endsOn: startsOn.add({ days: days[1] }).toString(),
    startsAt: hours[0],
    endsAt: hours[1],
    description,
    fee,
    organiser: '',
    contact: contact[0],
    phone: contact[1],
    ...place,
    capacity: capacity === undefined ? '' : String(capacity),
    applyUntil: applyHow ? startsOn.subtract({ days: 2 }).toString() : '',
    applyHow,
  }
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, field(value)]))
}

interface Records {
  facilities: readonly DemoFacility[]
  events: readonly DemoEvent[]
  at: typeof AOZORA
}

async function enter(db: Db<'opendata'>, now: Temporal.Instant, { facilities, events, at }: Records): Promise<void> {
  const staffOf = (name: string) => getStaffBySignInName(db as unknown as Db, name, now)
  const people = new Map(
    await Promise.all(
      [...new Set([...facilities, ...events].map(({ who }) => who))].map(
        async (who) => [who, await staffOf(who)] as const,
      ),
    ),
  )
  const entered = workingDayBefore(now, 40).toInstant()
  for (const one of facilities) {
    const staff = people.get(one.who)!
    await addFacility(db, entered, staff, typedFacility(one, at, staff.sectionIds[0]!))
  }
  const ids = await listIds(db)
  for (const one of events) {
    const staff = people.get(one.who)!
    await addEvent(db, entered, staff, typedEvent(one, dateInTokyo(now), ids, staff.sectionIds[0]!))
  }
}

/** 施設, イベント and the data made from them. A town that has facilities, or is none of the demo's, stays as it is. */
export async function seedDemoOpenData(municipality: Municipality, now: Temporal.Instant): Promise<boolean> {
  const db: Db<'opendata'> = municipality.db
  if (await hasFacilities(db)) return false
  if (municipality.slug === 'midori') {
    await enter(db, now, { facilities: MIDORI_FACILITIES, events: MIDORI_EVENTS, at: MIDORI })
    return true
  }
  if (municipality.slug !== 'aozora') return false
  await enter(db, now, { facilities: AOZORA_FACILITIES, events: AOZORA_EVENTS, at: AOZORA })
  await publishAll(municipality, now)
  await changeOne(municipality, now)
  await bringHouseholds(municipality, now)
  return true
}

/** What waits to be published when a visitor comes. */
async function changeOne(municipality: Municipality, now: Temporal.Instant): Promise<void> {
  const db: Db<'opendata'> = municipality.db
  const moment = workingDayBefore(now, 1).add({ minutes: 130 }).toInstant()
  const staff = await getStaffBySignInName(municipality.db, 'takahashi', moment)
  const event = AOZORA_EVENTS.find(({ title }) => title === 'しごと場の開放日')!
  const { id, version } = await findByTitle(db, event.title)
  const [ids, section] = [await listIds(db), staff.sectionIds[0]!]
  const later = { ...event, days: [event.days[0] + 7, 0] as const, hours: ['10:00', '18:00'] as const }
  await changeEvent(db, moment, staff, id, typedEvent(later, dateInTokyo(now), ids, section), version)
  await makeNow(municipality, moment, staff, 'events')
}

/** Statistics that wait before the gate. */
async function bringHouseholds(municipality: Municipality, now: Temporal.Instant): Promise<void> {
  const db: Db<'opendata'> = municipality.db
  const moment = workingDayBefore(now, 1).add({ minutes: 200 }).toInstant()
  const staff = await getStaffBySignInName(municipality.db, 'takahashi', moment)
  const words = {
    slug: 'households',
    title: '地区別の世帯数',
    summary: '地区ごとの世帯の数を、世帯の人数で分けました。4月1日現在の住民基本台帳によります。',
    section: String(staff.sectionIds[0]),
    theme: 'SOCI',
    keywords: '世帯、人口、統計',
    licence: 'cc-by-4.0',
    frequency: 'annual',
    statistics: '1',
  }
  const slug = await addDataset(
    db,
    moment,
    staff,
    Object.fromEntries(Object.entries(words).map(([name, word]) => [name, field(word)])),
  )
  const note = '2026年4月1日現在'
  await makeFromFile(db, moment, staff, await getKept(db, staff, slug), { bytes: householdsFile(), note })
}
