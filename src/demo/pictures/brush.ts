import type { Random } from '../random.ts'

/** A scene of 1200 × 900, as SVG without its frame. No words: fonts differ from machine to machine. */
export type Scene = (random: Random) => string

export const WIDTH = 1200
export const HEIGHT = 900

export const repeat = (times: number, draw: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => draw(index)).join('')

export const gradient = (id: string, ...stops: string[]): string =>
  `<linearGradient id="${id}" x2="0" y2="1">${stops
    .map((colour, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${colour}"/>`)
    .join('')}</linearGradient>`

export const sky = (top = '#7fb8e6', bottom = '#dff0fa'): string =>
  `${gradient('sky', top, bottom)}<rect width="1200" height="900" fill="url(#sky)"/>`

export const ground = (y: number, near: string, far: string): string =>
  `${gradient('ground', far, near)}<rect y="${y}" width="1200" height="${900 - y}" fill="url(#ground)"/>`

export const hills = (random: Random, y: number, colour: string, height = 120): string => {
  const [a, b, c] = [random.between(20, height), random.between(20, height), random.between(20, height)]
  return `<path d="M0 ${y} Q180 ${y - a} 380 ${y - 20} T760 ${y - b} T1200 ${y - c} V${y + 60} H0Z" fill="${colour}"/>`
}

export const cloud = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})" fill="#fff" opacity=".82"><ellipse cx="0" cy="0" rx="90" ry="28"/>
  <ellipse cx="-30" cy="-18" rx="42" ry="28"/><ellipse cx="28" cy="-26" rx="50" ry="36"/></g>`

export const shadow = (x: number, y: number, width: number, height = width / 6): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${height}" fill="#1b2a20" opacity=".24"/>`

export const tree = (x: number, y: number, size: number, leaf = '#5f9157', dark = '#497a48'): string =>
  `${shadow(x, y, 70 * size)}<g transform="translate(${x} ${y}) scale(${size})"><path d="M-12 0 L-7 -130 H7 L12 0Z" fill="#76573f"/>
  <circle cx="-42" cy="-140" r="52" fill="${dark}"/><circle cx="40" cy="-146" r="56" fill="${dark}"/>
  <circle cx="0" cy="-188" r="66" fill="${leaf}"/><circle cx="-18" cy="-140" r="46" fill="${leaf}"/></g>`

export const grass = (random: Random, from: number, to: number, colour: string, count = 60, size = 1): string =>
  repeat(count, () => {
    const [x, y] = [random.between(0, 1200), random.between(from, to)]
    const height = size * random.between(14, 34)
    return `<path d="M${x} ${y} q${random.between(-8, 8)} ${-height * 0.6} ${random.between(-14, 14)} ${-height} M${x + 6} ${y} q${random.between(-4, 10)} ${-height * 0.5} ${random.between(0, 18)} ${-height * 0.8}" stroke="${colour}" stroke-width="${3 * size}" fill="none" stroke-linecap="round"/>`
  })

/** Asphalt with its grain. */
export const asphalt = (random: Random, y: number): string =>
  `${ground(y, '#6d7075', '#8e9196')}${repeat(170, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(y, 900)}" r="${random.between(1, 4)}" fill="${random.pick(['#585b60', '#9fa2a6', '#77797d'])}" opacity=".7"/>`)}`

export const house = (x: number, y: number, size: number, wall = '#efe6d6', roof = '#5b6470'): string =>
  `${shadow(x, y, 210 * size, 22 * size)}<g transform="translate(${x} ${y}) scale(${size})">
  <rect x="-170" y="-150" width="340" height="150" fill="${wall}"/>
  <path d="M-210 -150 L-120 -250 H120 L210 -150Z" fill="${roof}"/><path d="M-210 -150 H210 V-138 H-210Z" fill="#00000033"/>
  <rect x="-130" y="-112" width="90" height="70" fill="#9cc0d4" stroke="#7a6a55" stroke-width="7"/>
  <rect x="60" y="-112" width="70" height="112" fill="#8a6748"/><path d="M-85 -112 v70" stroke="#7a6a55" stroke-width="5"/></g>`

export const water = (x: number, y: number, width: number, height: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${width}" ry="${height}" fill="#8fc3df" opacity=".85"/>
  <ellipse cx="${x - width * 0.2}" cy="${y - height * 0.25}" rx="${width * 0.5}" ry="${height * 0.35}" fill="#d8eef7" opacity=".75"/>`
