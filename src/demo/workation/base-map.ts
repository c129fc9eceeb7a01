/** Where the demo town lies: in the open sea, where no real place is. */
export const TOWN_HALL = { longitude: 133.45, latitude: 32.05 }

/** Thousandths of a degree east and north of the town hall. */
type Point = readonly [east: number, north: number]

export const toDegrees = ([east, north]: Point): [longitude: number, latitude: number] => [
  Number((TOWN_HALL.longitude + east / 1000).toFixed(5)),
  Number((TOWN_HALL.latitude + north / 1000).toFixed(5)),
]

const land: Point[] = [
  [-58, -2],
  [-50, 10],
  [-40, 22],
  [-26, 34],
  [-8, 48],
  [10, 60],
  [30, 66],
  [50, 60],
  [58, 44],
  [54, 26],
  [50, 10],
  [56, -6],
  [64, -22],
  [68, -34],
  [60, -40],
  [50, -32],
  [38, -22],
  [24, -20],
  [10, -26],
  [-4, -32],
  [-16, -30],
  [-26, -26],
  [-36, -24],
  [-46, -18],
  [-54, -12],
  [-58, -2],
]

const woods: Point[][] = [
  [
    [14, 34],
    [26, 50],
    [42, 54],
    [48, 42],
    [38, 30],
    [24, 28],
    [14, 34],
  ],
  [
    [-30, 18],
    [-18, 30],
    [-6, 28],
    [-12, 16],
    [-30, 18],
  ],
]

const roads: Point[][] = [
  [
    [-40, -14],
    [-28, -18],
    [-12, -10],
    [0, 0],
    [12, 10],
    [22, 24],
    [30, 44],
  ],
  [
    [0, 0],
    [16, -6],
    [34, -12],
    [48, -24],
    [58, -34],
  ],
  [
    [0, 0],
    [-14, 8],
    [-32, 10],
    [-50, -2],
  ],
]

const feature = (kind: string, type: 'Polygon' | 'LineString', points: Point[]) => {
  const coordinates = points.map(toDegrees)
  return {
    type: 'Feature',
    properties: { kind },
    geometry: { type, coordinates: type === 'Polygon' ? [coordinates] : coordinates },
  }
}

/** The town's own map: its coast, woods and roads, as GeoJSON. */
export const BASE_MAP = {
  type: 'FeatureCollection',
  features: [
    feature('land', 'Polygon', land),
    ...woods.map((points) => feature('wood', 'Polygon', points)),
    ...roads.map((points) => feature('road', 'LineString', points)),
  ],
}
