import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Editor } from '../offers/editor.ts'
import type { PlaceKind } from '../offers/offer.ts'
import { getOffer } from '../offers/offers.queries.ts'
import type { NewPlace, Place, PlaceDetails } from './place.ts'

export const placeColumns = sql`p.address, p.address_en as "addressEn", p.latitude, p.longitude, p.units,
  p.people_per_unit as "peoplePerUnit", p.area, p.outlets, p.air_minutes as "airMinutes", p.road_minutes as "roadMinutes",
  p.weekdays, p.opens, p.closes`

/** The only way to hold a place in order to change it. @throws Refusal 404 */
export async function getPlace(db: Db<'workation'>, editor: Editor, id: number): Promise<Place> {
  const offer = await getOffer(db, editor, id)
  const { rows } =
    await sql<PlaceDetails>`select ${placeColumns} from workation.places p where p.offer_id = ${id}`.execute(db)
  const [details] = rows
  if (!details) throw new Refusal(404, 'この場所は見つかりません。')
  return { ...offer, kind: offer.kind as PlaceKind, ...details }
}

const columnsOf = (place: NewPlace) => ({
  address: place.address,
  address_en: place.addressEn,
  latitude: place.latitude,
  longitude: place.longitude,
  units: place.units,
  people_per_unit: place.peoplePerUnit,
  area: place.area,
  outlets: place.outlets,
  air_minutes: place.airMinutes,
  road_minutes: place.roadMinutes,
  weekdays: place.weekdays,
  opens: place.opens,
  closes: place.closes,
})

export async function insertPlace(
  tx: Tx<'workation'>,
  offerId: number,
  kind: PlaceKind,
  place: NewPlace,
): Promise<void> {
  await tx
    .insertInto('workation.places')
    .values({ offer_id: offerId, kind, ...columnsOf(place) })
    .execute()
}

export async function updatePlace(tx: Tx<'workation'>, id: number, place: NewPlace): Promise<void> {
  await tx.updateTable('workation.places').set(columnsOf(place)).where('offer_id', '=', id).execute()
}
