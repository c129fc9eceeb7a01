import type { Db } from '#lib/db/connect.ts'

/** Everybody who may sign in. */
export const listPeople = (db: Db<'workplaces'>): Promise<{ id: number; name: string }[]> =>
  db
    .selectFrom('kernel.staff')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .orderBy('name_kana')
    .orderBy('id')
    .execute()
