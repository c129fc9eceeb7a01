import { randomFrom } from '../random.ts'
import { toDegrees } from '../workation/base-map.ts'

/** A place to the metre: what is rounded to whole thousandths of a degree looks like a guess. In six decimals, as a form takes them. */
export function placeOnMap(name: string, [east, north]: readonly [number, number]) {
  const random = randomFrom(name)
  const [longitude, latitude] = toDegrees([east, north])
  const nearby = () => random.between(101, 499) / 1e6
  return { latitude: (latitude + nearby()).toFixed(6), longitude: (longitude + nearby()).toFixed(6) }
}
