import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { copiesIn, tablesIn } from './back-up.ts'
import { type MunicipalityBackup, tampered } from './manifest.ts'

async function digestOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(bytes, hash)
  return hash.digest('hex')
}

/** Reads every byte of a backup before anything is restored from it. @throws Refusal that names what was changed */
export async function verifyBackup(folder: string, { slug, tables, files }: MunicipalityBackup): Promise<void> {
  for (const { name, sha256 } of tables) {
    const path = join(tablesIn(folder, slug), `${name}.copy.gz`)
    if ((await digestOf(createReadStream(path)).catch(() => '')) !== sha256) throw tampered(`${slug} ${name}`)
  }
  const copies = copiesIn(folder)
  let count = 0
  for await (const sha256 of copies.list(slug)) {
    const hex = sha256.toString('hex')
    if ((await digestOf(copies.read(slug, sha256))) !== hex) throw tampered(`${slug} files/${hex}`)
    count++
  }
  if (count !== files.count) throw tampered(`${slug} files (${count}/${files.count})`)
}
