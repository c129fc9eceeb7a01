import type { Module } from '#kernel/program.ts'
import { attendanceApi, scopes } from './api.routes.ts'
import { attendanceRoutes } from './console.routes.tsx'
import { CORRECTION } from './corrections/correction.ts'
import { correctionMatter } from './corrections/correction-matter.ts'
import { clockCard } from './punches/clock-card.tsx'
import { LEAVE_MATTER, TELEWORK_MATTER } from './requests/request.ts'
import { requestMatter } from './requests/request-matter.ts'

export { COLUMNS as LEAVE_YEAR_COLUMNS, importLeaveYears } from './leave-years/import-leave-years.ts'
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
    'day_request.cancelled': '承認された休暇・在宅勤務を取り消した',
    'leave_book.viewed': '休暇簿を見た',
    'leave_year.recorded': '年次有給休暇の繰越しを登録した',
  },
  matters: {
    [CORRECTION]: correctionMatter,
    [LEAVE_MATTER]: requestMatter('休暇'),
    [TELEWORK_MATTER]: requestMatter('在宅勤務'),
  },
  today: clockCard,
  navigation: async () => [{ href: '/console/attendance', text: '勤怠', icon: 'clock' }],
}
