import { asphalt, cloud, grass, ground, hills, house, repeat, type Scene, shadow, sky, tree } from './brush.ts'

const dog: Scene = (random) => {
  const [coat, light] = random.pick([
    ['#c98f52', '#f4e3c8'],
    ['#6b4f3a', '#d9c2a4'],
    ['#e9e2d6', '#fff'],
    ['#4a4744', '#cfc7bb'],
  ])
  return `${sky()}${hills(random, 470, '#8bb08c')}${ground(500, '#7ca35a', '#a5c481')}${tree(1030, 600, 1.2)}${shadow(600, 850, 260, 34)}<path d="M740 640 q170 -40 120 -190 q-50 70 -150 110Z" fill="${coat}"/>
  <path d="M450 850 Q430 560 600 540 T760 850Z" fill="${coat}"/><path d="M530 850 Q520 640 600 630 T690 850Z" fill="${light}"/>
  <path d="M500 850 v-110 M700 850 v-110" stroke="${coat}" stroke-width="56" stroke-linecap="round"/>
  <path d="M440 330 L400 190 Q470 190 520 270Z M760 330 L800 190 Q730 190 680 270Z" fill="${coat}"/>
  <ellipse cx="600" cy="400" rx="190" ry="170" fill="${coat}"/><ellipse cx="600" cy="460" rx="120" ry="96" fill="${light}"/>
  <circle cx="525" cy="380" r="20" fill="#2b2320"/><circle cx="675" cy="380" r="20" fill="#2b2320"/>
  <circle cx="532" cy="373" r="6" fill="#fff"/><circle cx="682" cy="373" r="6" fill="#fff"/>
  <ellipse cx="600" cy="428" rx="34" ry="25" fill="#2b2320"/>
  <path d="M600 452 v26 q-40 34 -66 6 M600 478 q40 34 66 6" stroke="#2b2320" stroke-width="8" fill="none"/>
  <path d="M578 500 q22 62 44 0Z" fill="#e5798a"/>
  <path d="M480 566 Q600 620 720 566" stroke="#c93b34" stroke-width="26" fill="none"/>${grass(random, 780, 900, '#5f8a45', 90)}`
}

const oneCat = (x: number, y: number, size: number, coat: string) =>
  `${shadow(x, y, 96 * size, 14 * size)}<g transform="translate(${x} ${y}) scale(${size})">
  <path d="M70 -20 q90 0 70 -110" stroke="${coat}" stroke-width="24" fill="none" stroke-linecap="round"/>
  <ellipse cx="10" cy="-58" rx="90" ry="60" fill="${coat}"/><circle cx="-66" cy="-112" r="50" fill="${coat}"/>
  <path d="M-110 -140 l-6 -50 l42 26Z M-24 -140 l6 -50 l-42 26Z" fill="${coat}"/><circle cx="-84" cy="-114" r="7" fill="#2d2b22"/>
  <circle cx="-48" cy="-114" r="7" fill="#2d2b22"/><path d="M-66 -100 l-6 -6 h12Z" fill="#d98080"/></g>`

const cats: Scene = (random) =>
  `${sky()}${house(820, 560, 1.5, '#ddd2bf', '#6a5a54')}${ground(560, '#93a070', '#b5bd93')}<rect y="540" width="560" height="130" fill="#b5b1a8"/>
  ${repeat(6, (index) => `<path d="M${index * 100} 540 v130" stroke="#98948b" stroke-width="5"/>`)}${repeat(5, (index) => oneCat(150 + index * 220 + random.between(-40, 40), random.between(700, 860), 0.8 + random.next() * 0.5, random.pick(['#8f7a64', '#3c3a39', '#e6dfd2', '#c98a4b', '#9a9893'])))}${grass(random, 720, 900, '#74894f', 60)}`

const bag = (x: number, y: number, size: number, colour: string) =>
  `${shadow(x, y, 120 * size, 18 * size)}<g transform="translate(${x} ${y}) scale(${size})">
  <path d="M-110 0 Q-150 -150 -40 -210 L-18 -252 Q0 -232 18 -252 L40 -210 Q150 -150 110 0Z" fill="${colour}"/>
  <path d="M-50 -186 q50 26 100 0" stroke="#00000040" stroke-width="9" fill="none"/>
  <path d="M-70 -40 q-20 -90 20 -130 M60 -50 q14 -60 -6 -110" stroke="#ffffff90" stroke-width="10" fill="none"/></g>`

const rubbish: Scene = (random) =>
  `<rect width="1200" height="900" fill="#c9ccc8"/>
  ${repeat(6, (row) => repeat(9, (brick) => `<rect x="${brick * 150 - (row % 2) * 75}" y="${row * 90}" width="142" height="82" fill="${random.pick(['#b9bcb6', '#c2c5bf', '#b1b4ae'])}"/>`))}${asphalt(random, 560)}${bag(380, 790, 1.3, '#e9f0f2')}${bag(700, 810, 1.5, '#dfe9ec')}${bag(940, 760, 1, '#f1f4ef')}${repeat(10, () => `<rect x="${random.between(600, 790)}" y="${random.between(620, 760)}" width="${random.between(24, 60)}" height="${random.between(20, 44)}" rx="6" fill="${random.pick(['#d96a5b', '#5b93c9', '#e3b94e', '#77ab6f'])}" opacity=".5"/>`)}<rect x="640" y="640" width="130" height="90" rx="8" fill="#d8402f" transform="rotate(${random.between(-8, 8)} 700 680)"/>
  <path d="M664 672 h84 M664 700 h60" stroke="#fff" stroke-width="10"/>`

const crow = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size})">
  <path d="M-90 -40 Q-40 -120 50 -90 Q90 -130 120 -100 l52 14 l-50 16 Q110 -20 20 -6 L-130 10Z" fill="#1f232b"/>
  <path d="M-60 -40 Q0 -80 50 -40 Q0 0 -90 6Z" fill="#333a47"/><circle cx="106" cy="-92" r="6" fill="#e9e3c2"/>
  <path d="M10 -6 v44 M40 -10 v46" stroke="#3a3530" stroke-width="8"/></g>`

const crows: Scene = (random) =>
  `${sky('#a3c4d6', '#eef2ee')}${house(880, 520, 1.2)}${asphalt(random, 540)}${bag(360, 760, 1.2, '#e3ecef')}${bag(600, 790, 1, '#f0efe6')}${repeat(22, () => `<rect x="${random.between(260, 1000)}" y="${random.between(760, 870)}" width="${random.between(14, 50)}" height="${random.between(8, 22)}" fill="${random.pick(['#d7a24b', '#cf6a4c', '#e9e3d4', '#7ca36a', '#9c7a55'])}" transform="rotate(${random.between(-6, 6)})"/>`)}${crow(430, 640, 1.1)}${crow(800, 800, 1.3)}${crow(220, 830, 1)}<path d="M540 170 q40 -50 90 0 q50 -50 90 0 q-60 -10 -90 34 q-30 -44 -90 -34Z" fill="#1f232b"/>`

const dumped: Scene = (random) =>
  `${sky('#9bb7bd', '#dfe8e1')}${hills(random, 380, '#5d8062', 160)}${ground(400, '#6f7f4b', '#8c9a66')}${repeat(7, (index) => tree(60 + index * 180, 480 + random.between(-20, 30), 1.3, '#4f7a4b', '#3f663f'))}<path d="M0 760 Q600 690 1200 780 V900 H0Z" fill="#a08c69"/>
  ${shadow(380, 760, 170, 24)}<rect x="260" y="440" width="230" height="320" rx="14" fill="#e9ecec" transform="rotate(${random.between(-9, 3)} 370 600)"/>
  <path d="M262 560 h226" stroke="#b6bcbc" stroke-width="8"/>
  <rect x="280" y="500" width="14" height="44" fill="#8b9292"/>
  ${[0, 1, 2]
    .map(
      (index) => `<ellipse cx="${650 + index * 96}" cy="${740 - (index % 2) * 70}" rx="96" ry="60" fill="#2a2c2e"/>
  <ellipse cx="${650 + index * 96}" cy="${732 - (index % 2) * 70}" rx="44" ry="24" fill="#75784f"/>`,
    )
    .join(
      '',
    )}${bag(1010, 780, 0.9, '#3b4046')}${bag(900, 830, 0.7, '#d9dde0')}<path d="M540 830 l120 -40 l40 60 l-110 30Z" fill="#a7794c"/>
  <rect x="130" y="720" width="150" height="110" rx="8" fill="#38434d" transform="rotate(8 200 770)"/>${grass(random, 640, 900, '#66793f', 110, 1.8)}`

const hive: Scene = (random) =>
  `${sky('#8fc2e4', '#e6f2f6')}<path d="M0 0 H1200 V260 L0 170Z" fill="#8d6b47"/>
  ${repeat(9, (index) => `<path d="M${index * 150} 0 v${190 + index * 9}" stroke="#6d5135" stroke-width="12"/>`)}<rect y="600" width="1200" height="300" fill="#e8ddc8"/>
  <path d="M600 190 q-220 40 -230 230 q10 210 230 220 q220 -10 230 -220 q-10 -190 -230 -230Z" fill="#c99b5f"/>
  ${repeat(6, (index) => `<path d="M${392 + index * 4} ${300 + index * 56} q60 -46 110 0 t110 0 t110 0 t${90 - index * 4} 0" stroke="${index % 2 ? '#8f6434' : '#ecd2a2'}" stroke-width="16" fill="none"/>`)}<circle cx="640" cy="510" r="30" fill="#38260f"/>
  ${repeat(7, () => {
    const [x, y] = [random.between(250, 950), random.between(300, 760)]
    return `<g transform="translate(${x} ${y}) rotate(${random.between(-50, 50)})"><ellipse rx="26" ry="13" fill="#f0b429"/>
  <path d="M-8 -12 v24 M6 -13 v26" stroke="#2d2414" stroke-width="8"/><ellipse cx="-2" cy="-18" rx="20" ry="9" fill="#fff" opacity=".7"/></g>`
  })}`

const child = (x: number, y: number, size: number, shirt: string) =>
  `${shadow(x, y, 44 * size, 9 * size)}<g transform="translate(${x} ${y}) scale(${size})">
  <path d="M-16 0 v-60 M16 0 v-60" stroke="#3d4a5c" stroke-width="22"/><path d="M-36 -52 Q-34 -130 0 -130 T36 -52Z" fill="${shirt}"/>
  <path d="M-30 -110 l-34 -44 M30 -110 l40 -30" stroke="#f0cba8" stroke-width="15" stroke-linecap="round"/>
  <circle cy="-162" r="36" fill="#f4d3b3"/><path d="M-38 -164 Q-34 -206 0 -206 T38 -164 Q10 -186 -38 -164Z" fill="#3a2c25"/></g>`

const swings = (broken: boolean) =>
  `<path d="M250 740 L330 260 L410 740 M790 740 L870 260 L950 740 M330 264 H870" stroke="#d95f43" stroke-width="24" fill="none"/>
  <path d="M450 270 V620 M540 270 V620" stroke="#70777d" stroke-width="8"/>
  <rect x="430" y="616" width="130" height="22" rx="6" fill="#2f6fb0"/>
  ${
    broken
      ? `<path d="M670 270 V380 q10 60 -14 100 M760 270 V650" stroke="#70777d" stroke-width="8" fill="none"/>
  <rect x="640" y="690" width="130" height="22" rx="6" fill="#2f6fb0" transform="rotate(34 760 650)"/>`
      : `<path d="M670 270 V620 M760 270 V620" stroke="#70777d" stroke-width="8"/>
  <rect x="650" y="616" width="130" height="22" rx="6" fill="#2f6fb0"/>`
  }`

const park: Scene = (random) =>
  `${sky()}${cloud(280, 140, 1.2)}${hills(random, 470, '#8fb48f')}${ground(500, '#93b96c', '#b4d08f')}<path d="M120 900 Q500 640 1200 780 V900Z" fill="#e6d3ab"/>
  ${tree(130, 600, 1.4)}${tree(1080, 590, 1.2)}${swings(false)}${child(380, 860, 1, '#e8a33d')}${child(960, 840, 0.9, '#4f93c9')}${grass(random, 620, 760, '#7ca35a', 50)}`

const brokenSwing: Scene = (random) =>
  `${sky('#9fc3d9', '#eef3ee')}${hills(random, 480, '#86a989')}${ground(510, '#c2ad84', '#d6c6a2')}${tree(1090, 620, 1.3)}${swings(true)}${grass(random, 540, 640, '#87a561', 50)}${repeat(40, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(700, 890)}" r="${random.between(3, 8)}" fill="#a8946e"/>`)}`

export const creatures: Record<string, Scene> = {
  犬: dog,
  猫: cats,
  ごみ袋: rubbish,
  カラス: crows,
  不法投棄: dumped,
  はちの巣: hive,
  公園: park,
  こわれたブランコ: brokenSwing,
}
