import { keepFiles } from '#kernel/files/keep.ts'
import { makeFileLink } from '#kernel/files/links.ts'
import { receiveFile } from '#kernel/files/receive.ts'
import { saveBaseMap } from '#kernel/map/base-map.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { drawSizes } from '#modules/workation/index.ts'
import { insertNumbered, insertRows, reserveIds } from '../demo.queries.ts'
import { drawPhoto } from '../pictures/draw.ts'
import { randomFrom } from '../random.ts'
import { BASE_MAP } from './base-map.ts'
import { PLACES } from './places.ts'
import { measurementRows, offerRow, placeRow, programmeRow, sessionRows, stockRows } from './plan-offers.ts'
import { PROGRAMMES } from './programmes.ts'
import { PROVIDERS } from './providers.ts'
import { findDeskMember, hasProviders } from './workation.queries.ts'

type Sizes = Awaited<ReturnType<typeof drawSizes>>

/** What the demo town offers to people who come to work. A town that has providers, or no section for them, stays as it is. */
export async function seedDemoWorkation(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const db: Db<'workation'> = municipality.db
  const staffId = await findDeskMember(db)
  if (staffId === undefined || (await hasProviders(db))) return false
  const pictures = await draw(program, municipality)
  await db.transaction().execute(async (tx) => {
    await keepFiles(
      tx,
      [...pictures.values()].map(({ file }) => file),
    )
    await saveBaseMap(tx, BASE_MAP)
    await write(tx, now, staffId, pictures)
  })
  return true
}

/** Each picture once. */
async function draw(program: Program, municipality: Municipality): Promise<Map<string, Sizes>> {
  const names = new Set([...PLACES, ...PROGRAMMES].map(({ picture }) => picture))
  const drawn = [...names].map(async (name) => {
    const arrival = { bytes: await drawPhoto(name), name: 'photo.jpg', purpose: 'image' } as const
    return [name, await drawSizes(await receiveFile(program, municipality, arrival))] as const
  })
  return new Map(await Promise.all(drawn))
}

async function write(tx: Tx<'workation'>, now: Temporal.Instant, staffId: number, pictures: Map<string, Sizes>) {
  const [random, today] = [randomFrom('ワーケーション'), dateInTokyo(now)]
  const providers = await reserveIds(tx, 'workation.providers', PROVIDERS.length)
  const registered = now.subtract({ hours: 24 * 420 })
  await insertRows(
    tx,
    'workation.providers',
    PROVIDERS.map(([name, nameEn, kinds, person], at) => ({
      id: providers[at],
      name,
      name_en: nameEn,
      kinds: [...kinds],
      person,
      email: `provider${at + 1}@example.jp`,
      phone: `0980-00-02${String(at + 10)}`,
      registered_at: registered,
      version: 1,
    })),
  )
  const ids = await reserveIds(tx, 'workation.offers', PLACES.length + PROGRAMMES.length)
  const places = PLACES.map((place, at) => Object.assign({ id: ids[at]! }, place))
  const programmes = PROGRAMMES.map((programme, at) => Object.assign({ id: ids[PLACES.length + at]! }, programme))
  await insertRows(tx, 'workation.offers', [
    ...places.map((place) => ({ ...offerRow(place.id, providers[place.provider]!, place.kind, place), version: 1 })),
    ...programmes.map((one) => ({ ...offerRow(one.id, providers[one.provider]!, 'programme', one), version: 1 })),
  ])
  await insertRows(
    tx,
    'workation.places',
    places.map((place) => placeRow(place.id, place, random)),
  )
  await insertRows(
    tx,
    'workation.programmes',
    programmes.map((one) => ({ ...programmeRow(one.id, one, today), kind: 'programme' })),
  )
  await insertNumbered(
    tx,
    'workation.sessions',
    programmes.flatMap((one) => sessionRows(one.id, one, today)),
  )
  await insertNumbered(
    tx,
    'workation.measurements',
    places.flatMap((place) => measurementRows(place.id, place, { now, staffId, random })),
  )
  await insertRows(
    tx,
    'workation.stock_days',
    places.flatMap((place) => stockRows(place.id, place, today, random)),
  )
  const published = [...places.filter(({ state }) => !state), ...programmes].map(({ id }) => ({
    offer_id: id,
    act: 'published',
    staff_id: staffId,
    at: registered,
    reason: '',
  }))
  await insertNumbered(tx, 'workation.offer_acts', published)
  await hang(tx, now, [...places, ...programmes], pictures)
}

async function hang(
  tx: Tx<'workation'>,
  now: Temporal.Instant,
  offers: { id: number; name: string; nameEn: string; picture: string }[],
  pictures: Map<string, Sizes>,
) {
  const photos = await reserveIds(tx, 'workation.photos', offers.length)
  const rows = []
  for (const [at, { id, name, nameEn, picture }] of offers.entries()) {
    const { small, large } = pictures.get(picture)!
    rows.push({
      id: photos[at],
      offer_id: id,
      small_sha256: small.sha256,
      small_token: await makeFileLink(tx, { sha256: small.sha256, name: 'small.webp' }),
      large_sha256: large.sha256,
      large_token: await makeFileLink(tx, { sha256: large.sha256, name: 'large.webp' }),
      width: large.width!,
      height: large.height!,
      alt: `${name}の様子`,
      alt_en: `${nameEn}, as it looks`,
      added_at: now,
    })
  }
  await insertRows(tx, 'workation.photos', rows)
}
