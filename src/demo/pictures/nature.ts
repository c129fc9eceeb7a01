import { asphalt, cloud, grass, gradient, ground, hills, repeat, type Scene, shadow, sky, tree } from './brush.ts'

const blossoms: Scene = (random) =>
  `${sky('#9ccbed', '#f5ecf1')}${hills(random, 520, '#a5bfa3')}${ground(520, '#8fb07c', '#b5cd9f')}
  <path d="M520 520 L200 900 H1000 L660 520Z" fill="#d9cfc2"/>
  ${[0, 1, 2].map((row) => [-1, 1].map((side) => tree(595 + side * (150 + row * 165), 590 + row * 120, 0.9 + row * 0.45, '#f6c6d4', '#eaa9bf')).join('')).join('')}
  ${repeat(90, () => `<ellipse cx="${random.between(0, 1200)}" cy="${random.between(200, 900)}" rx="7" ry="4" fill="#fbdfe7" transform="rotate(${random.between(-40, 40)})"/>`)}`

const seaside: Scene = (random) =>
  `${sky('#5aa9df', '#e3f3fb')}${cloud(random.between(150, 500), 160, 1.3)}${cloud(random.between(700, 1050), 230, 0.9)}${hills(random, 420, '#7fa58f', 90)}
  ${gradient('sea', '#3f92bf', '#8fd0dc')}<rect y="420" width="1200" height="260" fill="url(#sea)"/>
  ${repeat(26, () => `<path d="M${random.between(0, 1150)} ${random.between(450, 650)} h${random.between(30, 110)}" stroke="#fff" stroke-width="4" opacity=".5"/>`)}
  <path d="M0 690 Q300 620 640 680 T1200 640 V900 H0Z" fill="#f2e3c2"/>
  <path d="M0 690 Q300 620 640 680 T1200 640" stroke="#fff" stroke-width="16" fill="none" opacity=".8"/>
  <g transform="translate(${random.between(300, 800)} 470)"><path d="M-60 0 H60 L40 24 H-40Z" fill="#fff"/>
  <path d="M0 -6 V-110 L62 -12Z" fill="#f4f1ea"/></g>
  ${repeat(9, () => `<ellipse cx="${random.between(40, 1160)}" cy="${random.between(740, 880)}" rx="${random.between(6, 18)}" ry="6" fill="#cdb88d"/>`)}`

const field: Scene = (random) =>
  `${sky()}${cloud(300, 150, 1.1)}${hills(random, 430, '#7da383', 150)}${hills(random, 450, '#91b389', 70)}${ground(440, '#7a5b3d', '#a37e58')}
  ${repeat(9, (row) => `<path d="M${600 + (row - 4) * 40} 440 L${600 + (row - 4) * 330} 900 h90 L${606 + (row - 4) * 40} 440Z" fill="#5c432d" opacity=".45"/>`)}
  ${repeat(9, (row) =>
    repeat(
      7,
      (
        step,
      ) => `<g transform="translate(${620 + (row - 4) * (60 + step * 44)} ${480 + step * 62}) scale(${0.35 + step * 0.17})">
  <ellipse cx="-16" cy="-14" rx="24" ry="11" fill="#4f9147" transform="rotate(-30)"/>
  <ellipse cx="16" cy="-14" rx="24" ry="11" fill="#68ab57" transform="rotate(30)"/><ellipse cy="-28" rx="12" ry="20" fill="#7cbd66"/></g>`,
    ),
  )}`

const sunset: Scene = (random) =>
  `${sky('#3f4f86', '#f7a560')}<circle cx="${random.between(420, 780)}" cy="480" r="84" fill="#ffe0a0"/>
  ${cloud(300, 260, 1.2)}${hills(random, 560, '#54506e', 170)}${hills(random, 640, '#3a3d52', 90)}
  <rect y="640" width="1200" height="260" fill="#2d3142"/>
  ${repeat(14, () => `<rect x="${random.between(30, 1150)}" y="${random.between(650, 820)}" width="14" height="10" fill="#ffd98a" opacity=".9"/>`)}<path d="M0 600 Q600 560 1200 610" stroke="#22242f" stroke-width="4" fill="none"/>
  <path d="M200 900 V430 M150 470 h100" stroke="#22242f" stroke-width="14"/>`

const rainbow: Scene = (random) =>
  `${sky('#93aebf', '#e7eff2')}${['#e2685c', '#f0a052', '#f2dd66', '#7dc07a', '#5e9fd6', '#8d78c4'].map((colour, band) => `<circle cx="600" cy="760" r="${560 - band * 22}" fill="none" stroke="${colour}" stroke-width="22" opacity=".55"/>`).join('')}
  ${cloud(220, 190, 1.5)}${cloud(980, 240, 1.2)}${hills(random, 600, '#6f9a74', 120)}${ground(620, '#6fa05a', '#97bf7c')}${house(random.between(250, 420))}${tree(820, 730, 1.1)}${grass(random, 700, 900, '#57894a')}`

const house = (x: number) =>
  `${shadow(x, 740, 120, 14)}<path d="M${x - 100} 740 v-80 h200 v80Z" fill="#f2ebdf"/>
  <path d="M${x - 125} 660 l60 -62 h130 l60 62Z" fill="#8d5a4b"/><rect x="${x - 20}" y="690" width="34" height="50" fill="#7a5b43"/>`

const mist: Scene = (random) =>
  `${sky('#b8cbd8', '#f4efe6')}<circle cx="880" cy="260" r="60" fill="#fff4d8"/>
  ${[0, 1, 2, 3]
    .map(
      (layer) => `<g opacity="${0.35 + layer * 0.2}">
  ${hills(random, 460 + layer * 90, ['#9db3b8', '#84a09d', '#6b8a80', '#53735f'][layer]!, 150)}</g>
  <rect y="${470 + layer * 92}" width="1200" height="50" fill="#fff" opacity=".42"/>`,
    )
    .join('')}<rect y="780" width="1200" height="120" fill="#5d7b5c"/>
  ${tree(220, 850, 1.2, '#5a7f63', '#4a6d57')}${grass(random, 800, 900, '#cfdccb', 90)}`

const riverside: Scene = (random) =>
  `${sky()}${hills(random, 420, '#7fa587', 140)}${ground(430, '#86ac67', '#b0ca8c')}<path d="M640 430 Q420 600 760 900 H120 Q300 620 560 430Z" fill="#7db7d6"/>
  <path d="M600 450 Q420 600 500 880" stroke="#d8eff8" stroke-width="10" fill="none" opacity=".8"/>
  ${tree(950, 640, 1.2)}${tree(1080, 760, 1.5)}${tree(120, 620, 1)}${grass(random, 620, 900, '#6a9450', 80)}`

const fireworks: Scene = (random) =>
  `${sky('#0d1533', '#2d3560')}${repeat(4, () => {
    const [x, y, hue, size] = [
      random.between(150, 1050),
      random.between(130, 430),
      random.between(0, 359),
      random.between(90, 190),
    ]
    return `<g transform="translate(${x} ${y})" stroke="hsl(${hue} 90% 72%)" stroke-width="5" stroke-linecap="round">
  ${repeat(
    22,
    (
      ray,
    ) => `<path d="M0 ${-size * 0.35} V${-size}" transform="rotate(${ray * (360 / 22)})" opacity="${0.6 + (ray % 3) * 0.2}"/>
  <circle cy="${-size - 12}" r="5" fill="#fff4d0" stroke="none" transform="rotate(${ray * (360 / 22)})"/>`,
  )}</g>`
  })}<rect y="690" width="1200" height="210" fill="#141b3a"/>
  ${repeat(30, () => `<path d="M${random.between(0, 1160)} ${random.between(700, 880)} h${random.between(20, 80)}" stroke="${random.pick(['#f7b267', '#ef7aa0', '#8ad0f0'])}" stroke-width="4" opacity=".5"/>`)}${repeat(
    18,
    (index) => `<g transform="translate(${30 + index * 68} 880)" fill="#05070f">
  <circle cy="-64" r="20"/><path d="M-30 20 Q-28 -44 0 -44 T30 20Z"/></g>`,
  )}`

const rain: Scene = (random) =>
  `${sky('#5d6b78', '#a8b4bb')}${hills(random, 470, '#5b6d68')}${asphalt(random, 560)}<path d="M0 600 Q600 560 1200 620 V700 H0Z" fill="#8ba7b6" opacity=".7"/>
  ${tree(170, 600, 1.3, '#56725a', '#476150')}${tree(1020, 590, 1.1, '#56725a', '#476150')}${repeat(9, () => `<ellipse cx="${random.between(60, 1140)}" cy="${random.between(650, 870)}" rx="${random.between(30, 90)}" ry="12" fill="none" stroke="#d4e3ea" stroke-width="4" opacity=".7"/>`)}${repeat(150, () => `<path d="M${random.between(0, 1250)} ${random.between(0, 880)} l-16 60" stroke="#e6eff3" stroke-width="3" opacity=".5"/>`)}`

const overgrown: Scene = (random) =>
  `${sky()}${hills(random, 420, '#8cae8d')}<path d="M760 470 v-190 h320 v190Z" fill="#dcd3c4"/>
  <path d="M720 290 l90 -90 h220 l90 90Z" fill="#6c5f58"/>
  ${ground(450, '#6d8f47', '#97b06a')}${grass(random, 520, 640, '#86a252', 130, 3)}${grass(random, 640, 800, '#6f9143', 140, 4.5)}${grass(random, 800, 940, '#557a35', 120, 6)}${repeat(24, () => `<circle cx="${random.between(0, 1200)}" cy="${random.between(560, 860)}" r="9" fill="#f0df7d"/>`)}`

const fallenTree: Scene = (random) =>
  `${sky('#8fa9b8', '#dde6e8')}${hills(random, 430, '#6f9077', 150)}${ground(430, '#7f9e68', '#a4bd8c')}<path d="M470 430 L120 900 H1080 L700 430Z" fill="#84878b"/>
  ${shadow(600, 715, 480, 44)}<path d="M60 690 L980 610 L990 660 L70 760Z" fill="#75553b"/>
  <path d="M60 690 L70 760" stroke="#c7a77f" stroke-width="26"/>
  ${[0, 1, 2, 3, 4].map((index) => `<path d="M${560 + index * 100} ${645 - index * 10} l${random.between(-60, 40)} ${random.between(-130, -70)}" stroke="#75553b" stroke-width="16"/>`).join('')}${repeat(28, () => `<circle cx="${random.between(560, 1150)}" cy="${random.between(500, 740)}" r="${random.between(24, 60)}" fill="${random.pick(['#4d7a48', '#5d8c52', '#3f6a3f'])}" opacity=".93"/>`)}<g transform="translate(230 800)">
  <path d="M-34 0 L0 -110 L34 0Z" fill="#e8643c"/><path d="M-22 -40 h44 M-12 -74 h24" stroke="#fff" stroke-width="14"/></g>`

export const nature: Record<string, Scene> = {
  桜並木: blossoms,
  海辺: seaside,
  畑: field,
  夕焼け: sunset,
  虹: rainbow,
  朝もや: mist,
  川べり: riverside,
  花火: fireworks,
  雨: rain,
  草むら: overgrown,
  倒木: fallenTree,
}
