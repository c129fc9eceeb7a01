import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FileStore, diskStore } from '#kernel/files/store.ts'
import { type Municipalities, openMunicipalities } from '#kernel/municipality/municipalities.ts'
import { EMBEDDED_DIRECTORY } from '#kernel/municipality/provision.ts'
import { readSettings, type Settings } from '#kernel/settings.ts'
import { type Clock, systemClock } from '#lib/time/clock.ts'
import { placeFor } from '#lib/postgres/binaries.ts'
import { startEmbeddedPostgres } from '#lib/postgres/embedded.ts'
import { StartError } from '#lib/start-error.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A database that answers: the operator's own, or the embedded one. */
export interface Connection {
  /** The directory's database as the program reaches it. */
  url: string
  /** The same as the owner of everything: migrations, creation, backup. */
  ownerUrl: string
  municipalities: Municipalities
}

/** What a command has in its hands. */
export interface Context {
  env: Record<string, string | undefined>
  clock: Clock
  settings: () => Settings
  files: () => FileStore
  /** A path as the operator wrote it, from where they stand. */
  path: (given: string) => string
  /** Progress of long work, for people: goes to stderr. */
  say: (line: string) => void
  /** @param create where the embedded database may be made if there is none yet */
  connect: (create?: boolean) => Promise<Connection>
  close: () => Promise<void>
}

/** The program's own settings, DATA_DIR seen from the program's folder. */
export const environmentOf = (env: Record<string, string | undefined>): Record<string, string | undefined> => ({
  ...env,
  DATA_DIR: resolve(root, env['DATA_DIR'] || 'data'),
})

export interface World {
  env: Record<string, string | undefined>
  cwd: string
  clock?: Clock
  /** Long work stops where it next tells its progress, and takes back what is half done. */
  interrupted?: AbortSignal
  say: (line: string) => void
}

export function contextIn({ env, cwd, clock = systemClock, interrupted, say }: World): Context {
  const closing: (() => Promise<void>)[] = []
  // A command serves nobody, so that the demo's secrets do no harm here: `config check` names them.
  const settings = () => readSettings({ ...environmentOf(env), DEMO: 'true' })

  async function urls(create: boolean): Promise<Pick<Connection, 'url' | 'ownerUrl'>> {
    const { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR } = settings()
    const given = DATABASE_URL ?? DATABASE_OWNER_URL
    if (given) return { url: given, ownerUrl: DATABASE_OWNER_URL ?? given }
    if (!create && !existsSync(join(placeFor(DATA_DIR).cluster, 'PG_VERSION'))) {
      throw new StartError(
        `${DATA_DIR} にデータベースがありません。DATA_DIR か DATABASE_URL を指定するか、municipality create で作ってください (no database in DATA_DIR: set DATA_DIR or DATABASE_URL, or begin with municipality create).`,
      )
    }
    const server = await startEmbeddedPostgres({ dataDir: DATA_DIR, restart: false })
    if (!server.adopted) closing.push(server.stop) // whoever else started it goes on with it
    return { url: server.url(EMBEDDED_DIRECTORY), ownerUrl: server.url(EMBEDDED_DIRECTORY) }
  }

  return {
    env,
    clock,
    settings,
    say(line) {
      if (interrupted?.aborted) throw new StartError('中断しました (interrupted)。')
      say(line)
    },
    files: () => diskStore(join(settings().DATA_DIR, 'files')),
    path: (given) => resolve(cwd, given),
    async connect(create = false) {
      const { url, ownerUrl } = await urls(create)
      const municipalities = openMunicipalities(url, 2)
      closing.push(() => municipalities.close())
      return { url, ownerUrl, municipalities }
    },
    async close() {
      while (closing.length > 0) await closing.pop()?.()
    },
  }
}
