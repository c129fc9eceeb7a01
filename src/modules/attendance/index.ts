import type { Module } from '#kernel/program.ts'
import { attendanceApi, scopes } from './api.routes.ts'
import { attendanceRoutes } from './console.routes.tsx'
import { closingWaits } from './closing/waiting.ts'
import { CORRECTION } from './corrections/correction.ts'
import { correctionMatter } from './corrections/correction-matter.ts'
import { orderMatter } from './overtime/asking/order-matter.ts'
import { waitingConfirmations } from './overtime/confirming/waiting-confirmations.ts'
import { OVERTIME } from './overtime/order.ts'
import { clockCard } from './punches/clock-card.tsx'
import { LEAVE_MATTER, TELEWORK_MATTER } from './requests/request.ts'
import { requestMatter } from './requests/request-matter.ts'

export { COLUMNS as PAY_BASE_COLUMNS, importPayBases } from './closing/figures/import-pay-bases.ts'
export { checkMonths } from './closing/months/check-months.ts'
export { listMonthsFor } from './closing/months/list-months.ts'
export { lockMonths } from './closing/months/lock-months.ts'
export { insertActs } from './closing/months/months.queries.ts'
export { submitMonth } from './closing/months/submit-month.ts'
export { changeLayout } from './closing/payroll/change-layout.ts'
export { exportPayroll } from './closing/payroll/export-payroll.ts'
export { verifyMonths } from './closing/verify-months.queries.ts'
export { COLUMNS as LEAVE_YEAR_COLUMNS, importLeaveYears } from './leave-years/import-leave-years.ts'
export { listDrivenSections } from './overtime/limits/driven-sections.queries.ts'
export { addDrivenSection, removeDrivenSection } from './overtime/limits/set-driven-section.ts'
export { askOrGive } from './overtime/asking/ask-or-give.ts'
export { askRequest, readTyped } from './requests/ask-request.ts'
export { compute } from './rules/compute/compute.ts'
export { computeInputJsonSchema } from './rules/compute/input.ts'
export { Faults } from './rules/fault.ts'
export { read } from './rules/read.ts'
export { type Overrides, overridesSchema, type RuleId } from './rules/rule-set/rule-set.ts'
export { ruleSetOn } from './rules/rule-set/rule-set-on.ts'
export { computedAsJson } from './rules/words/computed-as-json.ts'
export { computedInWords } from './rules/words/computed-in-words.ts'
export { explainFigure, ruleInWords } from './rules/words/explain.ts'

/** 勤怠: who worked when and where, and the book that shows it. */
export const attendance: Module = {
  name: 'attendance',
  console: attendanceRoutes,
  api: attendanceApi,
  scopes,
  actions: {
    'attendance_book.viewed': '出勤簿を見た',
    'attendance_month.checked': '月の出勤簿を確認した',
    'attendance_month.locked': '月を締めた',
    'attendance_month.returned': '月の出勤簿を差し戻した',
    'attendance_month.submitted': '月の出勤簿を提出した',
    'attendance_month.taken_back': '月の出勤簿の提出を取り消した',
    'attendance_month.unlocked': '月の締めを解いた',
    'day_request.cancelled': '承認された休暇・在宅勤務を取り消した',
    'driven_section.added': '他律的業務の課に指定した',
    'driven_section.ended': '他律的業務の課の指定をやめた',
    'leave_book.viewed': '休暇簿を見た',
    'overtime.viewed': '時間外勤務を見た',
    'overtime_order.cancelled': '時間外勤務命令を取り消した',
    'overtime_order.confirmed': '時間外勤務を確認した',
    'overtime_order.given': '時間外勤務を命じた',
    'leave_year.recorded': '年次有給休暇の繰越しを登録した',
    'pay_base.recorded': '給与の基礎を登録した',
    'payroll.exported': '給与の CSV を出した',
    'payroll.layout_changed': '給与連携のレイアウトを変えた',
  },
  matters: () => ({
    [CORRECTION]: correctionMatter,
    [OVERTIME]: orderMatter,
    [LEAVE_MATTER]: requestMatter('休暇'),
    [TELEWORK_MATTER]: requestMatter('在宅勤務'),
  }),
  today: clockCard,
  async waiting({ db }, staff, now) {
    const [months, orders] = [await closingWaits(db, staff, now), await waitingConfirmations(db, staff, now)]
    return { ...months, items: [...orders.items, ...months.items] }
  },
  navigation: async () => [{ href: '/console/attendance', text: '勤怠', icon: 'clock' }],
}
