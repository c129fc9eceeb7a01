import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Where bytes lie, by municipality and SHA-256. An S3-compatible one can take this place. */
export interface FileStore {
  /** Durable when it returns: written beside, flushed, renamed. Writing the same bytes again changes nothing. */
  put: (slug: string, sha256: Buffer, bytes: Uint8Array) => Promise<void>
  /** @throws Error (ENOENT) where the bytes are missing */
  read: (slug: string, sha256: Buffer, range?: { start: number; end: number }) => Readable
  exists: (slug: string, sha256: Buffer) => Promise<boolean>
  remove: (slug: string, sha256: Buffer) => Promise<void>
  /** Everything that lies there. */
  list: (slug: string) => AsyncIterable<Buffer>
  pathOf: (slug: string, sha256: Buffer) => string
}

export function diskStore(root: string): FileStore {
  const pathOf = (slug: string, sha256: Buffer) => {
    const hex = sha256.toString('hex')
    return join(root, slug, hex.slice(0, 2), hex)
  }
  return {
    pathOf,
    async put(slug, sha256, bytes) {
      const path = pathOf(slug, sha256)
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${randomUUID()}`
      try {
        const file = await open(draft, 'wx', 0o640)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    read: (slug, sha256, range) => createReadStream(pathOf(slug, sha256), range),
    exists: (slug, sha256) =>
      stat(pathOf(slug, sha256)).then(
        () => true,
        () => false,
      ),
    remove: (slug, sha256) => rm(pathOf(slug, sha256), { force: true }),
    async *list(slug) {
      const folders = await readdir(join(root, slug)).catch(() => [])
      for (const folder of folders) {
        for (const name of await readdir(join(root, slug, folder))) {
          if (/^[0-9a-f]{64}$/.test(name)) yield Buffer.from(name, 'hex')
        }
      }
    },
  }
}
