import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { StartError } from '#lib/start-error.ts'

interface Wanted {
  port: number
  host: string
  /** The setting that chooses another. */
  setting: string
  /** How long to wait for it to become free, in ms. */
  patience: number
}

/** Makes sure of a port before anything slow begins. 0 asks for any free one. */
export async function freePort({ port, host, setting, patience }: Wanted): Promise<number> {
  for (let waited = 0; ; waited += 100) {
    const free = await tryPort(port, host)
    if (free !== undefined) return free
    if (waited >= patience) {
      throw new StartError(
        `ポート ${port} はほかで使われています。${setting}=${port + 1} npm start のように別のポートを指定してください (port ${port} is taken: choose another with ${setting}).`,
      )
    }
    await delay(100)
  }
}

function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(undefined)
      const why = error.code === 'EACCES' ? '使う権限がありません (not permitted)' : error.message
      reject(new StartError(`${host}:${port} で待ち受けられません (cannot listen): ${why}`))
    })
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
