import { sql } from 'kysely'
import type { Tx } from '#lib/db/connect.ts'
import type { Duty } from '../../identity/staff.ts'
import type { Position } from '../position.ts'
import type { PlannedMembership, PlannedPerson } from './plan.ts'
import type { Standing } from './standing.ts'

/** All staff and where they belong; nobody else changes memberships until the transaction ends. */
export async function readStanding(tx: Tx): Promise<Standing> {
  await sql`lock table kernel.staff, kernel.memberships in share row exclusive mode`.execute(tx)
  const sections = await tx.selectFrom('kernel.sections').selectAll().orderBy('code').execute()
  const memberships = await tx.selectFrom('kernel.memberships').selectAll().execute()
  const duties = await tx.selectFrom('kernel.duties').selectAll().execute()
  return {
    sections: sections.map(({ id, code, name, valid_from: from, valid_to: to }) => ({
      id,
      code,
      name,
      period: { from, to: to ?? undefined },
    })),
    staff: await tx
      .selectFrom('kernel.staff')
      .select(['id', 'sign_in_name as signInName', 'name', 'name_kana as nameKana', 'email'])
      .execute(),
    memberships: memberships.map((one) => ({
      id: one.id,
      staffId: one.staff_id,
      sectionId: one.section_id,
      position: one.position as Position,
      period: { from: one.valid_from, to: one.valid_to ?? undefined },
    })),
    duties: duties.map((one) => ({ staffId: one.staff_id, sectionId: one.section_id, duty: one.duty as Duty })),
    identities: await tx
      .selectFrom('kernel.staff_identities')
      .select(['staff_id as staffId', 'issuer', 'subject'])
      .execute(),
  }
}

/** @returns the id of the member of staff */
export async function savePerson(tx: Tx, person: PlannedPerson): Promise<number> {
  const { name, nameKana: name_kana, email } = person
  if (person.id !== undefined) {
    await tx
      .updateTable('kernel.staff')
      .set({ name, name_kana, email, version: sql`version + 1` })
      .where('id', '=', person.id)
      .execute()
    return person.id
  }
  const { id } = await tx
    .insertInto('kernel.staff')
    .values({ sign_in_name: person.signInName, name, name_kana, email })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Shortens and changes what is there. Before new ones are inserted: a head must go before the next one comes. */
export async function updateMembership(tx: Tx, { id, position, period }: PlannedMembership): Promise<void> {
  await tx
    .updateTable('kernel.memberships')
    .set({ position, valid_to: period.to ?? null })
    .where('id', '=', id ?? 0)
    .execute()
}

export async function insertMembership(tx: Tx, staffId: number, planned: PlannedMembership): Promise<void> {
  const { sectionId: section_id, position, period } = planned
  await tx
    .insertInto('kernel.memberships')
    .values({ staff_id: staffId, section_id, position, valid_from: period.from, valid_to: period.to ?? null })
    .execute()
}

/** Exactly these duties at this section; those at other sections stay. */
export async function setDuties(tx: Tx, staffId: number, sectionId: number, duties: Duty[]): Promise<void> {
  await tx
    .deleteFrom('kernel.duties')
    .where('staff_id', '=', staffId)
    .where('section_id', '=', sectionId)
    .where((eb) => eb.not(eb('duty', '=', eb.fn.any(eb.val(duties)))))
    .execute()
  if (duties.length === 0) return
  await tx
    .insertInto('kernel.duties')
    .values(duties.map((duty) => ({ staff_id: staffId, section_id: sectionId, duty })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function linkIdentity(tx: Tx, staffId: number, issuer: string, subject: string): Promise<void> {
  await tx
    .insertInto('kernel.staff_identities')
    .values({ staff_id: staffId, issuer, subject })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
