import type { Actor } from '#kernel/audit/record.ts'
import type { Stay } from './stay.ts'

/** Whoever acts on a stay: the firm by an address that it holds, the section, or time. */
export type Who = { side: 'firm' } | { side: 'section'; staffId: number } | { side: 'time' }

export const actorOn = ({ companyId }: Pick<Stay, 'companyId'>, who: Who): Actor => {
  if (who.side === 'section') return `staff:${who.staffId}`
  return who.side === 'firm' ? `company:${companyId}` : 'system:worker'
}

export const staffOf = (who: Who): number | undefined => (who.side === 'section' ? who.staffId : undefined)
