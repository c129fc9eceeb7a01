import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { StartError } from '#lib/start-error.ts'

/** The place of one running start: a socket, because the system closes it however its owner dies. */
export interface Place {
  /** True where an earlier start died without leaving: its programs may still be on their way out. */
  abandoned: boolean
  leave: () => void
}

/** Takes the one place for this data folder; whoever comes second hears who has it, and stops. */
export async function takePlace(dataDir: string, address: string): Promise<Place> {
  mkdirSync(dataDir, { recursive: true })
  const path = socketPath(dataDir)
  const found = await ask(path)
  if (found.says) throw new StartError(`もう動いています (already running): ${found.says}`)
  if (found.abandoned) rmSync(path, { force: true })
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(`${address} 止めるには kill ${process.pid} (to stop it)`)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  server.unref()
  return { abandoned: found.abandoned, leave: () => server.close() }
}

/** A unix socket's path may have 107 bytes. */
function socketPath(dataDir: string): string {
  const near = join(dataDir, 'start.sock')
  if (Buffer.byteLength(near) <= 100) return near
  return join(tmpdir(), `madoguchi-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}.sock`)
}

async function ask(path: string): Promise<{ says?: string; abandoned: boolean }> {
  try {
    return { says: await text(connect(path)), abandoned: false }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return { abandoned: code === 'ECONNREFUSED' }
    throw error
  }
}
