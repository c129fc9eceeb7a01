import type { Db, Tx } from '#lib/db/connect.ts'
import { type Actor, record } from '../../audit/record.ts'
import type { Fault } from '#lib/csv/read-sheet.ts'
import {
  insertMembership,
  linkIdentity,
  readStanding,
  savePerson,
  setDuties,
  updateMembership,
} from './import.queries.ts'
import { type PlannedMembership, type PlannedPerson, planImport } from './plan.ts'
import { readRoster } from './read-roster.ts'

export interface Imported {
  created: string[]
  updated: string[]
  unchanged: string[]
  /** Not empty: nothing was changed. */
  faults: Fault[]
}

const names = (people: PlannedPerson[]) => people.map(({ signInName }) => signInName)

/** 職員の一括登録: takes a file of staff in as a whole, or not at all. `dryRun` only says what it would do. */
export function importStaff(
  db: Db,
  now: Temporal.Instant,
  actor: Actor,
  bytes: Uint8Array,
  dryRun = false,
): Promise<Imported> {
  return db.transaction().execute(async (tx) => {
    const { rows, faults: unreadable } = readRoster(bytes)
    const plan = planImport(rows, await readStanding(tx))
    const faults = [...unreadable, ...plan.faults].sort((a, b) => a.row - b.row)
    if (faults.length > 0) return { created: [], updated: [], unchanged: [], faults }
    const changed = plan.people.filter((person) => person.changed)
    if (!dryRun) await apply(tx, now, actor, changed)
    return {
      created: names(changed.filter(({ id }) => id === undefined)),
      updated: names(changed.filter(({ id }) => id !== undefined)),
      unchanged: names(plan.people.filter((person) => !person.changed)),
      faults,
    }
  })
}

const isHead = ({ position }: PlannedMembership) => position === 'head'

async function apply(tx: Tx, now: Temporal.Instant, actor: Actor, people: PlannedPerson[]): Promise<void> {
  const standing = people
    .flatMap((person) => person.memberships)
    .filter(({ id, changed }) => id !== undefined && changed)
  // Whoever is head no more first, or the next head would be a second one for a moment.
  const [heads, others] = [standing.filter(isHead), standing.filter((one) => !isHead(one))]
  for (const membership of [...others, ...heads]) await updateMembership(tx, membership)
  const saved: { id: number; person: PlannedPerson }[] = []
  for (const person of people) {
    const id = await savePerson(tx, person)
    for (const one of person.memberships) if (one.id === undefined) await insertMembership(tx, id, one)
    for (const { sectionId, duties } of person.duties) await setDuties(tx, id, sectionId, duties)
    if (person.identity) await linkIdentity(tx, id, person.identity.issuer, person.identity.subject)
    saved.push({ id, person })
  }
  for (const { id, person } of saved) {
    const { memberships, duties, identity } = person
    await record(tx, now, actor, person.id === undefined ? 'staff.created' : 'staff.updated', `staff:${id}`, {
      from: 'import',
      memberships: memberships.map(({ sectionId, position, period }) => ({
        sectionId,
        position,
        from: String(period.from),
        to: period.to ? String(period.to) : null,
      })),
      duties,
      ...(identity && { issuer: identity.issuer }),
    })
  }
}
