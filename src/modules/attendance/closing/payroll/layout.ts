import { z } from 'zod'
import { PAY_LINES, type PayLine } from '../../rules/day/work-classes.ts'
import type { MonthFigures } from '../figures/month-figures.ts'

type Payable = Omit<MonthFigures, 'days'>
type Value = string | number | null
type Unit = 'text' | 'days' | 'minutes' | 'hours' | 'yen'

/** A figure that a payroll file can carry, under its name. */
interface PayrollFigure {
  readonly title: string
  readonly unit: Unit
  readonly of: (figures: Payable) => Value
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

const ofLine = (line: PayLine, value: 'minutes' | 'hours' | 'yen' | 'percent') => (figures: Payable) => {
  const found = figures.lines.find((one) => one.line === line)
  return found ? found[value] : 0
}

const lineFigures = (Object.keys(PAY_LINES) as PayLine[]).flatMap((line): [string, PayrollFigure][] => {
  const { title } = PAY_LINES[line]
  return [
    [`${line}.minutes`, { title: `${title}(分、端数処理の前)`, unit: 'minutes', of: ofLine(line, 'minutes') }],
    [`${line}.hours`, { title: `${title}(時間数)`, unit: 'hours', of: ofLine(line, 'hours') }],
    [`${line}.yen`, { title: `${title}(円)`, unit: 'yen', of: ofLine(line, 'yen') }],
  ]
})

const figure = (title: string, unit: Unit, of: PayrollFigure['of']): PayrollFigure => ({ title, unit, of })

/** 連携できる数字: every figure by its name. Leave has one for each kind besides: `leave.annual`. */
export const PAYROLL_FIGURES: Readonly<Record<string, PayrollFigure>> = {
  staffCode: figure('サインイン名', 'text', ({ staff }) => staff.code),
  staffName: figure('氏名', 'text', ({ staff }) => staff.name),
  section: figure('所属', 'text', ({ section }) => section),
  month: figure('年月(2026-10)', 'text', ({ month }) => month),
  monthDigits: figure('年月(202610)', 'text', ({ month }) => month.replace('-', '')),
  workdays: figure('勤務を要する日数', 'days', ({ workdays }) => workdays),
  daysWorked: figure('出勤した日数', 'days', ({ daysWorked }) => daysWorked),
  daysAtHome: figure('在宅勤務の日数', 'days', ({ daysAtHome }) => daysAtHome),
  daysAbsent: figure('欠勤した日数', 'days', ({ daysAbsent }) => daysAbsent),
  scheduled: figure('割り振られた勤務時間', 'minutes', ({ scheduled }) => scheduled),
  worked: figure('勤務した時間', 'minutes', ({ worked }) => worked),
  absent: figure('欠勤した時間', 'minutes', ({ absent }) => absent),
  overtimeMinutes: figure('時間外勤務の時間(端数処理の前)', 'minutes', ({ overtime }) => overtime),
  leave: figure('休暇の時間(すべて)', 'minutes', ({ leaves }) => total(leaves.map(({ minutes }) => minutes))),
  hourlyYen: figure('勤務1時間当たりの給与額', 'yen', ({ pay }) => pay?.hourlyYen ?? null),
  totalYen: figure('手当の合計(円)', 'yen', ({ pay, lines }) => (pay ? total(lines.map(({ yen }) => yen ?? 0)) : null)),
  ...Object.fromEntries(lineFigures),
}

const LEAVE = /^leave\.([a-z][A-Za-z]{1,39})$/

/** @returns undefined for a name that means nothing */
export function payrollFigure(name: string): PayrollFigure | undefined {
  const kind = LEAVE.exec(name)?.[1]
  if (kind === undefined) return Object.hasOwn(PAYROLL_FIGURES, name) ? PAYROLL_FIGURES[name] : undefined
  const minutesOf = ({ leaves }: Payable) => leaves.find((leave) => leave.kind === kind)?.minutes ?? 0
  return figure(`休暇の時間(${kind})`, 'minutes', minutesOf)
}

/** How minutes are written: 465, 7:45, 7.75. */
export const FORMATS = { minutes: '分', hours: '時:分', decimal: '時間(小数2桁)' } as const

const Column = z
  .strictObject({
    header: z.string().max(60).default(''),
    figure: z.string().max(60).optional(),
    /** The same in every line. */
    text: z.string().max(60).optional(),
    format: z.enum(Object.keys(FORMATS) as [keyof typeof FORMATS]).optional(),
  })
  .superRefine(({ figure: name, text, format }, check) => {
    const say = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if ((name === undefined) === (text === undefined)) say('figure', 'figure か text のどちらか一つにしてください')
    const found = name === undefined ? undefined : payrollFigure(name)
    if (name !== undefined && !found) say('figure', `「${name}」という数字はありません`)
    if (format !== undefined && found?.unit !== 'minutes') say('format', '分で数える数字にだけ付けられます')
  })

/** 給与連携のレイアウト: what the payroll system of a town takes in. */
export const layoutSchema = z.strictObject({
  encoding: z.enum(['utf-8', 'cp932']),
  lineEnd: z.enum(['crlf', 'lf']),
  header: z.boolean(),
  columns: z.array(Column).min(1).max(200),
})

export type PayrollLayout = z.output<typeof layoutSchema>
export type PayrollColumn = PayrollLayout['columns'][number]

/** Where a town has set none. */
export const STANDARD_LAYOUT: PayrollLayout = layoutSchema.parse({
  encoding: 'utf-8',
  lineEnd: 'crlf',
  header: true,
  columns: [
    { header: '年月', figure: 'month' },
    { header: '職員', figure: 'staffCode' },
    { header: '氏名', figure: 'staffName' },
    { header: '所属', figure: 'section' },
    { header: '出勤日数', figure: 'daysWorked' },
    { header: '欠勤時間', figure: 'absent', format: 'hours' },
    ...(Object.keys(PAY_LINES) as PayLine[]).map((line) => ({
      header: PAY_LINES[line].title,
      figure: `${line}.hours`,
    })),
  ],
})

/** As people read and change it: a column a line. */
export const layoutAsText = ({ columns, ...rest }: PayrollLayout): string => {
  const head = Object.entries(rest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
  return `{\n${head.join('')}  "columns": [\n    ${columns.map((column) => JSON.stringify(column)).join(',\n    ')}\n  ]\n}`
}
