// 電話メモ, as somebody at the desk takes it.
export { tryCall } from './attempts/try-call.ts'
export type { Outcome } from './attempts/attempt.ts'
export type { CallForm } from './call.ts'
export { recordCall } from './record-call.ts'
