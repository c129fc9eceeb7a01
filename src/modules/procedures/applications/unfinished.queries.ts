import type { Db, Tx } from '#lib/db/connect.ts'
import type { Form } from '../definition/reading/form.ts'

/** As it was typed on a page that could not be saved. */
export async function findUnfinished(
  db: Db<'procedures'>,
  applicationId: string,
  page: string,
): Promise<Form | undefined> {
  const row = await db
    .selectFrom('procedures.unfinished')
    .select('form')
    .where('application_id', '=', applicationId)
    .where('page', '=', page)
    .executeTakeFirst()
  return row?.form as Form | undefined
}

export async function keepUnfinished(
  tx: Tx<'procedures'>,
  applicationId: string,
  page: string,
  typed: Form,
): Promise<void> {
  const form = JSON.stringify(typed)
  await tx
    .insertInto('procedures.unfinished')
    .values({ application_id: applicationId, page, form })
    .onConflict((conflict) => conflict.columns(['application_id', 'page']).doUpdateSet({ form }))
    .execute()
}

/** Of one page, or of all. */
export async function dropUnfinished(tx: Tx<'procedures'>, applicationId: string, page?: string): Promise<void> {
  let drop = tx.deleteFrom('procedures.unfinished').where('application_id', '=', applicationId)
  if (page !== undefined) drop = drop.where('page', '=', page)
  await drop.execute()
}
