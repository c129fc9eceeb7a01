import type { Kysely } from 'kysely'
import type pg from 'pg'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import type { DB } from '#lib/db/generated.ts'
import { type Live, liveOn } from '#lib/db/live.ts'
import { type Entry, findEntry, findEntryByHost, listEntries, pingDirectory } from './directory.queries.ts'
import { urlOfDatabase } from './provision.ts'

/** 自治体: one municipality that this process serves, with its own database. Nothing of one is reachable from another. */
export interface Municipality {
  slug: string
  publicUrl: string
  databaseUrl: string
  pool: pg.Pool
  db: Kysely<DB>
  live: Live
}

export interface Municipalities {
  findByHost: (host: string) => Promise<Municipality | undefined>
  /** @throws Error when the directory does not know the slug */
  get: (slug: string) => Promise<Municipality>
  all: () => Promise<Municipality[]>
  /** Answers when the directory does: for /readyz. */
  ping: () => Promise<void>
  close: () => Promise<void>
}

const HOST_MEMORY_MS = 5_000
const HOSTS_REMEMBERED = 1_000

/** Opens municipalities as their host names are asked for; pools close their own idle connections. */
export function openMunicipalities(directoryUrl: string, poolSize: number): Municipalities {
  const directory = openPool({ url: directoryUrl, max: 4 })
  const open = new Map<string, Municipality>()
  const hosts = new Map<string, { entry: Entry | undefined; until: number }>()

  function opened(entry: Entry): Municipality {
    const known = open.get(entry.slug)
    if (known) {
      known.publicUrl = entry.publicUrl
      return known
    }
    const databaseUrl = urlOfDatabase(directoryUrl, entry.database)
    const pool = openPool({ url: databaseUrl, max: poolSize })
    const fresh: Municipality = {
      slug: entry.slug,
      publicUrl: entry.publicUrl,
      databaseUrl,
      pool,
      db: kyselyOn(pool),
      live: liveOn(databaseUrl),
    }
    open.set(entry.slug, fresh)
    return fresh
  }

  return {
    async findByHost(host) {
      const remembered = hosts.get(host)
      if (remembered && remembered.until > performance.now()) return remembered.entry && opened(remembered.entry)
      const entry = await findEntryByHost(directory, host)
      if (hosts.size >= HOSTS_REMEMBERED) hosts.clear()
      hosts.set(host, { entry, until: performance.now() + HOST_MEMORY_MS })
      return entry && opened(entry)
    },
    async get(slug) {
      const known = open.get(slug)
      if (known) return known
      const entry = await findEntry(directory, slug)
      if (!entry) throw new Error(`no municipality ${slug} in the directory`)
      return opened(entry)
    },
    async all() {
      return (await listEntries(directory)).map(opened)
    },
    async ping() {
      await pingDirectory(directory)
    },
    async close() {
      await Promise.all([...open.values()].map((one) => one.live.close()))
      await Promise.all([directory.end(), ...[...open.values()].map((one) => one.pool.end())])
    },
  }
}
