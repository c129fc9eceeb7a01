import type { Db, Tx } from '#lib/db/connect.ts'
import { DUTIES } from '../identity/staff.ts'
import type { NewMunicipality } from './new-municipality.ts'

/** Code and name that a database already has, if it was filled before. */
export const findIdentity = (db: Db) => db.selectFrom('kernel.municipality').select(['code', 'name']).executeTakeFirst()

/** Profile, hours from 8:30 to 17:15 on weekdays, and the root section; what is there already stays. @returns the root */
export async function insertFirstRows(tx: Tx, wanted: NewMunicipality, from: Temporal.PlainDate): Promise<number> {
  const { code, name, nameKana } = wanted
  const inserted = await tx
    .insertInto('kernel.municipality')
    .values({ code, name, name_kana: nameKana })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows) {
    const [opens, closes] = [Temporal.PlainTime.from('08:30'), Temporal.PlainTime.from('17:15')]
    await tx
      .insertInto('kernel.office_hours')
      .values([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes })))
      .execute()
  }
  const root = await tx.selectFrom('kernel.sections').select('id').where('parent_id', 'is', null).executeTakeFirst()
  if (root) return root.id
  const { id } = await tx
    .insertInto('kernel.sections')
    .values({ code: wanted.slug.replaceAll('_', '-'), name, valid_from: from })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The first member of staff, who may let everybody else in. Undefined where the sign-in name is taken. */
export async function insertAdmin(
  tx: Tx,
  admin: NonNullable<NewMunicipality['admin']>,
  passwordHash: string,
  rootId: number,
): Promise<number | undefined> {
  const staff = await tx
    .insertInto('kernel.staff')
    .values({
      sign_in_name: admin.signInName,
      name: admin.name,
      password_hash: passwordHash,
      password_is_temporary: true,
    })
    .onConflict((conflict) => conflict.column('sign_in_name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!staff) return undefined
  const duties = DUTIES.filter((duty) => duty !== 'answer')
  await tx
    .insertInto('kernel.duties')
    .values(duties.map((duty) => ({ staff_id: staff.id, section_id: rootId, duty })))
    .execute()
  return staff.id
}
