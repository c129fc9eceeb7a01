import pg from 'pg'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Says to the database which workers live. Each holds an advisory lock on its own connection, so that the lock goes
 * with the process, however it dies. Jobs of workers without a lock are set free at once; left alone, graphile-worker
 * would hold them for four hours.
 */
export interface Presence {
  announce: (workerId: string) => void
  /** Frees the jobs of dead workers; returns whose they were. */
  freeTheDead: () => Promise<string[]>
  leave: () => Promise<void>
}

const RECONNECT_MS = 500

const claim = (worker: string) => `hashtextextended('madoguchi worker ' || ${worker}, 0)`

export function presenceOn(url: string): Presence {
  const ours = new Set<string>()
  let client: pg.Client | undefined
  let left = false
  let last: Promise<unknown> = Promise.resolve()

  /** One question at a time: they share the connection. */
  function ask<T extends pg.QueryResultRow>(
    on: pg.Client,
    text: string,
    values: unknown[],
  ): Promise<pg.QueryResult<T>> {
    const answer = last.then(() => on.query<T>(text, values))
    last = answer.catch(() => {})
    return answer
  }

  const connected = (async function stayConnected(): Promise<void> {
    while (!left) {
      const next = new pg.Client({ connectionString: url })
      const ended = new Promise<void>((resolve) => next.once('end', () => resolve()))
      next.on('error', () => {})
      try {
        await next.connect()
        client = next
        for (const worker of ours) await ask(next, `select pg_advisory_lock(${claim('$1')})`, [worker])
        await ended
      } catch {
        await next.end().catch(() => {})
      }
      client = undefined
      if (!left) await delay(RECONNECT_MS)
    }
  })()

  return {
    announce(workerId) {
      ours.add(workerId)
      if (client) ask(client, `select pg_advisory_lock(${claim('$1')})`, [workerId]).catch(() => {})
    },
    async freeTheDead() {
      if (!client) return []
      // A lock that can be taken belongs to nobody; it is taken for this statement's transaction only.
      const { rows } = await ask<{ worker: string }>(
        client,
        `with holders as materialized (
           select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
           union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
         dead as materialized (
           select worker from holders where worker <> all ($1::text[]) and pg_try_advisory_xact_lock(${claim('worker')}))
         select worker, graphile_worker.force_unlock_workers(array[worker]) from dead`,
        [[...ours]],
      )
      return rows.map((row) => row.worker)
    },
    async leave() {
      left = true
      await client?.end().catch(() => {})
      await connected
    },
  }
}
