import { cloud, grass, gradient, ground, hills, house, repeat, type Scene, shadow, sky, tree, water } from './brush.ts'

const vacant: Scene = (random) => {
  const roof = random.pick(['#5b6470', '#7a4f44', '#4f6a72'])
  return `${sky('#93bfdd', '#eef4f4')}${cloud(random.between(200, 900), 150, 1.1)}${hills(random, 470, '#86a98a', 150)}${ground(500, '#86a05c', '#aebf82')}${tree(160, 640, 1.3)}${house(640, 720, 1.9, '#e3d7c1', roof)}<path d="M400 508 h150 v96 h-150Z" fill="#8a8173" opacity=".85"/>
  <path d="M400 530 h150 M400 556 h150 M400 582 h150" stroke="#6d6558" stroke-width="6"/>
  <g fill="#c9c5ba">${repeat(9, (index) => `<rect x="${40 + index * 34}" y="${735 + (index % 2) * 4}" width="20" height="120"/>`)}</g>
  ${grass(random, 740, 900, '#6e8b45', 120, 2)}${repeat(10, () => `<circle cx="${random.between(60, 1160)}" cy="${random.between(760, 880)}" r="8" fill="#f3e9a8"/>`)}`
}

const oldHouse: Scene = (random) =>
  `${sky('#a4c9dd', '#f1f1e8')}${hills(random, 420, '#6f9678', 220)}${ground(560, '#a99a76', '#bfb28e')}${tree(1060, 640, 1.5, '#6b9a56', '#527f47')}${shadow(560, 742, 500, 40)}<rect x="170" y="470" width="780" height="262" fill="#e9dcc2"/>
  <path d="M60 480 Q200 430 280 270 H840 Q920 430 1060 480Z" fill="#554d48"/>
  ${repeat(22, (index) => `<path d="M${290 + index * 25} 272 L${100 + index * 45} 478" stroke="#443d39" stroke-width="4"/>`)}<rect x="270" y="250" width="580" height="30" rx="12" fill="#443d39"/>
  ${[220, 400, 580, 760]
    .map(
      (x) => `<rect x="${x}" y="520" width="160" height="180" fill="#f7f1e2" stroke="#75573a" stroke-width="12"/>
  <path d="M${x + 80} 520 v180 M${x} 580 h160 M${x} 640 h160" stroke="#75573a" stroke-width="5"/>`,
    )
    .join('')}<rect x="150" y="700" width="820" height="30" fill="#94704a"/>
  <path d="M200 730 v34 M560 730 v34 M920 730 v34" stroke="#6d5236" stroke-width="18"/>
  ${repeat(6, () => `<ellipse cx="${random.between(120, 1080)}" cy="${random.between(800, 870)}" rx="${random.between(34, 60)}" ry="15" fill="#8e8a82"/>`)}`

const leak: Scene = (random) =>
  `${gradient('soil', '#8d7b62', '#6d5c46')}<rect width="1200" height="900" fill="url(#soil)"/>
  ${repeat(130, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(0, 900)}" r="${random.between(3, 11)}" fill="${random.pick(['#a5937a', '#5c4c3a', '#7c6a53'])}"/>`)}${water(620, 560, 560, 330)}<rect x="250" y="180" width="720" height="560" rx="40" fill="#3f5a73"/>
  <rect x="290" y="220" width="640" height="480" rx="26" fill="#26323c"/>
  <rect x="290" y="470" width="640" height="230" rx="26" fill="#7fb6d3" opacity=".86"/>
  <path d="M250 450 H960" stroke="#9b7a4e" stroke-width="54"/><path d="M250 438 H960" stroke="#c6a572" stroke-width="12"/>
  <circle cx="600" cy="440" r="138" fill="#2d6ea3"/><circle cx="600" cy="440" r="104" fill="#f4f6f4"/>
  <path d="M600 440 L${random.between(540, 660)} 370" stroke="#d2453b" stroke-width="9"/>
  ${repeat(10, (tick) => `<path d="M600 352 v16" stroke="#333" stroke-width="6" transform="rotate(${tick * 36} 600 440)"/>`)}<rect x="552" y="462" width="96" height="30" fill="#26323c"/>
  <g stroke="#d9eef7" stroke-width="12" fill="none" stroke-linecap="round">
  <path d="M770 430 q40 -110 100 -90 M770 430 q20 -140 50 -150 M776 436 q90 -50 130 0"/>
  </g>${repeat(16, () => `<circle cx="${random.between(760, 930)}" cy="${random.between(250, 440)}" r="${random.between(5, 11)}" fill="#e6f5fb"/>`)}`

const tap: Scene = (random) =>
  `${gradient('tile', '#e8eef0', '#cfdadd')}<rect width="1200" height="900" fill="url(#tile)"/>
  ${repeat(7, (row) => `<path d="M0 ${row * 150} h1200 M${row * 200} 0 v900" stroke="#b7c6ca" stroke-width="5"/>`)}<path d="M350 120 h150 v90 h260 q110 0 110 120 v70 h-110 v-60 q0 -30 -30 -30 h-300 v60 h-80Z" fill="#a9b2b8"/>
  <path d="M370 140 h40 v210 h-40Z M520 228 h230 q70 0 90 60" stroke="#e5ebee" stroke-width="14" fill="none"/>
  <rect x="470" y="60" width="190" height="46" rx="23" fill="#8b959c"/><rect x="545" y="90" width="40" height="130" fill="#98a2a8"/>
  <path d="M790 400 q-12 200 0 420 h50 q12 -220 0 -420Z" fill="#bfe3f2" opacity=".9"/>
  <path d="M806 410 v400" stroke="#fff" stroke-width="9" opacity=".9"/>
  <rect y="800" width="1200" height="100" fill="#a5b2b7"/>${water(815, 826, random.between(180, 260), 34)}`

const rusty: Scene = (random) =>
  `${gradient('room', '#f0ebe2', '#d9d0c2')}<rect width="1200" height="900" fill="url(#room)"/>
  <rect y="690" width="1200" height="210" fill="#c8a877"/>
  ${shadow(600, 760, 260, 34)}<path d="M370 170 L420 760 H780 L830 170Z" fill="#fff" opacity=".75"/>
  ${gradient('tea', '#c98d4a', '#a9662a')}<path d="M386 330 L422 744 Q600 780 778 744 L814 330Z" fill="url(#tea)" opacity=".88"/>
  <ellipse cx="600" cy="330" rx="214" ry="36" fill="#dba868"/>
  ${repeat(26, () => `<circle cx="${random.between(450, 750)}" cy="${random.between(420, 740)}" r="${random.between(2, 7)}" fill="#6e3f17" opacity=".7"/>`)}<ellipse cx="600" cy="170" rx="230" ry="38" fill="none" stroke="#fff" stroke-width="12"/>
  <path d="M430 240 L462 700" stroke="#fff" stroke-width="16" opacity=".7"/>`

const sofa: Scene = (random) => {
  const hue = random.pick([24, 200, 140, 350])
  return `<rect width="1200" height="900" fill="#e7e0d3"/>
  <rect y="640" width="1200" height="260" fill="#b8946a"/>
  ${repeat(6, (index) => `<path d="M0 ${660 + index * 46} h1200" stroke="#a3804f" stroke-width="4"/>`)}<rect x="760" y="90" width="300" height="260" fill="#a9cfe3" stroke="#fff" stroke-width="24"/>
  ${shadow(560, 792, 480, 46)}<g fill="hsl(${hue} 34% 46%)"><rect x="150" y="340" width="820" height="300" rx="60"/></g>
  <g fill="hsl(${hue} 34% 56%)"><rect x="210" y="530" width="340" height="150" rx="36"/>
  <rect x="566" y="530" width="340" height="150" rx="36"/></g><g fill="hsl(${hue} 34% 38%)">
  <rect x="100" y="470" width="140" height="300" rx="60"/><rect x="880" y="470" width="140" height="300" rx="60"/>
  <rect x="200" y="660" width="720" height="110" rx="20"/></g>
  <path d="M640 380 l60 70 l-20 60 l50 40" stroke="#efe6cf" stroke-width="9" fill="none"/>
  <path d="M170 770 v50 M950 770 v50" stroke="#5c4632" stroke-width="30"/>`
}

const form: Scene = (random) =>
  `${gradient('desk', '#b98f5f', '#9c7447')}<rect width="1200" height="900" fill="url(#desk)"/>
  ${repeat(16, () => `<path d="M0 ${random.between(0, 900)} q600 ${random.between(-30, 30)} 1200 0" stroke="#8a6439" stroke-width="3" fill="none" opacity=".5"/>`)}<g transform="rotate(${random.between(-5, 5)} 600 450)">
  <rect x="262" y="52" width="700" height="850" fill="#000" opacity=".2"/><rect x="250" y="40" width="700" height="850" fill="#fdfcf8"/>
  <rect x="440" y="90" width="320" height="26" fill="#44484d"/>
  ${repeat(
    9,
    (
      row,
    ) => `<rect x="300" y="${170 + row * 62}" width="600" height="62" fill="none" stroke="#8b8f94" stroke-width="4"/>
  <rect x="316" y="${190 + row * 62}" width="${random.between(60, 130)}" height="18" fill="#9aa0a6"/>
  <path d="M480 ${208 + row * 62} q20 -26 40 0 t40 -4 t36 4 q${random.between(20, 60)} -24 ${random.between(60, 230)} -2" stroke="#24427a" stroke-width="6" fill="none"/>`,
  )}<path d="M470 170 v558" stroke="#8b8f94" stroke-width="4"/>
  <circle cx="820" cy="790" r="46" fill="none" stroke="#c93b34" stroke-width="8"/>
  <path d="M800 770 v40 M840 770 v40 M796 790 h48" stroke="#c93b34" stroke-width="7"/></g>
  <path d="M980 820 L1130 520" stroke="#2c3a57" stroke-width="26" stroke-linecap="round"/>`

const postcard: Scene = (random) =>
  `<rect width="1200" height="900" fill="#d8cfc0"/>
  ${repeat(14, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(0, 900)}" r="${random.between(60, 160)}" fill="#e2dace" opacity=".5"/>`)}<g transform="rotate(${random.between(-9, 9)} 600 450)">
  <rect x="162" y="212" width="900" height="520" fill="#000" opacity=".16"/>
  <rect x="150" y="200" width="900" height="520" rx="8" fill="#fefdf9"/><rect x="150" y="200" width="900" height="70" fill="#2f6fb0"/>
  <circle cx="220" cy="235" r="20" fill="#fff"/>
  <rect x="260" y="224" width="280" height="22" fill="#fff"/>
  ${repeat(6, (row) => `<rect x="210" y="${320 + row * 50}" width="${random.between(260, 430)}" height="16" fill="#888d92"/>`)}<rect x="740" y="330" width="240" height="150" fill="#eef3f8" stroke="#2f6fb0" stroke-width="6"/>
  ${repeat(9, (bit) => `<rect x="${772 + (bit % 3) * 62}" y="${352 + Math.floor(bit / 3) * 38}" width="${random.between(20, 46)}" height="20" fill="#2b3440"/>`)}<rect x="740" y="530" width="240" height="26" fill="#c5504a"/>
  <rect x="740" y="590" width="180" height="16" fill="#888d92"/></g>`

export const home: Record<string, Scene> = {
  空き家: vacant,
  古民家: oldHouse,
  漏水: leak,
  蛇口: tap,
  赤水: rusty,
  ソファ: sofa,
  記入した書類: form,
  届いたはがき: postcard,
}
