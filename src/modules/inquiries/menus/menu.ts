import type { IconName } from '#ui/index.ts'

export const MENUS = '/console/settings/menus'

/** LINE counts UTF-16 units. */
export const LONGEST_BAR = 14
export const LONGEST_NAME = 40
export const LONGEST_TITLE = 10
export const LONGEST_NOTE = 16
/** Of what LINE sends as the resident's own word. */
export const LONGEST_WORD = 300
export const LONGEST_ADDRESS = 500

/** Pixels at LINE: 800 to 2500 wide, at least 250 high, the width at least 1.45 times the height. */
export const WIDTH = 2500
const ROW = 843

/** How the fields stand: columns and rows. */
export const LAYOUTS = {
  one: { text: '1つ', columns: 1, rows: 1 },
  two: { text: '2つ(横に並べる)', columns: 2, rows: 1 },
  three: { text: '3つ(横に並べる)', columns: 3, rows: 1 },
  four: { text: '4つ(2段)', columns: 2, rows: 2 },
  six: { text: '6つ(2段)', columns: 3, rows: 2 },
} as const
export type Layout = keyof typeof LAYOUTS
export const MOST_FIELDS = 6

export const ICONS = {
  chat: '相談',
  file: '書類・手続き',
  calendar: '予定・ごみの日',
  bell: 'お知らせ',
  info: '案内・質問',
  search: 'さがす',
  phone: '電話',
  'map-pin': '場所・避難所',
  users: '子育て・家族',
  leaf: 'ごみ・環境',
  building: '役所',
  home: 'すまい',
  user: 'わたしの情報',
  clock: '時間',
  shield: '防災',
  warning: '注意',
  globe: '外国語',
  seat: 'しごと場',
} as const satisfies Partial<Record<IconName, string>>
export type MenuIcon = keyof typeof ICONS

export const ACTIONS = {
  word: '言葉を送る(例: お知らせ)',
  page: '町のページを開く(例: /procedures)',
  link: 'ほかのページか電話(https:// か tel:)',
} as const

export interface MenuField {
  title: string
  /** One line below it; empty where there is none. */
  note: string
  icon: MenuIcon
  action: keyof typeof ACTIONS
  value: string
}

/** Who sees it: whoever opens the talk, who is signed in, who chose a topic or lives in a ward, or everybody while there is a disaster. */
export const AUDIENCES = {
  everybody: 'すべての人',
  signed_in: 'サインインしている人',
  label: '話題か地区を選んだ人',
  disaster: '災害モードの間、すべての人',
} as const
export type Audience = keyof typeof AUDIENCES

export interface MenuContent {
  /** For staff only. */
  name: string
  barText: string
  layout: Layout
  fields: MenuField[]
  audience: Audience
  labelId: number | null
}

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

export const sizeOf = (layout: Layout) => ({ width: WIDTH, height: ROW * LAYOUTS[layout].rows })
export const countOf = (layout: Layout) => LAYOUTS[layout].columns * LAYOUTS[layout].rows

/** Where each field stands, from the left above; they leave no pixel out. */
export function areasOf(layout: Layout): Area[] {
  const { columns, rows } = LAYOUTS[layout]
  const left = (column: number) => Math.round((WIDTH / columns) * column)
  return Array.from({ length: columns * rows }, (_, place) => {
    const [column, row] = [place % columns, Math.floor(place / columns)]
    return { x: left(column), y: row * ROW, width: left(column + 1) - left(column), height: ROW }
  })
}
