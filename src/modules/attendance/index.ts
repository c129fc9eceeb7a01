import type { Module } from '#kernel/program.ts'
import { attendanceApi, scopes } from './api.routes.ts'
import { attendanceRoutes } from './console.routes.tsx'
import { CORRECTION } from './corrections/correction.ts'
import { correctionMatter } from './corrections/correction-matter.ts'
import { clockCard } from './punches/clock-card.tsx'

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
  actions: { 'attendance_book.viewed': '出勤簿を見た' },
  matters: { [CORRECTION]: correctionMatter },
  today: clockCard,
  navigation: async () => [{ href: '/console/attendance', text: '勤怠', icon: 'clock' }],
}
