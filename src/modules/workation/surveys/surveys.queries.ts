import type { Db } from '#lib/db/connect.ts'

export async function findSurvey(db: Db<'workation'>, stayId: number) {
  return await db.selectFrom('workation.surveys').selectAll().where('stay_id', '=', stayId).executeTakeFirst()
}
