import { sql, type Transaction } from 'kysely'

/** Takes back jobs that nobody is at, such as one that was given up and still holds what it was to say. */
export async function forgetJobs<T>(tx: Transaction<T>, task: string, payload: Record<string, unknown>): Promise<void> {
  await sql`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = ${task} and j.locked_at is null
      and j.payload::jsonb @> ${JSON.stringify(payload)}::jsonb`.execute(tx)
}
