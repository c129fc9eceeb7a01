import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { kyselyOn, openPool } from '#lib/db/connect.ts'
import type { Migration } from '#lib/db/migrate.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Broken, headInWords } from '../audit/chain.ts'
import { verifyAudit } from '../audit/verify.ts'
import { migrateExactly, municipalityMigrations } from '../municipality/provision.ts'
import { copiesIn, onConnection, type Place, tablesIn } from './back-up.ts'
import { beginLoad, commitLoad, getAuditHead, listFilesAfter, listTables, setSequence } from './catalogue.queries.ts'
import { copyIn, emptyForCopy, wakeTriggers } from './copy.queries.ts'
import { type MunicipalityBackup, tampered } from './manifest.ts'
import { inOrderOfReference, type Dependent } from './table-order.ts'

/** The migrations of a backup, all known to this program and the same. */
export function migrationsOf({ slug, migrations }: MunicipalityBackup): Migration[] {
  const ours = new Map(municipalityMigrations().map((migration) => [migration.name, migration]))
  return migrations.map(({ name, digest }) => {
    const known = ours.get(name)
    if (known?.digest === digest) return known
    const what = known ? '内容が違います (differs)' : 'このプログラムにありません (unknown)'
    throw new Refusal(
      409,
      `${slug}: 移行 ${name} は${what}。バックアップと同じ版のプログラムで復元してください (restore with the same version of the program)。`,
    )
  })
}

/**
 * Fills a fresh database and the file store, and compares both with the backup.
 * @returns where the audit chain was broken already when the backup was taken: it is restored as it was
 */
export async function restoreMunicipality(
  place: Place,
  folder: string,
  backup: MunicipalityBackup,
  url: string,
): Promise<Broken | undefined> {
  await migrateExactly(url, migrationsOf(backup))
  await onConnection(url, async (client) => {
    await beginLoad(client)
    await load(client, folder, backup, place.say)
    if (headInWords(await getAuditHead(client)) !== backup.auditHead) throw tampered(`${backup.slug} kernel.audit_head`)
    await commitLoad(client)
    await restoreFiles(client, place, folder, backup)
  })
  const pool = openPool({ url, max: 1, asOwner: true })
  try {
    return (await verifyAudit(kyselyOn(pool))).broken
  } finally {
    await pool.end()
  }
}

async function load(client: pg.ClientBase, folder: string, backup: MunicipalityBackup, say: Place['say']) {
  const { slug, tables, sequences } = backup
  const there = inOrderOfReference(await listTables(client))
  if (shapeOf(there) !== shapeOf(tables)) throw tampered(`${slug} (tables)`)
  for (const { name } of there.toReversed()) await emptyForCopy(client, name)
  const wanted = new Map(tables.map((table) => [table.name, table]))
  for (const { name } of there) {
    const table = wanted.get(name)
    if (!table) continue
    const rows = await copyIn(client, table, join(tablesIn(folder, slug), `${name}.copy.gz`))
    if (rows !== table.rows) throw tampered(`${slug} ${name}`)
    say(`  ${name}: ${rows.toLocaleString('en')} 行`)
  }
  for (const { name } of there) await wakeTriggers(client, name)
  for (const sequence of sequences) await setSequence(client, sequence)
}

const shapeOf = (tables: (Pick<Dependent, 'name'> & { columns: string[] })[]): string =>
  tables
    .map(({ name, columns }) => `${name}(${columns.join()})`)
    .toSorted()
    .join(' ')

/** Every row's bytes, compared with their digest once more on the way. */
async function restoreFiles(client: pg.ClientBase, place: Place, folder: string, { slug, files }: MunicipalityBackup) {
  const copies = copiesIn(folder)
  let count = 0
  for (let after: Buffer = Buffer.alloc(0); ;) {
    const page = await listFilesAfter(client, after, 500)
    for (const { sha256 } of page) {
      if (!(await copies.exists(slug, sha256))) throw tampered(`${slug} files/${sha256.toString('hex')}`)
      await place.files.put(slug, sha256, await buffer(copies.read(slug, sha256)))
      count++
    }
    const last = page.at(-1)
    if (!last) break
    after = last.sha256
    place.say(`  添付 (files): ${count.toLocaleString('en')}`)
  }
  if (count !== files.count) throw tampered(`${slug} files (${count}/${files.count})`)
}
