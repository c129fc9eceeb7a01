import type { Site } from '#kernel/sites/site.ts'
import { PLACES, type PlaceOfWork } from './punch.ts'

/** As a form sends a place: `main`, `home`, `satellite:みなと分室`. */
export const placeValue = ({ place, site }: PlaceOfWork): string => (site === null ? place : `${place}:${site}`)

export const placeAt = ({ name, kind }: Pick<Site, 'name' | 'kind'>): PlaceOfWork =>
  kind === 'main' ? { place: 'main', site: null } : { place: 'satellite', site: name }

/** A place that was sent; whether a satellite office of that name is there is for the rules to tell. */
export function typedPlace(value: string): PlaceOfWork | undefined {
  if (value === 'main' || value === 'home') return { place: value, site: null }
  const site = /^satellite:(.{1,40})$/.exec(value)?.[1]
  return site === undefined ? undefined : { place: 'satellite', site }
}

export const placesToChoose = (sites: readonly string[]) => [
  { value: 'main', text: PLACES.main },
  ...sites.map((site) => ({ value: `satellite:${site}`, text: site })),
  { value: 'home', text: PLACES.home },
]
