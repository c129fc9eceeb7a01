import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { Refusal } from '#lib/refusal.ts'
import { headInWords } from '../audit/chain.ts'
import type { FileStore } from '../files/store.ts'
import {
  beginSnapshot,
  endSnapshot,
  getAuditHead,
  getName,
  type KeptFile,
  listFilesAfter,
  listMigrations,
  listSequences,
  listTables,
} from './catalogue.queries.ts'
import { copyOut } from './copy.queries.ts'
import type { MunicipalityBackup, TableBackup } from './manifest.ts'
import { inOrderOfReference } from './table-order.ts'

/** Where one municipality's data come from and go to. */
export interface Source {
  slug: string
  publicUrl: string
  hosts: string[]
  client: pg.ClientBase
  files: FileStore
  /** Folder of this municipality's tables. */
  folder: string
  /** Where the kept files go. */
  copies: FileStore
  say: (line: string) => void
}

/** A row of the snapshot whose bytes are gone. */
class Missing extends Error {}

const TRIES = 3

/** One snapshot of everything. A file that somebody withdraws meanwhile makes it begin again: its bytes are gone for good. */
export async function backUpMunicipality(source: Source): Promise<MunicipalityBackup> {
  for (let tries = 1; ; tries++) {
    await mkdir(source.folder, { recursive: true, mode: 0o700 })
    await beginSnapshot(source.client)
    try {
      return await takeSnapshot(source)
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      if (tries === TRIES)
        throw new Refusal(
          500,
          `${source.slug}: 添付ファイル ${error.message} の中身がありません (its bytes are missing)。`,
        )
      await endSnapshot(source.client)
      source.say(`  添付が取り消されたため、もう一度とり直します (a file was withdrawn: once more)`)
      for await (const sha256 of source.copies.list(source.slug)) await source.copies.remove(source.slug, sha256)
      await rm(source.folder, { recursive: true })
    }
  }
}

async function takeSnapshot(source: Source): Promise<MunicipalityBackup> {
  const { slug, publicUrl, hosts, client, folder, say } = source
  const tables: TableBackup[] = []
  for (const { name, columns } of inOrderOfReference(await listTables(client))) {
    const copied = await copyOut(client, { name, columns }, join(folder, `${name}.copy.gz`))
    say(`  ${name}: ${copied.rows.toLocaleString('en')} 行`)
    tables.push({ name, columns, ...copied })
  }
  const files = await copyFiles(source)
  return {
    slug,
    name: await getName(client),
    publicUrl,
    hosts,
    migrations: await listMigrations(client),
    tables,
    sequences: await listSequences(client),
    auditHead: headInWords(await getAuditHead(client)),
    files,
  }
}

async function copyFiles({ slug, client, files, copies, say }: Source): Promise<{ count: number; bytes: number }> {
  const copied = { count: 0, bytes: 0 }
  for (let after: Buffer = Buffer.alloc(0); ;) {
    const page = await listFilesAfter(client, after, 500)
    for (const file of page) {
      await copies.put(slug, file.sha256, await bytesOf(files, slug, file))
      copied.count++
      copied.bytes += file.bytes
    }
    const last = page.at(-1)
    if (!last) return copied
    after = last.sha256
    say(`  添付 (files): ${copied.count.toLocaleString('en')}`)
  }
}

/** @throws Missing where the bytes are not there, Refusal where they are not those that were stored */
async function bytesOf(files: FileStore, slug: string, { sha256 }: KeptFile): Promise<Buffer> {
  if (!(await files.exists(slug, sha256))) throw new Missing(sha256.toString('hex'))
  const bytes = await buffer(files.read(slug, sha256))
  if (createHash('sha256').update(bytes).digest().equals(sha256)) return bytes
  throw new Refusal(
    500,
    `${slug}: 添付ファイル ${sha256.toString('hex')} の中身が壊れています (its bytes were damaged)。`,
  )
}
