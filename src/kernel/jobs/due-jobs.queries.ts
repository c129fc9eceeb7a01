import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'

/** Whether a job of these tasks could run now. */
export async function isAnyDue(db: Db, tasks: string[]): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from graphile_worker.jobs where task_identifier = any(${tasks}) and run_at <= now()
      and locked_at is null and attempts < max_attempts) as due`.execute(db)
  return rows[0]!.due
}
