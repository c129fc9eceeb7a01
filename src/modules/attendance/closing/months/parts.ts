import { coversWholeTown } from '#kernel/administration/whole-town.ts'
import { getDesks } from '#kernel/approvals/desks/desks.queries.ts'
import { type Desks, standingOf, whoMayAct } from '#kernel/approvals/desks/who-may-act.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import type { Part, StaffMonth } from './month.ts'

/** What somebody is to the months of everybody, at one moment. */
export interface Parts {
  of: (month: Pick<StaffMonth, 'staffId' | 'sectionId'>) => Part
  /** Sections of which they check at least somebody's; all that there are where they have personnel for the whole town. */
  sectionIds: readonly number[]
  isPersonnel: boolean
}

const NOBODY = 0

/** The head of a section checks, as they decide: the stand-in while they are away, the one above for the head's own. */
const turnFor = (desks: Desks, sectionId: number, ownerId: number) =>
  whoMayAct(desks, { position: 'head', sectionId, staffId: null }, ownerId)

export async function partsOf(db: Db<'attendance'>, staff: Staff, now: Temporal.Instant): Promise<Parts> {
  const [desks, isPersonnel] = [await getDesks(db, now), await coversWholeTown(db, staff, 'personnel')]
  const checksOf = (sectionId: number, ownerId: number) => {
    const turn = turnFor(desks, sectionId, ownerId)
    return turn ? standingOf(turn, staff.id) !== undefined : isPersonnel // above the mayor there is nobody
  }
  return {
    isPersonnel,
    of: ({ staffId, sectionId }) => ({
      isOwner: staffId === staff.id,
      checks: staffId !== staff.id && checksOf(sectionId, staffId),
      isPersonnel,
    }),
    sectionIds: [...desks.desks.values()]
      .filter(({ sectionId, head }) => checksOf(sectionId, NOBODY) || (head && checksOf(sectionId, head.id)))
      .map(({ sectionId }) => sectionId),
  }
}
