import pg from 'pg'
import { serverVersion } from './database.queries.ts'
import { createDatabase, databaseOf, EMBEDDED_DIRECTORY, urlOfDatabase } from '#kernel/municipality/provision.ts'
import type { Settings } from '#kernel/settings.ts'
import { placeFor } from '#lib/postgres/binaries.ts'
import { startEmbeddedPostgres } from '#lib/postgres/embedded.ts'
import { StartError } from '#lib/start-error.ts'

export interface Database {
  /** What to call it on the screen. */
  name: string
  /** The directory's database, as the program connects to it and as its owner does. */
  url: string
  ownerUrl: string
  stop: () => Promise<void>
}

const OLDEST_VERSION = 150_000
const MISSING_DATABASE = '3D000'

/** The PostgreSQL of DATABASE_URL, or our own in DATA_DIR. */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (settings.DATABASE_URL) {
    const ownerUrl = settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL
    const name = `PostgreSQL ${await checkServer(ownerUrl)} (DATABASE_URL)`
    return { name, url: settings.DATABASE_URL, ownerUrl, stop: async () => {} }
  }
  const server = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR })
  await createDatabase(server.url('postgres'), EMBEDDED_DIRECTORY)
  const { base } = placeFor(settings.DATA_DIR)
  const notes = [
    server.adopted && '動いていたものを引き継ぎました',
    base !== settings.DATA_DIR && `置き場所 ${base}`, // root's home lets PostgreSQL's account not in
  ].filter(Boolean)
  const version = await checkServer(server.url(EMBEDDED_DIRECTORY))
  const name = `PostgreSQL ${version}${notes.length > 0 ? ` (${notes.join('、')})` : ''}`
  return { name, url: server.url(EMBEDDED_DIRECTORY), ownerUrl: server.url(EMBEDDED_DIRECTORY), stop: server.stop }
}

/** Makes the directory's database where it is missing. @returns the server's version in words */
async function checkServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (error) {
    if ((error as pg.DatabaseError).code !== MISSING_DATABASE) throw unreachable(error as Error)
    await createDatabase(urlOfDatabase(url, 'postgres'), databaseOf(url))
    return checkServer(url)
  }
  const { number, words } = await serverVersion(client)
  await client.end()
  if (number < OLDEST_VERSION)
    throw new StartError(`PostgreSQL 15 以上が必要です。これは ${words} です (PostgreSQL ≥ 15 is needed).`)
  return words
}

const unreachable = (error: Error) =>
  new StartError(
    `DATABASE_URL の PostgreSQL に接続できません。住所と権限を確かめてください (cannot connect): ${error.message || (error as NodeJS.ErrnoException).code}`,
  )
