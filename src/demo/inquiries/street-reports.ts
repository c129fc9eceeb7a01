import type { Language } from '#lib/text/language.ts'

/** 通報の種類 of the demo town, and the section that answers for each. */
export const KINDS = {
  '道路の穴・段差': 'ijuu',
  街灯: 'ijuu',
  倒木: 'kankyou',
  不法投棄: 'kankyou',
  公園の遊具: 'kosodate',
  その他: 'ijuu',
} as const

export interface DemoReport {
  kind: keyof typeof KINDS
  picture?: string
  address: string
  /** Thousandths of a degree east and north of the town hall; none where it was told in words only. */
  at?: readonly [east: number, north: number]
  daysAgo: number
  state: 'received' | 'working' | 'done' | 'declined'
  /** Until it was finished. */
  days?: number
  words?: string
  name?: string
  /** In which it was reported. */
  lang?: Language
}

const hole = (rest: Omit<DemoReport, 'kind' | 'picture'>): DemoReport => ({
  kind: '道路の穴・段差',
  picture: '道路の穴',
  ...rest,
})
const lamp = (rest: Omit<DemoReport, 'kind' | 'picture'>): DemoReport => ({ kind: '街灯', picture: '街灯', ...rest })
const tree = (rest: Omit<DemoReport, 'kind' | 'picture'>): DemoReport => ({ kind: '倒木', picture: '倒木', ...rest })
const dumped = (rest: Omit<DemoReport, 'kind'>): DemoReport => ({ kind: '不法投棄', ...rest })
const park = (rest: Omit<DemoReport, 'kind'>): DemoReport => ({ kind: '公園の遊具', ...rest })
const other = (rest: Omit<DemoReport, 'kind'>): DemoReport => ({ kind: 'その他', ...rest })

/** What came and was done in the months before, sooner as time went on: what 効果 counts. */
const EARLIER: readonly DemoReport[] = Array.from({ length: 18 }, (_, at) => at).flatMap((at) => [
  {
    kind: '道路の穴・段差',
    address: `町道 ${11 + at}号線`,
    at: [at * 4 - 30, 20 - ((at * 7) % 40)] as const,
    daysAgo: 16 + at * 6,
    state: 'done',
    days: 2 + Math.floor(at / 3) + (at % 3),
  },
  {
    kind: '街灯',
    address: `街灯の番号 ${104 + at * 3}`,
    at: [38 - at * 4, 16 - ((at * 5) % 34)] as const,
    daysAgo: 18 + at * 6,
    state: 'done',
    days: 3 + Math.floor(at / 4) + (at % 4),
  },
])

/** The first two are about one hole. All of it is invented. */
export const REPORTS: readonly DemoReport[] = [
  hole({
    address: '中央2丁目、信用金庫の前',
    at: [6, 5],
    daysAgo: 3,
    state: 'working',
    words: '車道に50cmほどの穴があり、自転車が転びかけました。',
    name: '日高 正子',
  }),
  hole({ address: '', at: [6.2, 5.1], daysAgo: 1, state: 'received', words: '信金の前の穴、夜は見えません。' }),
  hole({ address: 'みなと町3番、漁協の脇', at: [34, -12], daysAgo: 0.4, state: 'received', name: '黒木 誠一' }),
  hole({ address: 'やまて町の橋のたもと', at: [22, 24], daysAgo: 9, state: 'done' }),
  hole({ address: '県道の分かれ道', at: [-14, 8], daysAgo: 21, state: 'done', words: '段差で車の底をすりました。' }),
  hole({ address: '小学校の通学路', at: [-28, -18], daysAgo: 34, state: 'done', name: '甲斐 由紀' }),
  hole({ address: '中央1丁目、駅前の交差点', at: [0.5, 0.4], daysAgo: 61, state: 'done' }),
  hole({ address: '個人の駐車場の入口', at: [-12, -10], daysAgo: 45, state: 'declined' }),
  lamp({ address: '図書館の裏の小道', at: [3, -2], daysAgo: 2, state: 'working', name: '河野 直美' }),
  lamp({
    address: '中学校前のバス停',
    at: [12, 10],
    daysAgo: 0.8,
    state: 'received',
    words: '三日前から消えています。',
  }),
  lamp({
    address: 'Fim leste da Kaigan-dori',
    at: [48, -24],
    daysAgo: 12,
    state: 'done',
    words: 'O poste está apagado.',
    name: 'Ana Souza',
    lang: 'pt',
  }),
  lamp({ address: '団地の階段の下', at: [-32, 10], daysAgo: 18, state: 'done', words: '点いたり消えたりします。' }),
  lamp({ address: 'やまて町の集会所', at: [30, 44], daysAgo: 40, state: 'done' }),
  lamp({ address: '商店街の入口', at: [2, 1.5], daysAgo: 75, state: 'done', name: '長友 学' }),
  lamp({ address: '町の外へ出るトンネル', daysAgo: 52, state: 'declined', words: '県の道かもしれません。' }),
  tree({ address: '林道の入口', at: [26, 46], daysAgo: 4, state: 'working', words: '片側がふさがっています。' }),
  tree({ address: '川べりの遊歩道', at: [-18, 22], daysAgo: 1.5, state: 'received', name: '児玉 亮' }),
  tree({ address: '神社の石段', at: [16, 36], daysAgo: 28, state: 'done' }),
  tree({ address: '国有林の中', at: [38, 40], daysAgo: 66, state: 'declined' }),
  dumped({
    picture: 'ソファ',
    address: '林道の待避所',
    at: [24, 30],
    daysAgo: 6,
    state: 'working',
    words: 'ソファが捨てられています。',
  }),
  dumped({ address: '港の倉庫の裏', at: [50, -26], daysAgo: 15, state: 'done', words: 'タイヤが十本ほど。' }),
  dumped({ address: '河川敷の橋の下', at: [-6, 14], daysAgo: 31, state: 'done' }),
  dumped({ address: '', at: [-40, -14], daysAgo: 0.6, state: 'received', words: '家電が三つ。' }),
  park({
    address: '中央公園のブランコ',
    at: [-3, 4],
    daysAgo: 5,
    state: 'working',
    words: '鎖がすり減っています。',
    name: '那須 彩',
  }),
  park({ address: 'みなと児童公園の滑り台', at: [36, -14], daysAgo: 24, state: 'done' }),
  park({ address: 'やまて公園の砂場の柵', at: [20, 26], daysAgo: 58, state: 'done' }),
  other({
    picture: 'カーブミラー',
    address: '神社の前の三叉路',
    at: [15, 34],
    daysAgo: 2.5,
    state: 'working',
    words: 'ミラーが割れています。',
  }),
  other({
    picture: '側溝',
    address: '保育園の横',
    at: [-8, 2],
    daysAgo: 10,
    state: 'done',
    words: '側溝のふたがずれています。',
  }),
  other({
    picture: '草むら',
    address: '通学路の歩道',
    at: [-22, -12],
    daysAgo: 37,
    state: 'done',
    words: '草で歩道が通れません。',
  }),
  other({
    picture: '道路の水',
    address: '上町の坂の途中',
    at: [10, 14],
    daysAgo: 0.2,
    state: 'received',
    words: '道路から水がしみ出ています。',
  }),
  ...EARLIER,
]

/** What the section says of each. */
export const TOLD = {
  working: 'ご連絡ありがとうございます。現場を確かめました。業者と日程を合わせています。',
  done: '対応が終わりました。お知らせいただき、ありがとうございました。',
  declined: '現地を確かめました。町が管理する場所ではないため、管理者にお伝えしました。',
}
