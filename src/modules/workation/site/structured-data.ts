import type { Language } from '../language.ts'
import type { Session } from '../programmes/programme.ts'
import type { ShownPlace, ShownProgramme } from './site.queries.ts'
import { SITE } from './words.ts'

const amenity = (name: string, value: unknown) => ({ '@type': 'LocationFeatureSpecification', name, value })

/** What a place is, for machines that search (schema.org): LodgingBusiness, or Place. */
export function placeData(place: ShownPlace, language: Language, publicUrl: string): object {
  const { id, kind, latitude, longitude, price, outlets, down, up, units, peoplePerUnit } = place
  const en = language === 'en'
  return {
    '@type': kind === 'lodging' ? 'LodgingBusiness' : 'Place',
    name: en ? place.nameEn : place.name,
    description: en ? place.summaryEn : place.summary,
    url: `${publicUrl}${SITE[language]}/places/${id}`,
    address: en ? place.addressEn : place.address,
    geo: { '@type': 'GeoCoordinates', latitude, longitude },
    ...(kind === 'lodging'
      ? { priceRange: `¥${price}`, numberOfRooms: units }
      : { maximumAttendeeCapacity: units * peoplePerUnit }),
    amenityFeature: [
      amenity('Power outlets', outlets),
      ...(down === null ? [] : [amenity('Download Mbps', Math.round(down)), amenity('Upload Mbps', Math.round(up!))]),
    ],
  }
}

/** A date of a programme as an Event. */
export const sessionData = (
  programme: ShownProgramme,
  { startsAt, places, taken, cancelledBecause }: Session,
  language: Language,
  publicUrl: string,
): object => ({
  '@type': 'Event',
  name: language === 'en' ? programme.nameEn : programme.name,
  description: language === 'en' ? programme.summaryEn : programme.summary,
  url: `${publicUrl}${SITE[language]}/programmes/${programme.id}`,
  startDate: startsAt.toString(),
  endDate: startsAt.add({ minutes: programme.minutes }).toString(),
  eventStatus: `https://schema.org/${cancelledBecause ? 'EventCancelled' : 'EventScheduled'}`,
  eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
  maximumAttendeeCapacity: places,
  remainingAttendeeCapacity: places - taken,
  location: { '@type': 'Place', name: language === 'en' ? programme.meetingPlaceEn : programme.meetingPlace },
  organizer: { '@type': 'Organization', name: language === 'en' ? programme.providerEn : programme.provider },
  offers: { '@type': 'Offer', price: programme.price, priceCurrency: 'JPY' },
})
