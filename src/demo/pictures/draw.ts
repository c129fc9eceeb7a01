import sharp from 'sharp'
import { randomFrom } from '../random.ts'
import { HEIGHT, type Scene, WIDTH } from './brush.ts'
import { creatures } from './creatures.ts'
import { home } from './home.ts'
import { indoors } from './indoors.ts'
import { nature } from './nature.ts'
import { street } from './street.ts'

const scenes: Record<string, Scene> = { ...nature, ...street, ...home, ...indoors, ...creatures }
/** Their light does not come from the sky. */
const lightOfTheirOwn = new Set([
  '花火',
  '夕焼け',
  '街灯',
  '図書館',
  'しごと場',
  '客室',
  '会議室',
  '赤水',
  'ソファ',
  '記入した書類',
  '届いたはがき',
  '蛇口',
  '虹',
  '朝もや',
])

const lights: Record<string, string> = {
  昼: '',
  夕: `<linearGradient id="light" x2="0" y2="1"><stop stop-color="#f08a4b" stop-opacity=".42"/>
  <stop offset="1" stop-color="#7a4a6b" stop-opacity=".34"/></linearGradient><rect width="1200" height="900" fill="url(#light)"/>`,
  夜: `<radialGradient id="light" cx=".5" cy=".6" r=".75"><stop stop-color="#0c1430" stop-opacity=".12"/>
  <stop offset=".55" stop-color="#0c1430" stop-opacity=".58"/><stop offset="1" stop-color="#060a1c" stop-opacity=".9"/></radialGradient>
  <rect width="1200" height="900" fill="url(#light)"/>`,
}

export const pictureNames = (): string[] => Object.keys(scenes)

/** The SVG of a picture: 「漏水・夜」 is a leaking meter, taken at night. @throws Error for a name nobody can draw */
export function pictureSvg(picture: string): string {
  const [name = '', light = '昼'] = picture.split('・')
  const scene = scenes[name]
  if (!scene) throw new Error(`nobody can draw 「${name}」`)
  const random = randomFrom(picture)
  const mirrored = random.chance(0.5) ? ` transform="translate(${WIDTH} 0) scale(-1 1)"` : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <g${mirrored}>${scene(random)}</g>${lightOfTheirOwn.has(name) ? '' : lights[light]}</svg>`
}

/** A resident's photo as a phone would send it: JPEG, 800 × 600. */
export const drawPhoto = (picture: string): Promise<Buffer> =>
  sharp(Buffer.from(pictureSvg(picture)))
    .jpeg({ quality: 86 })
    .toBuffer()
