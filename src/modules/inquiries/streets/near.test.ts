import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { aroundOf, boundsOf, isInOrNear, JAPAN } from './area.ts'
import { cellsAround, metresBetween, NEAR_METRES } from './near.ts'
import { photoPosition } from './photo-position.ts'
import { asksToReport, readReport, STATES } from './street-report.ts'

const HALL = { latitude: 31.7196, longitude: 131.0616 }

test('a thousandth of a degree north is 111 m, and east as many fewer as it is north of the equator', () => {
  assert.equal(Math.round(metresBetween(HALL, { ...HALL, latitude: HALL.latitude + 0.001 })), 111)
  assert.equal(Math.round(metresBetween(HALL, { ...HALL, longitude: HALL.longitude + 0.001 })), 95)
  assert.equal(metresBetween(HALL, HALL), 0)
})

test('whatever is near lies in one of nine cells, in the south and in the north of Japan', () => {
  for (const latitude of [24.3, 31.7199999, 45.5])
    for (const turn of Array.from({ length: 24 }, (_, hour) => (hour * Math.PI) / 12)) {
      const here = { latitude, longitude: 131.0619999 }
      const east = (Math.cos(turn) * NEAR_METRES) / 111_320 / Math.cos((latitude * Math.PI) / 180)
      const there = { latitude: latitude + (Math.sin(turn) * NEAR_METRES) / 111_320, longitude: here.longitude + east }
      const cell = Math.floor(there.latitude * 1000) * 1_000_000 + Math.floor(there.longitude * 1000)
      assert.ok(cellsAround(here).includes(cell), `${latitude} ${turn}`)
    }
})

test('the town is what its map shows, or what lies around its hall, and two kilometres more', () => {
  const map = {
    features: [
      {
        geometry: {
          coordinates: [
            [
              [131, 31.6],
              [131.2, 31.9],
            ],
          ],
        },
        properties: { kind: 'land' },
      },
    ],
  }
  assert.deepEqual(boundsOf(map), { west: 131, south: 31.6, east: 131.2, north: 31.9 })
  assert.equal(boundsOf({ features: [] }), undefined)
  const around = aroundOf({ ...HALL, radiusKm: 10 })
  assert.ok(isInOrNear(around, { latitude: HALL.latitude + 0.1, longitude: HALL.longitude }))
  assert.ok(!isInOrNear(around, { latitude: HALL.latitude + 0.12, longitude: HALL.longitude }))
  assert.ok(isInOrNear(JAPAN, HALL) && !isInOrNear(JAPAN, { latitude: 0, longitude: 0 }))
})

test('a photo says where it was taken; one that does not, or is cut off, says nothing', async () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } }).jpeg()
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '31/1 43/1 1056/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '131/1 3/1 4176/100',
  }
  const bytes = Uint8Array.from(await picture.clone().withExif({ IFD3: gps }).toBuffer()).buffer
  const place = photoPosition(bytes)!
  assert.ok(metresBetween(place, HALL) < 1, JSON.stringify(place))
  assert.equal(photoPosition(Uint8Array.from(await picture.toBuffer()).buffer), undefined)
  for (let length = 0; length < 400; length += 7) photoPosition(bytes.slice(0, length))
  for (const noise of [[], [0xff, 0xd8], [0xff, 0xd8, 0xff, 0xe1, 0, 0], [0x89, 0x50, 0x4e, 0x47]])
    assert.equal(photoPosition(Uint8Array.from(noise).buffer), undefined)
})

test('a report says what and where; everything that is wrong is told at once', () => {
  const kinds = [{ id: 1, name: '街灯', sectionId: 2 }]
  const read = (typed: Record<string, string>) =>
    readReport(Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, [value]])), kinds, JAPAN)
  const pin = { latitude: '31.7196000001', longitude: '131.0616' }
  assert.deepEqual(read({ kind: '1', ...pin }).place, HALL)
  assert.deepEqual(read({ kind: '1', address: ' 郵便局の\n前 ' }).address, '郵便局の 前')
  const wrong: [Record<string, string>, string[]][] = [
    [{}, ['kind', 'address']],
    [{ kind: '9', address: '前' }, ['kind']],
    [{ kind: '1', ...pin, longitude: '' }, ['address']],
    [{ kind: '1', latitude: '1e1', longitude: '131' }, ['address']],
    [{ kind: '1', latitude: '0', longitude: '0' }, ['address']],
    [{ kind: '1', address: 'あ'.repeat(201), text: 'あ'.repeat(1001) }, ['address', 'text']],
  ]
  for (const [typed, fields] of wrong)
    assert.throws(
      () => read(typed),
      (error: { mistakes: { field: string }[] }) => {
        assert.deepEqual(error.mistakes.map(({ field }) => field).toSorted(), fields.toSorted())
        return true
      },
    )
  assert.ok(asksToReport(' 通報 ') && !asksToReport('通報したい'))
  assert.equal(Object.keys(STATES).length, 4)
})
