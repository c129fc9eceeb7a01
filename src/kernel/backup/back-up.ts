import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import '#lib/db/temporal.ts'
import { Refusal } from '#lib/refusal.ts'
import { diskStore, type FileStore } from '../files/store.ts'
import { type Entry, listEntries, listHosts } from '../municipality/directory.queries.ts'
import { urlOfDatabase } from '../municipality/provision.ts'
import { backUpMunicipality } from './back-up-municipality.ts'
import { takeBackupLock } from './catalogue.queries.ts'
import { type Manifest, writeManifest } from './manifest.ts'

/** What a backup or a restore works on, and tells its progress to. */
export interface Place {
  /** The directory's database as its owner reaches it. */
  ownerUrl: string
  files: FileStore
  secretKey: string
  say: (line: string) => void
}

export interface BackedUp {
  folder: string
  manifest: Manifest
}

const DRAFT = '.draft'

/**
 * Backs up every municipality into a new folder below `into`, named by the time. It has its name only when it is whole;
 * the program may go on working meanwhile. Jobs are not kept: what waits is found again by its own rows.
 */
export async function backUp(place: Place, now: Temporal.Instant, program: string, into: string): Promise<BackedUp> {
  const draft = join(into, DRAFT)
  const folder = join(into, now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, ''))
  return onConnection(place.ownerUrl, async (directory) => {
    if (!(await takeBackupLock(directory)))
      throw new Refusal(409, '別のバックアップが動いています (another backup is running)。')
    await rm(draft, { recursive: true, force: true }) // of a backup that was killed: the lock says that none runs
    await mkdir(draft, { recursive: true, mode: 0o700 })
    try {
      const municipalities = []
      for (const entry of await listEntries(directory))
        municipalities.push(await backUpEntry(place, directory, entry, draft))
      const takenAt = now.toString({ smallestUnit: 'second' })
      const manifest: Manifest = { format: 1, program, takenAt, municipalities }
      await writeManifest(draft, place.secretKey, manifest)
      await rename(draft, folder)
      await flushFolder(into)
      return { folder, manifest }
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      throw error
    }
  })
}

function backUpEntry(place: Place, directory: pg.Client, entry: Entry, draft: string) {
  const { ownerUrl, files, say } = place
  const { slug, publicUrl, database } = entry
  say(`▸ ${slug}`)
  return onConnection(urlOfDatabase(ownerUrl, database), async (client) =>
    backUpMunicipality({
      slug,
      publicUrl,
      hosts: await listHosts(directory, slug),
      client,
      files,
      folder: tablesIn(draft, slug),
      copies: copiesIn(draft),
      say,
    }),
  )
}

export const tablesIn = (folder: string, slug: string): string => join(folder, 'tables', slug)

/** The kept files of a backup, laid out as the program's own store is. */
export const copiesIn = (folder: string): FileStore => diskStore(join(folder, 'files'))

export async function onConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c datestyle=ISO' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A rename is safe from a power cut once its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
