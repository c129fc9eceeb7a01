import type { Random } from '../random.ts'

const families = (
  '松田 坂口 谷口 平野 上野 松井 千葉 久保 増田 杉山 丸山 今井 大塚 内田 河野 武田 新井 菅原 安藤 中野 小野 田村 原田 和田 石田 ' +
  '黒木 日高 甲斐 長友 児玉 川越 岩切 湯地 押川 図師 外山 椎葉 那須 蛯原 野辺 浜田 戸高 矢野 佐野 宮田 高木 西村 永井 柴田 酒井 ' +
  '工藤 横山 宮本 藤井 福田 太田 三浦 竹内 岡本 中山 古川 本田 星野 大西 浅野 川口 小松 水野 野口 島田'
).split(' ')
const women =
  '美穂 陽子 香織 直美 沙織 麻衣子 千秋 理恵 智子 美優 七海 結菜 ひなの あかり 和子 節子 トシ子 のぞみ 綾香 真由 めぐみ さゆり 春香 恵美 由香里'.split(
    ' ',
  )
const men =
  '達也 浩 聡 雄介 大樹 翔太 健太郎 亮太 悠人 陸 正志 博文 勝 茂 直人 隆志 慎吾 康平 光 昇 栄一 武 修平 陽介 誠司'.split(
    ' ',
  )
const kana =
  'ゆき みほ なおみ ちあき りえ さおり まゆ めぐ かおり あや ゆうすけ だいき たつや けん しょう こうへい ひろ まさし'.split(
    ' ',
  )
const romaji =
  'Miho Yuki Chiaki Kaori Aya Nao Daiki Tatsuya Ken Shota Kohei Hiro Masashi Rina Yuma Sora Haru Mei'.split(' ')
const marks = ['🐈', '🌻', '☕', '🎣', '🌊', '🏄', '🍀', '🚜', '🐕', '⚾', '🌸', '🎸']
const nicknames =
  'けんパパ はるママ ぽん太 みかん農家 あおぞら太郎 さくらの母 海のちかく 三児の父ちゃん ばあば たけしのスマホ 釣りバカ ☆ゆうな☆ にゃんこ先生 もぐもぐ'.split(
    ' ',
  )
const foreigners = [
  'Nguyễn Văn Minh',
  'Maria Santos',
  'ラム・バハドゥル・タパ',
  'Emily Johnson',
  '王 小雨',
  'Putri Ayu Lestari',
  'Trần Thị Hoa',
  'Daniel Kim',
  'Aung Kyaw',
  'Ana Paula Silva',
]

/** Invented: how a resident calls themselves on LINE, and the family name they give when asked. */
export interface Names {
  display: string
  family: string
}

/** Draws names so that no two residents show the same one. */
export function nameSource(random: Random): (foreign: boolean) => Names {
  const used = new Set<string>()
  const strangers = random.shuffled(foreigners)
  const draw = (family: string): string => {
    const given = random.pick(random.chance(0.55) ? women : men)
    return random.weighted([
      [() => `${family} ${given}`, 46],
      [() => `${family}${given}`, 10],
      [() => random.pick(kana), 12],
      [() => `${random.pick(kana)}${random.pick(marks)}`, 10],
      [() => `${random.pick(romaji)} ${random.pick(['K.', 'M.', 'S.', 'T.', 'Y.'])}`, 8],
      [() => random.pick(romaji).toLowerCase() + random.between(3, 99), 4],
      [() => random.pick(nicknames), 10],
    ])()
  }
  return (foreign) => {
    const family = random.pick(families)
    const stranger = foreign ? strangers.pop() : undefined
    for (let tries = 0; ; tries++) {
      const display = stranger ?? (tries < 8 ? draw(family) : `${family} ${random.pick([...women, ...men])}`)
      if (used.has(display)) continue
      used.add(display)
      return { display, family: stranger ? stranger.split(/[ ・]/)[0]! : family }
    }
  }
}
