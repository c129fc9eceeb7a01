import { type Desks, standingOf, whoMayAct } from './who-may-act.ts'

/** Whether somebody acts today as the head of a section toward one of its people: never toward themselves. */
export const actsAsHead = (
  desks: Desks,
  staffId: number,
  { sectionId, staffId: memberId }: { sectionId: number; staffId: number },
): boolean =>
  standingOf(whoMayAct(desks, { position: 'head', sectionId, staffId: null }, memberId), staffId) !== undefined

/** Whether somebody heads a section, or stands in for its head. */
export const isHeadSomewhere = ({ desks }: Desks, staffId: number): boolean =>
  [...desks.values()].some(({ head, standIn }) => head?.id === staffId || standIn?.id === staffId)
