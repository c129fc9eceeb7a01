export type Severity = 'error' | 'warning'

const error = (title: string) => ({ severity: 'error' as Severity, title })
const warning = (title: string) => ({ severity: 'warning' as Severity, title })

/** 規則 that a file of open data is held to. docs/opendata-check.md lists what of it can be mended. */
export const RULES = {
  empty: error('ファイルが空'),
  'not-text': error('CSV ではないファイル'),
  'line-too-long': error('1 行が長すぎる'),
  'columns-many': error('列が多すぎる'),
  'encoding-cp932': warning('Shift_JIS (CP932) のファイル'),
  'encoding-mixed': error('文字コードが混ざっている'),
  'encoding-unknown': error('文字コードが分からない行'),
  nul: error('見えない文字 (NUL)'),
  'quote-unclosed': error('引用符が閉じていない'),
  'quote-stray': error('引用符の書き方'),
  preamble: error('見出しの前の行'),
  'no-header': error('見出しの行がない'),
  'header-blank': warning('名前のない列'),
  'header-duplicate': error('同じ名前の列'),
  'header-spelling': warning('見出しの表記'),
  'column-missing': error('必要な列がない'),
  'no-rows': error('データの行がない'),
  'row-blank': warning('空の行'),
  'row-short': error('列が足りない行'),
  'row-long': error('列が多い行'),
  required: error('必須の値がない'),
  code: error('地方公共団体コード'),
  date: error('日付'),
  time: error('時刻'),
  weekdays: error('曜日'),
  coordinate: error('緯度・経度'),
  'coordinate-both': error('緯度と経度が一つの値に入っている'),
  'coordinate-swapped': error('緯度と経度が逆'),
  'coordinate-coarse': warning('緯度・経度の桁数'),
  phone: error('電話番号'),
  postal: error('郵便番号'),
  corporate: error('法人番号'),
  'leading-zero': error('先頭の 0 が落ちている'),
  scientific: error('表計算ソフトで崩れた数字'),
  number: error('数'),
  mark: error('数の列の記号'),
  flag: error('該当の印 (1 か空)'),
  'yes-no': error('有・無'),
  url: error('URL'),
  kana: error('カナ'),
  list: warning('複数の値の区切り'),
  formula: warning('数式として開かれる値'),
  'line-in-cell': warning('値の中の改行'),
  'duplicate-id': error('ID の重複'),
  'duplicate-row': warning('同じ内容の行'),
} as const
export type Rule = keyof typeof RULES

/** What is wrong with one cell. */
export interface Fault {
  rule: Rule
  message: string
  /** What it probably should be. */
  suggestion?: string
  /** The suggestion means the same and nothing else can be meant: a program may put it in. */
  provable?: boolean
}

/** 指摘: a fault, and where it is. */
export interface Finding extends Fault {
  severity: Severity
  /** Line of the file in which it begins, the first being 1. */
  row: number
  /** Name of the column; nothing where it is about the row or the file. */
  column: string
  /** What stands there now; long ones are cut. */
  value?: string
}

const LONGEST_SHOWN = 100

/** As much of a value as anybody reads. */
export const shortly = (value: string): string =>
  value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value

export const findingOf = (row: number, column: string, fault: Fault, value?: string): Finding => ({
  row,
  column: shortly(column),
  ...fault,
  severity: RULES[fault.rule].severity,
  ...(value && { value: shortly(value) }),
})
