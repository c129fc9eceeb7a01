import type { Language } from '#lib/text/language.ts'

const ja = {
  hole: '道路の穴・段差',
  light: '街灯',
  tree: '倒木',
  dumped: '不法投棄',
  playground: '公園の遊具',
  other: 'その他',
}

/** What the program proposes as 通報の種類: a town that takes these names has them in every language; others stay as it wrote them. */
export const USUAL_KINDS: Record<Language, typeof ja> = {
  ja,
  easy: {
    hole: '道(みち)の 穴(あな)・でこぼこ',
    light: '道(みち)の 電灯(でんとう)',
    tree: 'たおれた 木(き)',
    dumped: 'すててある 大(おお)きな ごみ',
    playground: '公園(こうえん)の 遊(あそ)ぶもの',
    other: 'ほかのこと',
  },
  en: {
    hole: 'Hole or bump in the road',
    light: 'Street light',
    tree: 'Fallen tree',
    dumped: 'Illegally dumped waste',
    playground: 'Playground equipment',
    other: 'Something else',
  },
  zh: {
    hole: '道路坑洞、不平',
    light: '路灯',
    tree: '倒下的树木',
    dumped: '违规丢弃的垃圾',
    playground: '公园的游乐设施',
    other: '其他',
  },
  ko: {
    hole: '도로의 구멍·단차',
    light: '가로등',
    tree: '쓰러진 나무',
    dumped: '쓰레기 무단 투기',
    playground: '공원의 놀이기구',
    other: '기타',
  },
  vi: {
    hole: 'Ổ gà, mặt đường gồ ghề',
    light: 'Đèn đường',
    tree: 'Cây đổ',
    dumped: 'Rác vứt bừa bãi',
    playground: 'Thiết bị vui chơi trong công viên',
    other: 'Việc khác',
  },
  pt: {
    hole: 'Buraco ou desnível na rua',
    light: 'Poste de luz',
    tree: 'Árvore caída',
    dumped: 'Lixo jogado ilegalmente',
    playground: 'Brinquedos do parque',
    other: 'Outro',
  },
}
