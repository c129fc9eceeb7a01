import { z } from 'zod'

const minutes = z.int().min(0)
const percent = z.int().min(0).max(1000)
const time = z.iso.time({ precision: -1 })

/** A rule: its name, the article it stands on, and its numbers. */
const rule = <Values extends z.ZodRawShape>(values: Values) =>
  z.strictObject({ title: z.string().min(1), article: z.string().min(1), ...values })

/** 特別休暇: one kind of it, under its item (号) of the article. */
const specialLeaveKind = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
  title: z.string().min(1).max(40),
  item: z.string().min(1),
  /** So many days a calendar year or for one request; days off in between count where `counts` says `days`. */
  most: z
    .strictObject({
      days: z.int().min(1),
      per: z.enum(['year', 'request']),
      counts: z.enum(['workdays', 'days']),
    })
    .optional(),
  hourly: z.boolean(),
  /** Only in these months, both included. */
  months: z.tuple([z.int().min(1).max(12), z.int().min(1).max(12)]).optional(),
  /** What whoever asks and whoever decides should know. */
  note: z.string().max(200).optional(),
})

/**
 * 勤務条件: every number that working time is computed with, each under the article that sets it. All minutes are whole
 * minutes, all percentages hundredths of the pay of an hour.
 */
export const ruleSetSchema = z.strictObject({
  week: rule({ minutes }),
  day: rule({ minutes }),
  starts: rule({ earliest: time, latest: time, everyMinutes: z.int().min(1), breakFrom: time, breakMinutes: minutes }),
  longestDuty: rule({ minutes }),
  breaks: rule({ least: z.array(z.strictObject({ above: minutes, minutes })) }),
  orders: rule({}),
  leaves: rule({}),
  compensatoryDay: rule({}),
  overtime: rule({ percent }),
  overtimeOnDaysOff: rule({ percent }),
  shortTimeOvertime: rule({ percent, untilMinutes: minutes }),
  nightAddition: rule({ percent, from: time, until: time }),
  sixtyHours: rule({ minutes, percent, countsSundays: z.boolean() }),
  holidayDuty: rule({ percent }),
  nightDuty: rule({ percent }),
  monthlyRounding: rule({ upFromMinutes: z.int().min(1).max(60) }),
  hourlyPay: rule({ weeks: z.int().min(1), deductedDays: z.int().min(0).max(30) }),
  yenRounding: rule({ upFromHundredths: z.int().min(1).max(100) }),
  annualLeave: rule({ days: z.int().min(0), daysByMonthsOfService: z.array(z.int().min(0)).length(12) }),
  shortTimeLeave: rule({ weekDays: z.int().min(1), upFromTenths: z.int().min(1).max(10) }),
  leaveUnits: rule({ minutes: z.int().min(1), halfDays: z.boolean() }),
  leaveDay: rule({ minutes: z.int().min(1) }),
  carryOver: rule({ days: z.int().min(0) }),
  sickLeave: rule({ days: z.int().min(1) }),
  specialLeave: rule({ unitMinutes: z.int().min(1), kinds: z.array(specialLeaveKind) }),
  ordinaryLimits: rule({ month: minutes, year: minutes }),
  drivenLimits: rule({
    monthBelow: minutes,
    year: minutes,
    average: minutes,
    averagedMonths: z.int().min(2).max(12),
    above: minutes,
    monthsAbove: z.int().min(0).max(12),
  }),
  interview: rule({ minutes }),
})

export type RuleSet = z.output<typeof ruleSetSchema>
export type RuleId = keyof RuleSet

/** 条例による読替え: the articles that a town sets itself, from the first of a month on, until a later override of the same rule. */
export const overridesSchema = z.array(
  z.strictObject({
    from: z.iso.date().regex(/-01$/, '月の初日にしてください (例 2026-04-01)'),
    rules: ruleSetSchema.partial(),
  }),
)

export type Overrides = z.output<typeof overridesSchema>
