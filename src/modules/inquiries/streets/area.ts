import type { Place } from './near.ts'

/** A rectangle of the map, in degrees. */
export interface Area {
  west: number
  south: number
  east: number
  north: number
}

/** Where nobody said where the town lies. */
export const JAPAN: Area = { west: 122, south: 20, east: 154, north: 46 }

/** Around its hall. */
export interface Circle extends Place {
  radiusKm: number
}

/** Whoever stands at the border may be a little beyond it. */
const NEAR_KM = 2
const KM_A_DEGREE = 111.32

const grown = ({ west, south, east, north }: Area, km: number): Area => {
  const up = km / KM_A_DEGREE
  const right = up / Math.cos((((south + north) / 2) * Math.PI) / 180)
  return { west: west - right, south: south - up, east: east + right, north: north + up }
}

export const aroundOf = ({ latitude, longitude, radiusKm }: Circle): Area =>
  grown({ west: longitude, south: latitude, east: longitude, north: latitude }, radiusKm)

export function isInOrNear(area: Area, { latitude, longitude }: Place): boolean {
  const { west, south, east, north } = grown(area, NEAR_KM)
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Every [longitude, latitude] in a GeoJSON, however deep it lies. */
function* pointsIn(value: unknown): Generator<[number, number]> {
  if (!Array.isArray(value)) {
    if (value && typeof value === 'object') for (const inner of Object.values(value)) yield* pointsIn(inner)
    return
  }
  const [longitude, latitude] = value
  if (typeof longitude === 'number' && typeof latitude === 'number') yield [longitude, latitude]
  else for (const inner of value) yield* pointsIn(inner)
}

/** What a map shows. Undefined where it shows nothing. */
export function boundsOf(map: object): Area | undefined {
  let area: Area | undefined
  for (const [longitude, latitude] of pointsIn(map))
    area = {
      west: Math.min(area?.west ?? longitude, longitude),
      south: Math.min(area?.south ?? latitude, latitude),
      east: Math.max(area?.east ?? longitude, longitude),
      north: Math.max(area?.north ?? latitude, latitude),
    }
  return area
}
