import { type OfficePosition, titleOf } from '../../organization/position.ts'

export interface Person {
  id: number
  name: string
  /** 不在 at this moment. */
  away: boolean
}

/** A section with whoever holds its offices at one moment. Accounts that are disabled hold none. */
export interface Desk {
  sectionId: number
  section: string
  parentId: number | null
  /** False once the section was abolished. */
  stands: boolean
  /** The section that bears its code today, where it was renamed or made anew. */
  successorId: number | null
  head: Person | undefined
  deputies: Person[]
  chiefs: Person[]
  /** 代決者 of that day. */
  standIn: Person | undefined
}

/** Somebody whom a route names in person, with the section they belong to or did last. */
export interface Named extends Person {
  disabled: boolean
  sectionId: number | null
}

export interface Desks {
  desks: ReadonlyMap<number, Desk>
  named: ReadonlyMap<number, Named>
}

/** Where a step stands: at an office, or with one person. */
export type Seat =
  | { position: OfficePosition; sectionId: number; staffId: null }
  | { position: null; sectionId: null; staffId: number }

/** Who may act on a step now. */
export interface Turn {
  /** 移住定住推進課長 */
  title: string
  /** Whose office it is. They may act, away or not. */
  holders: Person[]
  /** Who may act in their place: only while all of them are away, or nobody holds the office. */
  standIns: Person[]
  /** 上位者: the named office has nobody, or only the proposer; so it lies with the one above. */
  above: boolean
}

/**
 * The plain rule of every step: its holder; while the holder is away or missing, the stand-in; where there is neither, or only
 * the proposer, the head of the section above, and so on. Nobody acts on their own proposal, in whatever office.
 */
export function whoMayAct(all: Desks, seat: Seat, proposerId: number): Turn | undefined {
  const others = (people: Person[]) => people.filter(({ id }) => id !== proposerId)
  for (const level of levelsOf(all, seat)) {
    const holders = others(level.holders)
    if (level.holders.length > 0 && holders.length === 0) continue // the proposer's own office
    const here = holders.some(({ away }) => !away)
    const standIns = here
      ? []
      : others(level.standIns).filter(({ id, away }) => !away && !holders.some((h) => h.id === id))
    if (holders.length > 0 || standIns.length > 0) return { ...level, holders, standIns }
  }
  return undefined
}

function levelsOf(all: Desks, seat: Seat): Turn[] {
  if (seat.staffId === null) return officeLevels(all, seat.position, seat.sectionId)
  const person = all.named.get(seat.staffId)
  if (!person) return []
  const own = { title: person.name, holders: person.disabled ? [] : [person], standIns: [], above: false }
  return [own, ...(person.sectionId === null ? [] : officeLevels(all, 'head', person.sectionId, true))]
}

/** An office, then the heads above it. A section that was abolished without a successor has no office any more. */
function officeLevels(all: Desks, position: OfficePosition, sectionId: number, above = false): Turn[] {
  const levels: Turn[] = []
  const own = deskToday(all, sectionId)
  for (let desk = own; desk; desk = desk.parentId === null ? undefined : deskToday(all, desk.parentId)) {
    if (!desk.stands) continue
    if (desk === own && position !== 'head') levels.push(belowHead(desk, position))
    levels.push(headLevel(desk, above || desk !== own || position !== 'head'))
  }
  return levels
}

export function deskToday({ desks }: Desks, sectionId: number): Desk | undefined {
  const desk = desks.get(sectionId)
  return desk && !desk.stands && desk.successorId !== null ? desks.get(desk.successorId) : desk
}

const headLevel = ({ section, head, standIn }: Desk, above: boolean): Turn => ({
  title: titleOf(section, 'head'),
  holders: head ? [head] : [],
  standIns: standIn ? [standIn] : [],
  above,
})

/** While a chief or a deputy is away, the head acts in their place, or whoever stands in for the head. */
function belowHead(desk: Desk, position: 'deputy' | 'chief'): Turn {
  const holders = position === 'deputy' ? desk.deputies : desk.chiefs
  const acting = desk.head && !desk.head.away ? desk.head : desk.standIn
  const standIns = holders.length > 0 && acting ? [acting] : []
  return { title: titleOf(desk.section, position), holders, standIns, above: false }
}

/** What a step is called, whoever acts on it. */
export function seatTitle(all: Desks, seat: Seat): string {
  if (seat.staffId !== null) return all.named.get(seat.staffId)?.name ?? ''
  return titleOf(deskToday(all, seat.sectionId)?.section ?? '', seat.position)
}

/** How somebody acts on a step: in their own office, or in whose place. */
export interface Standing {
  title: string
  asStandIn: boolean
  /** Who is away; undefined where nobody holds the office. */
  inPlaceOf: Person | undefined
  above: boolean
}

export function standingOf(turn: Turn | undefined, staffId: number): Standing | undefined {
  if (!turn) return undefined
  const { title, above, holders, standIns } = turn
  if (holders.some(({ id }) => id === staffId)) return { title, above, asStandIn: false, inPlaceOf: undefined }
  if (!standIns.some(({ id }) => id === staffId)) return undefined
  return { title, above, asStandIn: true, inPlaceOf: holders[0] }
}
