import sharp from 'sharp'
import { type Random, randomFrom } from '../random.ts'

const EDGE = 240

const hair = [
  ['M50 118 Q46 40 120 40 T190 118 V150 H50Z', 'M70 104 Q84 62 120 62 T170 104 Q150 84 120 84 T70 104Z'],
  ['M58 108 Q60 44 120 44 T182 108Z', 'M66 100 Q90 62 174 92 L170 74 Q120 40 72 76Z'],
  [
    'M44 124 Q40 34 120 34 T196 124 Q198 190 176 200 H64 Q42 190 44 124Z',
    'M72 106 Q100 60 140 72 T168 110 Q130 92 118 78 Q104 98 72 106Z',
  ],
  ['M62 100 Q66 50 120 50 T178 100Z', 'M66 96 Q70 66 96 60 Q88 78 66 96Z M174 96 Q170 66 144 60 Q152 78 174 96Z'],
] as const

function face(random: Random): string {
  const [behind, front] = random.pick(hair)
  const colour = random.pick(['#2f2723', '#4b3828', '#1f2026', '#8d8a86', '#c9c6c1', '#6b4630'])
  const skin = random.pick(['#f6d8be', '#efc7a2', '#f9e2cf', '#e2b48c', '#c99469'])
  const hue = random.between(0, 359)
  const glasses = random.chance(0.25)
    ? `<g fill="none" stroke="#3d3d42" stroke-width="4"><circle cx="98" cy="122" r="17"/><circle cx="142" cy="122" r="17"/>
  <path d="M115 122h10"/></g>`
    : ''
  const mouth = random.pick(['M104 152 q16 14 32 0', 'M106 154 q14 8 28 0', 'M102 150 q18 24 36 0Z'])
  return `<rect width="240" height="240" fill="hsl(${hue} 42% 82%)"/>
  <path d="M20 240 Q30 182 120 180 T220 240Z" fill="hsl(${(hue + 140) % 360} 36% 50%)"/><path d="${behind}" fill="${colour}"/>
  <path d="M102 160h36v28q-18 16 -36 0Z" fill="${skin}"/><ellipse cx="120" cy="122" rx="50" ry="54" fill="${skin}"/>
  <path d="${front}" fill="${colour}"/><circle cx="98" cy="122" r="5" fill="#2b2623"/><circle cx="142" cy="122" r="5" fill="#2b2623"/>
  <circle cx="88" cy="140" r="9" fill="#ef9f93" opacity=".45"/><circle cx="152" cy="140" r="9" fill="#ef9f93" opacity=".45"/>
  <path d="${mouth}" stroke="#9b4a3f" stroke-width="4" fill="#fff8" stroke-linecap="round"/>${glasses}`
}

function view(random: Random): string {
  const [top, bottom, near] = random.pick([
    ['#66aee0', '#e2f2fa', '#3f92bf'],
    ['#f3a469', '#fbe3bd', '#54506e'],
    ['#93c4e4', '#f6f1e6', '#6f9a5f'],
    ['#31406e', '#b58aa5', '#232b46'],
  ])
  return `<linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>
  <rect width="240" height="240" fill="url(#s)"/>
  <circle cx="${random.between(60, 180)}" cy="${random.between(50, 90)}" r="24" fill="#fff4cf"/>
  <path d="M0 170 Q60 ${random.between(80, 140)} 120 150 T240 ${random.between(110, 150)} V240 H0Z" fill="${near}" opacity=".65"/>
  <path d="M0 190 Q80 160 150 190 T240 180 V240 H0Z" fill="${near}"/>`
}

function flower(random: Random): string {
  const hue = random.pick([345, 45, 280, 15, 205])
  const petals = Array.from(
    { length: 8 },
    (_, index) =>
      `<ellipse cx="120" cy="66" rx="26" ry="42" fill="hsl(${hue} 78% ${70 + (index % 2) * 8}%)" transform="rotate(${index * 45} 120 116)"/>`,
  )
  return `<rect width="240" height="240" fill="hsl(${(hue + 120) % 360} 34% 80%)"/>
  <path d="M120 130 Q112 190 126 240" stroke="#5b8a4c" stroke-width="12" fill="none"/>
  ${petals.join('')}<circle cx="120" cy="116" r="28" fill="#e0a53a"/>`
}

function pet(random: Random): string {
  const coat = random.pick(['#c98f52', '#5a5049', '#efe6d8', '#8f7a64', '#d9b48a'])
  const ears = random.chance(0.5)
    ? `<path d="M62 110 L56 34 L112 70Z M178 110 L184 34 L128 70Z" fill="${coat}"/>`
    : `<path d="M70 80 Q24 70 34 150 Q60 150 78 110Z M170 80 Q216 70 206 150 Q180 150 162 110Z" fill="${coat}"/>`
  return `<rect width="240" height="240" fill="hsl(${random.between(0, 359)} 40% 78%)"/>
  <ellipse cx="120" cy="240" rx="76" ry="60" fill="${coat}"/>${ears}<ellipse cx="120" cy="132" rx="74" ry="66" fill="${coat}"/>
  <ellipse cx="120" cy="158" rx="38" ry="30" fill="#fff" opacity=".8"/><circle cx="94" cy="124" r="9" fill="#26211e"/>
  <circle cx="146" cy="124" r="9" fill="#26211e"/><path d="M110 146h20l-10 11Z" fill="#26211e"/>
  <path d="M120 157q-12 14 -24 4M120 157q12 14 24 4" stroke="#26211e" stroke-width="4" fill="none"/>`
}

/** A picture that a resident shows on LINE: themselves, a view, a flower, a pet. Always the same for the same seed. */
export function avatarSvg(seed: string): string {
  const random = randomFrom(`avatar ${seed}`)
  const draw = random.weighted([
    [face, 5],
    [view, 2],
    [pet, 2],
    [flower, 1],
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${EDGE}" height="${EDGE}" viewBox="0 0 240 240">${draw(random)}</svg>`
}

/** JPEG, 240 × 240. */
export const drawAvatar = (seed: string): Promise<Buffer> =>
  sharp(Buffer.from(avatarSvg(seed)))
    .jpeg({ quality: 86 })
    .toBuffer()
