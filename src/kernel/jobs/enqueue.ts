import { type Kysely, sql, type Transaction } from 'kysely'

export interface JobOptions {
  /** Jobs of one queue run one after the other. */
  queue?: string
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string
  runAt?: Temporal.Instant
  maxAttempts?: number
}

/** Adds a job in the transaction that makes it necessary: both happen, or neither. */
export async function enqueue<T>(
  tx: Transaction<T> | Kysely<T>,
  task: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, queue_name := ${options.queue ?? null},
    run_at := ${options.runAt ?? null}::timestamptz, max_attempts := ${options.maxAttempts ?? 25}, job_key := ${options.key ?? null})`.execute(
    tx,
  )
}

/** Tells open screens, when the transaction commits, that something changed. */
export async function tellScreens<T>(tx: Transaction<T>, word: string): Promise<void> {
  await sql`select pg_notify('live', ${word})`.execute(tx)
}
