import pg from 'pg'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Says to the database who lives. Jobs are held by the id of a pool of workers; each living pool has an advisory lock on
 * a connection of its own, so that the lock goes with the process, however it dies. Jobs of pools without a lock are set
 * free at once; left alone, graphile-worker would hold them for four hours.
 */
export interface Presence {
  announce: (poolId: string) => void
  /** Frees the jobs of dead pools; returns whose they were. */
  freeTheDead: () => Promise<string[]>
  leave: () => Promise<void>
}

const RECONNECT_MS = 500

const claim = (pool: string) => `hashtextextended('madoguchi worker ' || ${pool}, 0)`

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Returns when the database knows of us, and stays in touch with it. @throws Error where it does not answer */
export async function presenceOn(url: string): Promise<Presence> {
  const ours = new Set<string>()
  let client: pg.Client | undefined = await connect(url)
  let left = false

  async function hold(current: pg.Client): Promise<void> {
    const ended = new Promise<void>((resolve) => current.once('end', () => resolve()))
    try {
      for (const pool of ours) await current.query(`select pg_advisory_lock(${claim('$1')})`, [pool])
      client = current
      if (!left) await ended
    } finally {
      client = undefined
      await current.end().catch(() => {})
    }
  }
  const inTouch = (async () => {
    while (!left) {
      await (client ? hold(client) : connect(url).then(hold)).catch(() => {})
      if (!left) await delay(RECONNECT_MS)
    }
  })()

  return {
    announce(poolId) {
      ours.add(poolId)
      void client?.query(`select pg_advisory_lock(${claim('$1')})`, [poolId]).catch(() => {})
    },
    async freeTheDead() {
      if (!client) return []
      // A lock that can be taken belongs to nobody; it is taken for this statement's transaction only.
      const { rows } = await client.query<{ pool: string }>(
        `with holders as materialized (
           select locked_by as pool from graphile_worker._private_jobs where locked_by is not null
           union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
         dead as materialized (
           select pool from holders where pool <> all ($1::text[]) and pg_try_advisory_xact_lock(${claim('pool')}))
         select pool, graphile_worker.force_unlock_workers(array[pool]) from dead`,
        [[...ours]],
      )
      return rows.map((row) => row.pool)
    },
    async leave() {
      left = true
      await client?.end().catch(() => {})
      await inTouch
    },
  }
}
