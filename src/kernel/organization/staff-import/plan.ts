import type { Duty } from '../../identity/staff.ts'
import { type Period, overlaps } from '../period.ts'
import type { Position } from '../position.ts'
import type { Fault } from '#lib/csv/read-sheet.ts'
import { membershipFaults } from './membership-faults.ts'
import { personFaults } from './person-faults.ts'
import type { RosterRow } from './read-row.ts'
import type { Standing } from './standing.ts'

/** A member of staff as they will be. `id` is absent for a new one; what the file does not say stays as it is. */
export interface PlannedPerson {
  id: number | undefined
  signInName: string
  name: string
  nameKana: string
  email: string
  changed: boolean
  memberships: PlannedMembership[]
  duties: { sectionId: number; duties: Duty[] }[]
  identity: { issuer: string; subject: string } | undefined
}

export interface PlannedMembership {
  row: number
  /** Of the membership that begins on the same day in the same section, and is changed. */
  id: number | undefined
  sectionId: number
  position: Position
  period: Period
  changed: boolean
}

export interface Plan {
  people: PlannedPerson[]
  faults: Fault[]
}

const samePeriod = (a: Period, b: Period) => String(a.from) === String(b.from) && String(a.to) === String(b.to)

/** What a file would do, or why it cannot: nothing is half done. */
export function planImport(rows: readonly RosterRow[], standing: Standing): Plan {
  const faults: Fault[] = personFaults(rows, standing)
  const people = new Map<string, PlannedPerson>()
  for (const row of rows) {
    const section = sectionOf(row, standing)
    if (!section) {
      faults.push(unknownSection(row, standing))
      continue
    }
    const person = people.get(row.signInName) ?? personOf(row, standing)
    people.set(row.signInName, person)
    person.memberships.push(membershipOf(row, section.id, person.id, standing))
    if (row.duties) addDuties(person, section.id, row.duties)
    person.identity ??= row.identity
  }
  for (const person of people.values()) person.changed = differs(person, standing)
  return { people: [...people.values()], faults: [...faults, ...membershipFaults([...people.values()], standing)] }
}

const sectionOf = ({ sectionCode, period }: RosterRow, { sections }: Standing) =>
  sections.find(
    ({ code, period: stands }) =>
      code === sectionCode && overlaps(stands, { from: period.from, to: period.from.add({ days: 1 }) }),
  )

function unknownSection({ row, sectionCode, period }: RosterRow, { sections }: Standing): Fault {
  const sameCode = sections.some(({ code }) => code === sectionCode)
  return {
    row,
    column: 'section_code (課コード)',
    reason: sameCode ? `「${sectionCode}」は ${period.from} にはありません` : `「${sectionCode}」という課はありません`,
    right: `次のどれか: ${sections.map(({ code, name }) => `${code}(${name})`).join('、')}`,
  }
}

function personOf(row: RosterRow, { staff }: Standing): PlannedPerson {
  const known = staff.find(({ signInName }) => signInName === row.signInName)
  return {
    id: known?.id,
    signInName: row.signInName,
    name: row.name,
    nameKana: row.nameKana ?? known?.nameKana ?? '',
    email: row.email ?? known?.email ?? '',
    changed: false,
    memberships: [],
    duties: [],
    identity: undefined,
  }
}

function membershipOf(
  row: RosterRow,
  sectionId: number,
  staffId: number | undefined,
  { memberships }: Standing,
): PlannedMembership {
  const known = memberships.find(
    (one) => one.staffId === staffId && one.sectionId === sectionId && one.period.from.equals(row.period.from),
  )
  const { position, period } = row
  const changed = !known || known.position !== position || !samePeriod(known.period, period)
  return { row: row.row, id: known?.id, sectionId, position, period, changed }
}

/** Several lines of one person in one section: the duties of all of them. */
function addDuties(person: PlannedPerson, sectionId: number, duties: Duty[]): void {
  const there = person.duties.find((one) => one.sectionId === sectionId)
  if (there) there.duties = [...new Set([...there.duties, ...duties])]
  else person.duties.push({ sectionId, duties })
}

function differs(person: PlannedPerson, standing: Standing): boolean {
  const known = standing.staff.find(({ id }) => id === person.id)
  if (!known || known.name !== person.name || known.nameKana !== person.nameKana || known.email !== person.email)
    return true
  const { identity } = person
  const held = (sectionId: number) =>
    standing.duties.filter((one) => one.staffId === known.id && one.sectionId === sectionId).map(({ duty }) => duty)
  return (
    person.memberships.some(({ changed }) => changed) ||
    person.duties.some(({ sectionId, duties }) => duties.toSorted().join() !== held(sectionId).toSorted().join()) ||
    (identity !== undefined &&
      !standing.identities.some(({ issuer, subject }) => issuer === identity.issuer && subject === identity.subject))
  )
}
