import type { RuleSet } from './rule-set.ts'

/** The first day for which all of these articles are in force together: that of the limits (規則15-14第16条の2の2). */
export const NATIONAL_FROM = '2019-04-01'

const hours = (count: number) => count * 60

/** 国の基準: what ordinances follow. Where a town's own ordinance differs, it overrides the rule. */
export const national: RuleSet = {
  week: { title: '1週間の勤務時間', article: '勤務時間法5条1項', minutes: 2325 },
  day: { title: '1日の勤務時間', article: '勤務時間法6条2項', minutes: 465 },
  // Not of the law: the office hours most towns have, with the staggered starts of 京都府.
  starts: {
    title: '始業時刻(時差出勤)',
    article: '任命権者が定める割振り',
    earliest: '08:00',
    latest: '09:30',
    everyMinutes: 30,
    breakFrom: '12:00',
    breakMinutes: 60,
  },
  longestDuty: { title: '一回の勤務の上限', article: '規則15-14第5条1項', minutes: hours(16) },
  breaks: {
    title: '休憩時間',
    article: '労働基準法34条1項',
    least: [
      { above: hours(6), minutes: 45 },
      { above: hours(8), minutes: 60 },
    ],
  },
  orders: { title: '時間外・休日の勤務は命令による', article: '勤務時間法13条2項・14条' },
  leaves: { title: '休暇', article: '勤務時間法16条' },
  compensatoryDay: { title: '休日の代休日', article: '勤務時間法15条' },
  overtime: { title: '時間外勤務(勤務日)', article: '給与法16条1項1号・規則9-97第2条1号', percent: 125 },
  overtimeOnDaysOff: { title: '時間外勤務(週休日・休日)', article: '給与法16条1項2号・規則9-97第2条2号', percent: 135 },
  shortTimeOvertime: {
    title: '短時間勤務の職員の7時間45分まで',
    article: '給与法16条2項',
    percent: 100,
    untilMinutes: 465,
  },
  nightAddition: { title: '深夜の加算', article: '給与法16条1項', percent: 25, from: '22:00', until: '05:00' },
  // 給与法16条3項 lets a rule leave weekly days off out; since 2011 規則9-97 leaves none out.
  sixtyHours: {
    title: '1箇月60時間を超える時間外勤務',
    article: '給与法16条3項',
    minutes: hours(60),
    percent: 150,
    countsSundays: true,
  },
  holidayDuty: { title: '休日給', article: '給与法17条・規則9-43第3条', percent: 135 },
  nightDuty: { title: '夜勤手当', article: '給与法18条', percent: 25 },
  monthlyRounding: { title: '月の時間数の端数', article: '昭和63年3月14日基発150号', upFromMinutes: 30 },
  hourlyPay: { title: '勤務1時間当たりの給与額', article: '給与法19条', weeks: 52, deductedDays: 0 },
  yenRounding: { title: '1時間当たりの額の端数', article: '給与法18条の2', upFromHundredths: 50 },
  annualLeave: {
    title: '年次有給休暇',
    article: '勤務時間法17条1項・規則15-14別表第1',
    days: 20,
    daysByMonthsOfService: [2, 3, 5, 7, 8, 10, 12, 13, 15, 17, 18, 20],
  },
  shortTimeLeave: { title: '短時間勤務の職員の年次有給休暇', article: '規則15-14第18条', weekDays: 5, upFromTenths: 5 },
  leaveUnits: { title: '年次有給休暇の単位', article: '規則15-14第20条1項', minutes: 60, halfDays: false },
  leaveDay: { title: '時間単位の休暇の日への換算', article: '規則15-14第20条2項', minutes: 465 },
  carryOver: { title: '年次有給休暇の繰越し', article: '勤務時間法17条2項・規則15-14第19条', days: 20 },
  ordinaryLimits: {
    title: '時間外勤務の上限',
    article: '規則15-14第16条の2の2第1項1号',
    month: hours(45),
    year: hours(360),
  },
  drivenLimits: {
    title: '時間外勤務の上限(他律的業務)',
    article: '規則15-14第16条の2の2第1項2号',
    monthBelow: hours(100),
    year: hours(720),
    average: hours(80),
    averagedMonths: 6,
    above: hours(45),
    monthsAbove: 6,
  },
  interview: { title: '申出がなくても医師の面接指導', article: '規則10-4', minutes: hours(100) },
}
