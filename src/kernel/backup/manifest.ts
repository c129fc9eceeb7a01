import { createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sameBytes } from '#lib/crypto/seal.ts'
import { Refusal } from '#lib/refusal.ts'

const digest = z.hash('sha256')

/** What a backup contains. Every table's file is named by its digest; every kept file is named by its own. */
export const Manifest = z.object({
  format: z.literal(1),
  program: z.string(),
  takenAt: z.iso.datetime({ offset: true }),
  municipalities: z.array(
    z.object({
      slug: z.string().regex(/^[a-z][a-z0-9_]{1,30}$/),
      name: z.string(),
      publicUrl: z.string(),
      hosts: z.array(z.string()),
      migrations: z.array(z.object({ name: z.string(), digest })),
      tables: z.array(
        z.object({
          name: z.string().regex(/^[a-z_]\w*\.[a-z_]\w*$/),
          columns: z.array(z.string()),
          rows: z.int().nonnegative(),
          sha256: digest,
        }),
      ),
      sequences: z.array(z.object({ name: z.string(), last: z.int() })),
      /** `SEQ:HASH`, as `audit verify` prints it. */
      auditHead: z.string(),
      files: z.object({ count: z.int().nonnegative(), bytes: z.int().nonnegative() }),
    }),
  ),
})

export type Manifest = z.output<typeof Manifest>
export type MunicipalityBackup = Manifest['municipalities'][number]
export type TableBackup = MunicipalityBackup['tables'][number]

const MANIFEST = 'manifest.json'
const SEAL = 'manifest.seal'

/** Proof that the manifest was written by an installation with this SECRET_KEY, and which key that was. */
function sealOf(secretKey: string, manifest: Uint8Array): { key: string; seal: string } {
  const key = createHmac('sha256', secretKey).update('backup').digest()
  return {
    key: createHmac('sha256', key).update('which key').digest('hex').slice(0, 16),
    seal: createHmac('sha256', key).update('manifest ').update(manifest).digest('hex'),
  }
}

export async function writeManifest(folder: string, secretKey: string, manifest: Manifest): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const { key, seal } = sealOf(secretKey, bytes)
  await writeFile(join(folder, MANIFEST), bytes, { flush: true, mode: 0o600 })
  await writeFile(join(folder, SEAL), `${key} ${seal}\n`, { flush: true, mode: 0o600 })
}

/**
 * @param otherKey take a backup whose SECRET_KEY is lost: its seal proves nothing then, and what was sealed stays closed
 * @throws Refusal where the folder holds no backup, or its manifest was changed
 */
export async function readManifest(folder: string, secretKey: string, otherKey = false): Promise<Manifest> {
  const [bytes, written] = await Promise.all([
    readFile(join(folder, MANIFEST)).catch(() => undefined),
    readFile(join(folder, SEAL), 'utf8').catch(() => ''),
  ])
  if (!bytes) throw new Refusal(404, `${folder} にバックアップがありません (no backup here)。`)
  const [writtenKey = '', writtenSeal = ''] = written.trim().split(' ')
  const { key, seal } = sealOf(secretKey, bytes)
  if (writtenKey !== key && !otherKey)
    throw new Refusal(
      409,
      'このバックアップは別の SECRET_KEY で作られました。同じ SECRET_KEY を設定してください。鍵を失くしたときは --other-key を付けます (made with another SECRET_KEY)。',
    )
  if (writtenKey === key && !sameBytes(Buffer.from(writtenSeal), Buffer.from(seal))) throw tampered(MANIFEST)
  try {
    return Manifest.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw tampered(MANIFEST)
  }
}

export const tampered = (what: string): Refusal =>
  new Refusal(409, `バックアップの ${what} が壊れているか、書き換えられています。復元しません (damaged or tampered)。`)
