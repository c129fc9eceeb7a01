/** 基準 (before the reform) and 目標 (what is aimed at). */
export const MARKS = { baseline: '基準', target: '目標' } as const
export type Mark = keyof typeof MARKS

/** What the town may say of a measure, or of what measures are reckoned from. */
export interface Markable {
  measure: string
  text: string
  unit: string
  marks: readonly Mark[]
  hint?: string
  /** The most that it may be. */
  most: number
  /** Less of it is better. */
  less?: true
  /** What the town says is of a month, and not to be read against a year. */
  ofMonth?: true
}

const percent = { unit: '%', most: 100 } as const
const both = ['baseline', 'target'] as const

export const MARKABLES: readonly Markable[] = [
  { measure: 'phoneShare', text: '電話の割合', ...percent, marks: both, less: true },
  {
    measure: 'firstAnswer',
    text: '初めて答えるまで(中央の値)',
    unit: '時間',
    most: 1000,
    marks: both,
    less: true,
  },
  { measure: 'promisesKept', text: '守った回答の約束', ...percent, marks: both },
  {
    measure: 'callbacksPerCall',
    text: '電話1件あたりの折り返し',
    unit: '回',
    most: 20,
    marks: ['baseline'],
    hint: '減らした折り返しの見積もりに使います。',
  },
  {
    measure: 'applicationsBefore',
    text: '紙だったころの1か月の申請',
    unit: '件',
    most: 1_000_000,
    marks: ['baseline'],
    hint: 'オンラインにした手続きの、窓口と郵送の合計です。',
  },
  { measure: 'onlineShare', text: '紙だったころの申請に対する割合', unit: '%', most: 1000, marks: ['target'] },
  { measure: 'inTimeShare', text: '標準処理期間の中で決めた割合', ...percent, marks: both },
  { measure: 'middleDays', text: '決定までの日数(中央の値)', unit: '営業日', most: 1000, marks: both, less: true },
  { measure: 'sheetsPerApplication', text: '申請1件の紙', unit: '枚', most: 1000, marks: ['baseline'] },
  { measure: 'sheetsPerRequest', text: '休暇・在宅勤務の申請1件の紙', unit: '枚', most: 1000, marks: ['baseline'] },
  { measure: 'sheetsPerBook', text: '出勤簿1人1か月の紙', unit: '枚', most: 1000, marks: ['baseline'] },
  { measure: 'sheetsPerProposal', text: '決裁1件の紙', unit: '枚', most: 1000, marks: ['baseline'] },
  {
    measure: 'overtimePerPerson',
    text: '1人1か月あたりの時間外勤務',
    unit: '時間',
    most: 744,
    marks: both,
    less: true,
  },
  { measure: 'homeShare', text: '在宅勤務の割合', ...percent, marks: both },
  { measure: 'occupancy', text: '席の利用率', ...percent, marks: ['target'] },
  { measure: 'nights', text: '延べ泊数(1か月)', unit: '人泊', most: 10_000_000, marks: both, ofMonth: true },
  { measure: 'firms', text: '来た会社(1か月)', unit: '社', most: 1_000_000, marks: both, ofMonth: true },
]

export const findMarkable = (measure: string): Markable | undefined => MARKABLES.find((one) => one.measure === measure)

/** One thing that the town said, and from which month on it holds. */
export interface SetMark {
  measure: string
  mark: Mark
  /** None: from then on there is none. */
  value: number | null
  fromMonth: Temporal.PlainDate
  note: string
  setBy: string
  setAt: Temporal.Instant
}

/** What holds in a month: of those that have begun, the newest month's, and of these the last word. @param marks in the order in which they were set */
export function markIn(
  marks: readonly SetMark[],
  month: Temporal.PlainDate,
  measure: string,
  mark: Mark,
): number | undefined {
  let holds: SetMark | undefined
  for (const one of marks) {
    if (one.measure !== measure || one.mark !== mark) continue
    if (Temporal.PlainDate.compare(one.fromMonth, month) > 0) continue
    if (!holds || Temporal.PlainDate.compare(one.fromMonth, holds.fromMonth) >= 0) holds = one
  }
  return holds?.value ?? undefined
}
