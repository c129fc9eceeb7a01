import type { RuleId, RuleSet } from '../rule-set/rule-set.ts'

/** 支給区分: what is paid by the hour, at a percentage that is the sum of its rules', and rounded apart from the others. */
export const PAY_LINES = {
  overtime: { title: '時間外勤務手当', rules: ['overtime'] },
  overtimeNight: { title: '時間外勤務手当(深夜)', rules: ['overtime', 'nightAddition'] },
  dayOff: { title: '時間外勤務手当(週休日・休日)', rules: ['overtimeOnDaysOff'] },
  dayOffNight: { title: '時間外勤務手当(週休日・休日の深夜)', rules: ['overtimeOnDaysOff', 'nightAddition'] },
  shortTime: { title: '時間外勤務手当(短時間勤務、7時間45分まで)', rules: ['shortTimeOvertime'] },
  shortTimeNight: {
    title: '時間外勤務手当(短時間勤務、7時間45分までの深夜)',
    rules: ['shortTimeOvertime', 'nightAddition'],
  },
  beyondSixty: { title: '時間外勤務手当(60時間超)', rules: ['sixtyHours'] },
  beyondSixtyNight: { title: '時間外勤務手当(60時間超の深夜)', rules: ['sixtyHours', 'nightAddition'] },
  holidayDuty: { title: '休日勤務手当', rules: ['holidayDuty'] },
  nightDuty: { title: '夜間勤務手当', rules: ['nightDuty'] },
} as const satisfies Record<string, { title: string; rules: readonly PercentRule[] }>

type PercentRule = { [Id in RuleId]: RuleSet[Id] extends { percent: number } ? Id : never }[RuleId]
export type PayLine = keyof typeof PAY_LINES

/** Every worked minute falls in exactly one of these; `rule` where nothing is paid for it beyond the salary. */
export const WORK_CLASSES = {
  regular: { title: '正規の勤務時間', rule: 'day' },
  regularNight: { title: '正規の勤務時間(深夜)', lines: ['nightDuty'] },
  holidayDuty: { title: '休日勤務', lines: ['holidayDuty'] },
  holidayDutyNight: { title: '休日勤務(深夜)', lines: ['holidayDuty', 'nightDuty'] },
  overtime: { title: '時間外', lines: ['overtime'] },
  overtimeNight: { title: '時間外(深夜)', lines: ['overtimeNight'] },
  dayOff: { title: '週休日・休日の時間外', lines: ['dayOff'] },
  dayOffNight: { title: '週休日・休日の時間外(深夜)', lines: ['dayOffNight'] },
  shortTime: { title: '短時間勤務の時間外(7時間45分まで)', lines: ['shortTime'] },
  shortTimeNight: { title: '短時間勤務の時間外(7時間45分まで、深夜)', lines: ['shortTimeNight'] },
  break: { title: '休憩', rule: 'breaks' },
  leave: { title: '休暇中の在庁', rule: 'leaves' },
  unordered: { title: '命令のない在庁', rule: 'orders' },
} as const satisfies Record<string, { title: string } & ({ rule: RuleId } | { lines: readonly PayLine[] })>

export type WorkClass = keyof typeof WORK_CLASSES

/** 正規の勤務時間を超えてした勤務: what the 60 hours and the limits count. Duty on a holiday is within regular hours. */
export const OVERTIME_CLASSES = [
  'overtime',
  'overtimeNight',
  'dayOff',
  'dayOffNight',
  'shortTime',
  'shortTimeNight',
] as const satisfies WorkClass[]

export type OvertimeClass = (typeof OVERTIME_CLASSES)[number]

export const isOvertime = (workClass: WorkClass): workClass is OvertimeClass =>
  (OVERTIME_CLASSES as readonly WorkClass[]).includes(workClass)

export function linesOf(workClass: WorkClass): readonly PayLine[] {
  const found = WORK_CLASSES[workClass]
  return 'lines' in found ? found.lines : []
}

/** The rules that put a minute in its class. */
export function rulesOf(workClass: WorkClass): RuleId[] {
  const found = WORK_CLASSES[workClass]
  return 'rule' in found ? [found.rule] : found.lines.flatMap((line) => PAY_LINES[line].rules as readonly RuleId[])
}

/** Hundredths of the pay of an hour. */
export const percentOf = (rules: RuleSet, line: PayLine): number =>
  PAY_LINES[line].rules.reduce((sum, id) => sum + rules[id].percent, 0)
