import { PLACES, type PlaceOfWork } from './punch.ts'

/** As a form sends a place: `main`, `home`, `satellite:みなと分室`. */
export const placeValue = ({ place, site }: PlaceOfWork): string => (site === null ? place : `${place}:${site}`)

export const placesToChoose = (sites: readonly string[]) => [
  { value: 'main', text: PLACES.main },
  ...sites.map((site) => ({ value: `satellite:${site}`, text: site })),
  { value: 'home', text: PLACES.home },
]
