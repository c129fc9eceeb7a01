import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'

/** Sections whose records and datasets somebody may change: see mayKeep. */
export const ownSections = (staff: Staff): number[] => [
  ...new Set([...staff.sectionIds, ...sectionsFor(staff, 'answer')]),
]
