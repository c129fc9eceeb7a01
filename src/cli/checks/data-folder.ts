import { randomUUID } from 'node:crypto'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const GIGABYTE = 1024 ** 3
/** Free space in GB below which to warn, and below which photos may be lost. */
const LITTLE = 5
const TOO_LITTLE = 0.5

export async function checkDataFolder(context: Context): Promise<Finding> {
  const folder = context.settings().DATA_DIR
  const what = 'DATA_DIR'
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.probe-${randomUUID()}`)
    await writeFile(probe, 'x', { flush: true })
    await rm(probe)
  } catch (error) {
    return fail(
      what,
      `${folder} に書けません。置き場所と権限を確かめてください (not writable): ${(error as Error).message}`,
    )
  }
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / GIGABYTE
  const message = `${folder} に書けます。空き ${free.toFixed(1)} GB (writable, free space)`
  if (free >= LITTLE) return ok(what, message)
  return (free < TOO_LITTLE ? fail : warn)(what, `${message}。空きを増やしてください (make room)`)
}
