import {
  asphalt,
  cloud,
  grass,
  gradient,
  ground,
  hills,
  house,
  repeat,
  type Scene,
  shadow,
  sky,
  tree,
  water,
} from './brush.ts'

const line = '<path d="M560 420 L430 900 H470 L580 420Z" fill="#f2f2ee" opacity=".85"/>'

const pothole: Scene = (random) => {
  const [x, y] = [random.between(480, 720), random.between(560, 650)]
  const rim = repeat(16, (step) => {
    const [angle, reach] = [(step / 16) * 2 * Math.PI, random.between(84, 118) / 100]
    return `${step ? 'L' : 'M'}${Math.round(x + Math.cos(angle) * 230 * reach)} ${Math.round(y + Math.sin(angle) * 110 * reach)} `
  })
  return `${asphalt(random, 0)}<path d="M60 0 L0 420 V900 H30 L150 0Z" fill="#efefe9" opacity=".85"/>
  <path d="${rim}Z" fill="#3b3835" stroke="#b3aea6" stroke-width="16" stroke-linejoin="round"/>
  <path d="${rim}Z" fill="#5b4c3d" transform="translate(${x * 0.14} ${y * 0.16}) scale(.86)"/>
  ${water(x + 20, y + 26, 120, 40)}${repeat(36, () => `<circle cx="${x + random.between(-340, 340)}" cy="${y + random.between(-60, 200)}" r="${random.between(4, 15)}" fill="${random.pick(['#4a4744', '#8b867f', '#66615b'])}"/>`)}<path d="M${x + 220} ${y} l90 -50 l50 30 l110 -60 M${x - 230} ${y + 30} l-80 60 l-110 -10" stroke="#43403d" stroke-width="7" fill="none"/>`
}

const road: Scene = (random) =>
  `${sky()}${cloud(850, 160, 1.1)}${hills(random, 420, '#7ea688', 120)}${ground(420, '#86aa66', '#a9c589')}<path d="M520 420 L40 900 H1010 L650 420Z" fill="#54575c"/>
  <path d="M588 440 l-14 70 h22 l8 -70Z M566 560 l-30 120 h34 l20 -120Z M520 740 l-40 160 h54 l28 -160Z" fill="#f4f4ef"/>
  ${house(950, 560, 0.8)}${tree(180, 560, 1)}${tree(320, 500, 0.7)}${grass(random, 700, 900, '#6f954f', 20)}`

const wetRoad: Scene = (random) =>
  `${sky('#8fb0c6', '#e3edf0')}${house(880, 430, 0.9, '#e9dfce', '#7b5d52')}${house(330, 420, 0.8)}${asphalt(random, 420)}${line}${water(650, 690, 360, 90)}${water(830, 800, 300, 60)}<g stroke="#e8f6fc" stroke-width="12" fill="none" stroke-linecap="round" opacity=".9">
  <path d="M650 680 q-30 -90 -70 -60 M650 680 q0 -120 20 -130 M650 680 q40 -90 84 -50"/>
  </g>${repeat(12, () => `<circle cx="${650 + random.between(-120, 120)}" cy="${random.between(560, 660)}" r="8" fill="#dff1f8"/>`)}<path d="M560 690 l-60 -30 l-40 20 M740 700 l70 -36" stroke="#3f4246" stroke-width="8" fill="none"/>`

const gutter: Scene = (random) =>
  `${asphalt(random, 0)}<path d="M380 0 L250 900 H900 L760 0Z" fill="#b9b7b0"/><path d="M470 0 L380 900 H770 L670 0Z" fill="#3a3d3b"/>
  <path d="M500 120 L430 900 H720 L640 120Z" fill="#5c6b52"/>
  ${repeat(40, () => `<ellipse cx="${random.between(450, 700)}" cy="${random.between(180, 880)}" rx="${random.between(14, 34)}" ry="10" fill="${random.pick(['#8a6a3f', '#a9803f', '#6f7f4a', '#7a5836'])}" transform="rotate(${random.between(-4, 4)})"/>`)}${[
    0, 1,
  ]
    .map(
      (index) => `<g transform="translate(0 ${index * 330})">
  <path d="M${400 - index * 40} 60 H${730 + index * 40} L${745 + index * 40} 170 H${385 - index * 40}Z" fill="#9a9da0"/>
  ${repeat(7, (bar) => `<path d="M${425 + bar * 46} 72 v86" stroke="#4d5053" stroke-width="13"/>`)}</g>`,
    )
    .join('')}`

const mirror: Scene = (random) =>
  `${sky()}${hills(random, 560, '#86a989', 130)}${ground(590, '#82a463', '#a5c084')}<path d="M0 760 Q500 640 1200 720 V900 H0Z" fill="#7c7f84"/>
  <g transform="rotate(${random.between(-16, 16)} 600 880)"><path d="M600 880 V300" stroke="#e2762f" stroke-width="26"/>
  <circle cx="600" cy="300" r="190" fill="#e2762f"/><circle cx="600" cy="300" r="164" fill="#b9d3de"/>
  <path d="M440 340 Q600 290 758 342 A164 164 0 0 1 442 342Z" fill="#7f9a70"/>
  <path d="M560 330 L500 440 Q600 476 690 438 L640 328Z" fill="#8d9094"/>
  <path d="M470 220 Q540 150 640 150" stroke="#fff" stroke-width="22" fill="none" opacity=".6" stroke-linecap="round"/>
  <path d="M500 470 Q600 380 610 300 M680 200 l40 120" stroke="#dfe9ec" stroke-width="9" fill="none" opacity=".6"/>
  </g>${grass(random, 620, 700, '#6b8f4d')}`

const lamp: Scene = (random) => {
  const lit = random.chance(0.5)
  return `${sky('#1a2444', '#5c5f80')}${repeat(30, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(0, 400)}" r="2.5" fill="#fff" opacity=".7"/>`)}${hills(random, 600, '#232c40')}${house(880, 700, 1, '#4a4b58', '#2c303d')}<rect x="757" y="590" width="86" height="66" fill="#ffdf95" opacity=".85"/>
  <rect y="700" width="1200" height="200" fill="#2f333e"/>
  ${
    lit
      ? `<path d="M330 210 L60 860 H640Z" fill="#ffeec0" opacity=".34"/>
  <circle cx="330" cy="205" r="95" fill="#fff2c9" opacity=".5"/>`
      : ''
  }<path d="M460 860 V220 Q450 170 380 176 L330 182" stroke="#8b93a3" stroke-width="20" fill="none"/>
  <ellipse cx="326" cy="190" rx="62" ry="22" fill="${lit ? '#fff8df' : '#585f6e'}"/><rect x="442" y="470" width="36" height="64" fill="#e9e4d2"/>`
}

const library: Scene = (random) => {
  const spines = ['#b5504a', '#3f6f95', '#d9a441', '#5b8a5f', '#7b5b8c', '#d8cdb8', '#31536b', '#c9764b']
  const shelf = (y: number) => {
    let x = 70
    let books = ''
    while (x < 1100) {
      const [width, height] = [random.between(18, 44), random.between(120, 172)]
      books += `<rect x="${x}" y="${y - height}" width="${width}" height="${height}" rx="3" fill="${random.pick(spines)}"/>
  <path d="M${x + 4} ${y - height + 26} h${width - 8}" stroke="#fff" stroke-width="5" opacity=".6"/>`
      x += width + (random.chance(0.08) ? 40 : 3)
    }
    return `${books}<rect x="50" y="${y}" width="1100" height="22" fill="#a9814f"/>`
  }
  return `${gradient('wall', '#efe3cd', '#dcc8a4')}<rect width="1200" height="900" fill="url(#wall)"/>
  <rect x="40" y="20" width="1120" height="830" fill="#8f6a3f"/>
  <rect x="62" y="40" width="1076" height="790" fill="#6f5130"/>
  ${[230, 440, 650, 828].map(shelf).join('')}<rect y="850" width="1200" height="50" fill="#b99764"/>`
}

const office: Scene = (random) =>
  `<rect width="1200" height="900" fill="#efe9df"/>
  <rect x="120" y="80" width="960" height="400" fill="#8fc4e4"/>
  ${hills(random, 400, '#7fae8d', 90)}<rect x="120" y="400" width="960" height="80" fill="#5fa7c9"/>
  <path d="M600 80 v400 M120 80 h960 v400 h-960Z" stroke="#b99a72" stroke-width="22" fill="none"/>
  <rect y="640" width="1200" height="40" fill="#b98d5a"/><rect y="680" width="1200" height="220" fill="#d9cdbb"/>
  <g transform="translate(${random.between(440, 640)} 640)"><path d="M-150 -6 L-120 -190 H140 L160 -6Z" fill="#2f3640"/>
  <path d="M-132 -16 L-106 -176 H128 L146 -16Z" fill="#d9ebf5"/>
  <path d="M-90 -140 h120 M-94 -110 h170 M-98 -80 h90" stroke="#7fa6bd" stroke-width="10"/>
  <rect x="-190" y="-6" width="390" height="16" rx="6" fill="#9aa1a8"/></g><g transform="translate(930 640)">
  <path d="M-40 0 V-70 H40 V0Z" fill="#fff"/><path d="M40 -56 q36 6 0 40" stroke="#fff" stroke-width="11" fill="none"/>
  </g>${shadow(220, 640, 70, 8)}<path d="M180 640 l14 -70 h56 l14 70Z" fill="#c9764b"/>
  <path d="M222 570 q-60 -60 -70 -130 q70 30 72 130 q0 -90 60 -140 q10 80 -60 140" fill="#4f8a55"/>`

export const street: Record<string, Scene> = {
  道路の穴: pothole,
  道路: road,
  道路の水: wetRoad,
  側溝: gutter,
  カーブミラー: mirror,
  街灯: lamp,
  図書館: library,
  しごと場: office,
}
