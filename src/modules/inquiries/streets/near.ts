/** A point on the map, in degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** Reports of one kind that lie within this many metres may be about one thing. */
export const NEAR_METRES = 50
/** And that came within this many days. */
export const NEAR_DAYS = 30

const METRES_A_DEGREE = 111_320

/** Good to a metre where places are near each other: the earth is flat there. */
export function metresBetween(one: Place, other: Place): number {
  const north = other.latitude - one.latitude
  const east = (other.longitude - one.longitude) * Math.cos((one.latitude * Math.PI) / 180)
  return Math.hypot(north, east) * METRES_A_DEGREE
}

const CELLS_A_DEGREE = 1_000
const ROW = 1_000_000

/** The cell of a place, as the column `cell` reckons it, and the eight around it: all that is near lies there. */
export function cellsAround({ latitude, longitude }: Place): number[] {
  const [north, east] = [Math.floor(latitude * CELLS_A_DEGREE), Math.floor(longitude * CELLS_A_DEGREE)]
  return [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => (north + up) * ROW + east + right))
}
