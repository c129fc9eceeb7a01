import { gradient, hills, repeat, type Scene, shadow } from './brush.ts'

/** What is seen through a window, and no more. */
const seen = (x: number, y: number, width: number, height: number, what: string): string =>
  `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${what}</svg>`

const guestRoom: Scene = (random) =>
  `${gradient('wall', '#efe6d2', '#e2d3b4')}<rect width="1200" height="900" fill="url(#wall)"/>
  <rect x="250" y="110" width="700" height="400" fill="#a9d2e6"/>${seen(250, 110, 700, 400, `${hills(random, 360, '#7fa98c', 90)}<rect x="250" y="420" width="700" height="90" fill="#5fa3c4"/>`)}
  <path d="M250 110h700v400h-700Z M483 110v400 M717 110v400" stroke="#8a6a45" stroke-width="16" fill="none"/>
  <path d="M0 560H1200V900H0Z" fill="#b9bb84"/>${repeat(5, (mat) => `<path d="M${mat * 300 - 150} 900L${mat * 200 + 200} 560" stroke="#6f6b43" stroke-width="10"/>`)}
  ${shadow(600, 760, 220, 24)}<rect x="420" y="650" width="360" height="34" rx="8" fill="#7c5634"/><path d="M450 684v70M750 684v70" stroke="#5f4127" stroke-width="26"/>
  <rect x="540" y="612" width="120" height="38" rx="6" fill="#3b4250"/><circle cx="470" cy="636" r="16" fill="#dfe8e3"/>
  ${repeat(2, (side) => `<rect x="${300 + side * 500}" y="742" width="110" height="42" rx="16" fill="${random.pick(['#7b4a58', '#40597a', '#5a7052'])}"/>`)}`

const meetingRoom: Scene = (random) =>
  `<rect width="1200" height="900" fill="#e9ecec"/><rect y="640" width="1200" height="260" fill="#b7a88f"/>
  <rect x="90" y="120" width="420" height="300" fill="#9dcbe2"/>${seen(90, 120, 420, 300, `${hills(random, 330, '#85ad8f', 60)}<rect x="90" y="360" width="420" height="60" fill="#69a7c2"/>`)}
  <path d="M90 120h420v300h-420Z M300 120v300" stroke="#f8f8f6" stroke-width="20" fill="none"/>
  <rect x="640" y="110" width="460" height="270" rx="10" fill="#23292f"/><rect x="656" y="126" width="428" height="238" fill="#dfeaf2"/>
  <path d="M690 320l90 -70 80 36 150 -110" stroke="#3f6f95" stroke-width="12" fill="none"/>
  ${shadow(600, 800, 430, 34)}<path d="M220 610H980L1080 720H120Z" fill="#d8b98a"/><path d="M120 720H1080V750H120Z" fill="#b08f60"/>
  ${repeat(4, (seat) => `<g transform="translate(${270 + seat * 220} 590)"><rect x="-54" y="-96" width="108" height="100" rx="16" fill="${random.pick(['#3f6f95', '#55666e', '#7a8a5a'])}"/></g>`)}
  ${repeat(3, (laptop) => `<path d="M${350 + laptop * 220} 650h120l14 34h-148Z" fill="#4a525b"/>`)}`

export const indoors: Record<string, Scene> = { 客室: guestRoom, 会議室: meetingRoom }
