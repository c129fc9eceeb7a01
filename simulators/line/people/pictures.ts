import sharp from 'sharp'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const hue = (seed: string) => [...seed].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 7)

/** A picture of hills and sky: stands in for a resident's photo. */
export async function inventedPhoto(label = '写真', width = 640, height = 480): Promise<Uint8Array<ArrayBuffer>> {
  const tint = hue(label)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 640 480">
    <rect width="640" height="480" fill="hsl(${tint} 45% 82%)"/><circle cx="500" cy="110" r="48" fill="#fff3c4"/>
    <path d="M0 340 Q160 220 320 330 T640 300 V480 H0Z" fill="hsl(${(tint + 90) % 360} 30% 55%)"/>
    <path d="M0 400 Q200 330 400 400 T640 380 V480 H0Z" fill="hsl(${(tint + 110) % 360} 32% 40%)"/>
    <text x="32" y="64" font-family="sans-serif" font-size="34" fill="#243b3a">${escape(label)}</text></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer())
}

/** A smaller picture of a photo, or the still of a film that cannot be opened here. */
export async function preview(bytes: Uint8Array, kind: 'image' | 'video'): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === 'video') return inventedPhoto('動画', 240, 180)
  return new Uint8Array(await sharp(bytes).rotate().resize({ width: 240, withoutEnlargement: true }).jpeg().toBuffer())
}

const faces = new Map<string, Uint8Array<ArrayBuffer>>()

export function faceSvg(seed: string): string {
  const tint = hue(seed)
  const hair = ['#3b2f2a', '#5b4636', '#6b6b6b', '#222831'][tint % 4]
  const skin = ['#f6d7bd', '#eec6a4', '#f9e0cb'][tint % 3]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">
    <rect width="160" height="160" fill="hsl(${tint} 48% 84%)"/>
    <path d="M24 160c4-38 28-52 56-52s52 14 56 52z" fill="hsl(${(tint + 150) % 360} 38% 46%)"/>
    <path d="M40 74c0-40 80-40 80 0v22H40z" fill="${hair}"/><rect x="68" y="96" width="24" height="24" fill="${skin}"/>
    <ellipse cx="80" cy="80" rx="30" ry="34" fill="${skin}"/><path d="M48 70c10-26 54-26 64 0-22-12-42-12-64 0z" fill="${hair}"/>
    <circle cx="69" cy="82" r="3" fill="#333"/><circle cx="91" cy="82" r="3" fill="#333"/>
    <path d="M70 97q10 8 20 0" stroke="#8a4b3c" stroke-width="3" fill="none" stroke-linecap="round"/></svg>`
}

export async function facePng(seed: string): Promise<Uint8Array<ArrayBuffer>> {
  let face = faces.get(seed)
  if (!face) {
    face = new Uint8Array(
      await sharp(Buffer.from(faceSvg(seed)))
        .png()
        .toBuffer(),
    )
    if (faces.size < 500) faces.set(seed, face)
  }
  return face
}
