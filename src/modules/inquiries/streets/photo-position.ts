import type { Place } from './near.ts'

/** Tags of EXIF 2.32. */
const GPS = 0x8825
const [LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE] = [1, 2, 3, 4]

/** Where EXIF begins in a JPEG, after 「Exif」 and two zeros. */
function exifIn(view: DataView): number | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xff_d8) return undefined
  for (let at = 2; at + 10 <= view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2))
    if (view.getUint16(at) === 0xff_e1 && view.getUint32(at + 4) === 0x45_78_69_66) return at + 10
  return undefined
}

/**
 * 撮影場所: where a photo says that it was taken. What leaves the phone is drawn anew without it, so it is read before.
 * @returns undefined where it does not say so, or nothing that can be read
 */
export function photoPosition(bytes: ArrayBuffer): Place | undefined {
  const view = new DataView(bytes)
  try {
    const base = exifIn(view)
    if (base === undefined) return undefined
    const little = view.getUint16(base) === 0x49_49
    const entries = (offset: number) => {
      const found = new Map<number, number>()
      const count = view.getUint16(base + offset, little)
      for (let index = 0; index < count; index++) {
        const at = base + offset + 2 + index * 12
        found.set(view.getUint16(at, little), at + 8)
      }
      return found
    }
    const gps = entries(view.getUint32(base + 4, little)).get(GPS)
    if (gps === undefined) return undefined
    const tags = entries(view.getUint32(gps, little))
    const degrees = (tag: number, ref: number, negative: string): number => {
      const at = base + view.getUint32(tags.get(tag)!, little)
      const part = (index: number) =>
        view.getUint32(at + index * 8, little) / view.getUint32(at + index * 8 + 4, little)
      const value = part(0) + part(1) / 60 + part(2) / 3600
      return String.fromCodePoint(view.getUint8(tags.get(ref)!)) === negative ? -value : value
    }
    const latitude = degrees(LATITUDE, LATITUDE_REF, 'S')
    const longitude = degrees(LONGITUDE, LONGITUDE_REF, 'W')
    const real = Number.isFinite(latitude) && Number.isFinite(longitude) && (latitude !== 0 || longitude !== 0)
    return real ? { latitude, longitude } : undefined
  } catch {
    return undefined // it says more than it has
  }
}
