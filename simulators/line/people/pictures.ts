import sharp from 'sharp'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const hue = (seed: string) => [...seed].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 7)

/** A picture of hills and sky: stands in for a resident's photo. */
export async function inventedPhoto(label = '写真', width = 640, height = 480): Promise<Uint8Array<ArrayBuffer>> {
  const tint = hue(label)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 640 480">
    <rect width="640" height="480" fill="hsl(${190 + (tint % 40)} 55% 82%)"/><circle cx="500" cy="110" r="48" fill="#fff3c4"/>
    <path d="M0 340 Q160 220 320 330 T640 300 V480 H0Z" fill="hsl(${80 + (tint % 50)} 30% 58%)"/>
    <path d="M0 400 Q200 330 400 400 T640 380 V480 H0Z" fill="hsl(${100 + (tint % 50)} 32% 40%)"/>
    <text x="32" y="64" font-family="sans-serif" font-size="34" fill="#243b3a">${escape(label)}</text></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer())
}

/** A smaller picture of a photo, or the still of a film that cannot be opened here. */
export async function preview(bytes: Uint8Array, kind: 'image' | 'video'): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === 'video') return inventedPhoto('動画', 240, 180)
  return new Uint8Array(await sharp(bytes).rotate().resize({ width: 240, withoutEnlargement: true }).jpeg().toBuffer())
}

const faces = new Map<string, Uint8Array<ArrayBuffer>>()

// Behind the head, over the forehead.
const HAIR = [
  ['M40 78c0-48 80-48 80 0v26H40z', 'M48 72c8-28 56-28 64 0-20-14-44-14-64 0z'],
  ['M46 72c0-40 68-40 68 0v6H46z', 'M49 66c4-30 58-30 62 0-10-16-52-16-62 0z'],
  [
    'M42 84c-2-52 78-52 76 0 0 12-6 18-6 18H48s-6-6-6-18zM66 30a14 12 0 1 1 28 0z',
    'M48 74c6-22 20-30 32-30s26 8 32 30c-12-4-22-12-32-18-10 6-20 14-32 18z',
  ],
  ['M48 70c-4-34 68-34 64 0z', 'M50 62c12-18 48-18 60 0-16-8-44-8-60 0z'],
]

export function faceSvg(seed: string): string {
  const tint = hue(seed)
  const [behind, front] = HAIR[tint % HAIR.length]!
  const hair = ['#3b2f2a', '#5b4636', '#8c8c8c', '#222831', '#6a4a3a'][tint % 5]
  const skin = ['#f6d7bd', '#eec6a4', '#f9e0cb'][tint % 3]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">
    <rect width="160" height="160" fill="hsl(${tint} 48% 84%)"/>
    <path d="M20 160c4-36 26-48 60-48s56 12 60 48z" fill="hsl(${(tint + 150) % 360} 38% 46%)"/>
    <path d="${behind}" fill="${hair}"/><path d="M68 96h24v18q-12 10-24 0z" fill="${skin}"/>
    <ellipse cx="80" cy="80" rx="30" ry="34" fill="${skin}"/><path d="${front}" fill="${hair}"/>
    <circle cx="69" cy="83" r="3" fill="#333"/><circle cx="91" cy="83" r="3" fill="#333"/>
    <path d="M71 97q9 7 18 0" stroke="#8a4b3c" stroke-width="3" fill="none" stroke-linecap="round"/></svg>`
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

/** The round mark of an account: its first letter on its colour. */
export async function accountPng(name: string, colour: string): Promise<Uint8Array<ArrayBuffer>> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">
    <rect width="160" height="160" fill="${escape(colour)}"/><path d="M0 118q40-34 80-8t80-14v64H0z" fill="#fff" opacity=".22"/>
    <text x="80" y="108" text-anchor="middle" font-family="sans-serif" font-size="76" font-weight="700" fill="#fff">${escape([...name][0] ?? '')}</text></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}
