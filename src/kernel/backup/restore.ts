import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { Refusal } from '#lib/refusal.ts'
import type { Broken } from '../audit/chain.ts'
import { prepareDirectory } from '../municipality/create-municipality.ts'
import { findEntry, findEntryByHost, saveEntry } from '../municipality/directory.queries.ts'
import {
  createDatabase,
  databaseFor,
  dropDatabase,
  migrateMunicipality,
  urlOfDatabase,
} from '../municipality/provision.ts'
import { onConnection, type Place } from './back-up.ts'
import { type Manifest, type MunicipalityBackup, readManifest } from './manifest.ts'
import { migrationsOf, restoreMunicipality } from './restore-municipality.ts'
import { verifyBackup } from './verify-backup.ts'

/** The backup that is meant: the folder itself, or the newest of those in it. */
export async function backupIn(given: string): Promise<string> {
  const names = await readdir(given)
  if (names.includes('manifest.json')) return given
  const newest = names
    .filter((name) => /^\d{8}T\d{6}Z$/.test(name))
    .toSorted()
    .at(-1)
  if (newest) return join(given, newest)
  throw new Refusal(404, `${given} にバックアップがありません (no backup here)。`)
}

export interface RestoreOptions {
  /** Only this municipality of the backup. */
  slug?: string | undefined
  /** See readManifest. */
  otherKey?: boolean
}

export interface Restored {
  backup: MunicipalityBackup
  /** Where the audit chain was broken already when the backup was taken. */
  broken: Broken | undefined
}

/**
 * Restores municipalities into databases that do not exist yet; what is there is never touched. The whole backup is
 * verified before anything is made, and what was made is compared with it; one that fails is taken back.
 */
export async function restore(
  place: Place & { url: string },
  folder: string,
  { slug, otherKey }: RestoreOptions = {},
): Promise<{ manifest: Manifest; restored: Restored[] }> {
  const manifest = await readManifest(folder, place.secretKey, otherKey)
  const wanted = manifest.municipalities.filter((one) => slug === undefined || one.slug === slug)
  if (wanted.length === 0)
    throw new Refusal(404, `このバックアップに ${slug ?? '自治体'} はありません (not in this backup)。`)
  for (const backup of wanted) {
    place.say(`▸ ${backup.slug}: 確かめています (verifying)`)
    migrationsOf(backup)
    await verifyBackup(folder, backup)
  }
  await prepareDirectory(place)
  return onConnection(place.ownerUrl, async (directory) => {
    for (const backup of wanted) await refuseOccupied(place, directory, backup)
    const restored: Restored[] = []
    for (const backup of wanted) restored.push(await restoreOne(place, directory, folder, backup))
    return { manifest, restored }
  })
}

const occupied = (what: string) =>
  new Refusal(
    409,
    `${what}はすでにあります。空の場所に復元してください。途中で切れた復元の残りなら、消してからやり直します (already there: restore into an empty place; what a broken restore left must be removed)。`,
  )

async function refuseOccupied({ files }: Place, directory: pg.Client, { slug, hosts }: MunicipalityBackup) {
  if (await findEntry(directory, slug)) throw occupied(`自治体 ${slug} `)
  for (const host of hosts) if (await findEntryByHost(directory, host)) throw occupied(`ホスト名 ${host} `)
  for await (const _file of files.list(slug)) throw occupied(`${slug} の添付ファイル`)
}

async function restoreOne(
  place: Place,
  directory: pg.Client,
  folder: string,
  backup: MunicipalityBackup,
): Promise<Restored> {
  const { slug, publicUrl, hosts } = backup
  const database = databaseFor(place.ownerUrl, slug)
  const url = urlOfDatabase(place.ownerUrl, database)
  place.say(`▸ ${slug}`)
  if (!(await createDatabase(place.ownerUrl, database))) throw occupied(`データベース ${database} `)
  try {
    const broken = await restoreMunicipality(place, folder, backup, url)
    await migrateMunicipality(url)
    await saveEntry(directory, { slug, database, publicUrl }, hosts)
    return { backup, broken }
  } catch (error) {
    await dropDatabase(place.ownerUrl, database)
    for await (const sha256 of place.files.list(slug)) await place.files.remove(slug, sha256)
    throw error
  }
}
