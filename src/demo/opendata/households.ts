import { csvLine } from '#lib/csv/write-csv.ts'

/** 地区, with how many live there alone, in two and in three or more: one is so small that everybody would know who is meant. */
const AREAS: readonly (readonly [area: string, one: number, two: number, more: number])[] = [
  ['中央', 412, 388, 501],
  ['みなと町', 230, 264, 318],
  ['やまて町', 61, 74, 52],
  ['浜の宮', 118, 96, 143],
  ['みさき', 9, 14, 3],
  ['古城', 85, 77, 102],
]

const COLUMNS = ['地区', '総数', '1人世帯', '2人世帯', '3人以上の世帯'] as const

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/** 地区別の世帯数 as a section would bring it, with its totals. */
export function householdsFile(): Uint8Array {
  const counts = AREAS.map(([, ...own]) => own)
  const totals = [0, 1, 2].map((at) => sum(counts.map((own) => own[at]!)))
  const lines = [
    COLUMNS,
    ['計', sum(totals), ...totals],
    ...AREAS.map(([area, one, two, more]) => [area, one + two + more, one, two, more]),
  ]
  return new TextEncoder().encode(`\uFEFF${lines.map((cells) => `${csvLine(cells)}\r\n`).join('')}`)
}
