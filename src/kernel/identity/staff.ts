/** 職務 a member of staff may hold for a section: answer inquiries, change settings, manage personnel, read the audit trail. */
export const DUTIES = ['answer', 'settings', 'personnel', 'audit'] as const
export type Duty = (typeof DUTIES)[number]

/** 職員: whoever is signed in, with the sections that each duty covers today (a duty covers the section and all below it). */
export interface Staff {
  id: number
  name: string
  signInName: string
  /** Sections of the current memberships. */
  sectionIds: number[]
  covers: Record<Duty, number[]>
}

export const sectionsFor = (staff: Staff, duty: Duty): number[] => staff.covers[duty]

export const hasDuty = (staff: Staff, duty: Duty): boolean => staff.covers[duty].length > 0

export const coversSection = (staff: Staff, duty: Duty, sectionId: number): boolean =>
  staff.covers[duty].includes(sectionId)
