import pg from 'pg'
import { setTimeout as delay } from 'node:timers/promises'

/** What a transaction says to open screens when it commits: a small word, never content. */
export type Listener = (word: string) => void

export interface Live {
  /**
   * Listens until the returned function is called. After a lost connection everybody hears RESYNC once.
   * @param since of `performance.now()`: what was said from then on is heard first
   */
  subscribe: (listener: Listener, since?: number) => () => void
  close: () => Promise<void>
}

export const RESYNC = 'resync'
const CHANNEL = 'live'

/** How long a word can still be heard, in ms: a page listens within moments of being made. */
const KEPT_MS = 60_000

/** One LISTEN connection per database, opened with the first listener and closed after the last. */
export function liveOn(url: string): Live {
  const listeners = new Set<Listener>()
  let client: pg.Client | undefined
  let running = false
  let lately: { word: string; at: number }[] = []
  const tell = (word: string) => {
    const at = performance.now()
    lately = [...lately.filter((said) => said.at > at - KEPT_MS), { word, at }]
    for (const listener of listeners) listener(word)
  }

  const run = async () => {
    running = true
    for (let pause = 100; listeners.size > 0; pause = Math.min(pause * 2, 5_000)) {
      client = new pg.Client({ connectionString: url })
      const ended = new Promise<void>((resolve) => client?.once('end', () => resolve()))
      client.on('error', () => {})
      client.on('notification', (note) => tell(note.payload ?? ''))
      try {
        // pg leaves its promise open for ever where the connection is ended while it is being made.
        await Promise.race([client.connect(), ended.then(() => Promise.reject(new Error('left while connecting')))])
        await client.query(`listen ${CHANNEL}`)
        tell(RESYNC)
        pause = 100
        await ended
      } catch {
        await client.end().catch(() => {})
      }
      if (listeners.size > 0) await delay(pause)
    }
    running = false
  }

  return {
    subscribe(listener, since = Infinity) {
      for (const { word, at } of lately) if (at >= since) listener(word)
      listeners.add(listener)
      if (!running) void run()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) void client?.end().catch(() => {})
      }
    },
    async close() {
      listeners.clear()
      await client?.end().catch(() => {})
    },
  }
}
