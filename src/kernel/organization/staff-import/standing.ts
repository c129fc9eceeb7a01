import type { Duty } from '../../identity/staff.ts'
import type { Period } from '../period.ts'
import type { Position } from '../position.ts'

/** What the municipality has already, against which a file is checked. */
export interface Standing {
  sections: { id: number; code: string; name: string; period: Period }[]
  staff: { id: number; signInName: string; name: string; nameKana: string; email: string }[]
  memberships: Membership[]
  duties: { staffId: number; sectionId: number; duty: Duty }[]
  identities: { staffId: number; issuer: string; subject: string }[]
}

export interface Membership {
  id: number
  staffId: number
  sectionId: number
  position: Position
  period: Period
}
