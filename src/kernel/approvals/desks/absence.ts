export const ABSENCES = { leave: '休暇', trip: '出張', sickness: '病気', other: 'そのほか' } as const
export type AbsenceKind = keyof typeof ABSENCES

/** 不在: somebody is away; their stand-in may act meanwhile. */
export interface Absence {
  id: number
  staffId: number
  name: string
  beginsAt: Temporal.Instant
  endsAt: Temporal.Instant
  kind: AbsenceKind
}

export interface NewAbsence {
  staffId: number
  beginsAt: Temporal.Instant
  endsAt: Temporal.Instant
  kind: AbsenceKind
  /** The record it comes from, where a module keeps one: `attendance.leave:12`. */
  source?: string
  recordedBy?: number
}
