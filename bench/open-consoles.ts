// Open screens of the desk, as live.island.ts keeps them true: each holds a stream, and loads its list anew at a word of it.
import { type ClientRequest, request } from 'node:http'
import { askBytes } from './ask.ts'
import { HOST } from './stage.ts'

/** As the island waits, in ms: several changes of one moment are one load. */
const TOGETHER_MS = 50
const LIST = '/console/inquiries'

export interface Consoles {
  /** When each screen showed these words, once all have. @throws Error where one has not within `limitMs` */
  shown: (words: string, limitMs: number) => Promise<number[]>
  close: () => void
}

/** Opens a screen for each session; returns when all of them listen. */
export async function openConsoles(port: number, sessions: string[]): Promise<Consoles> {
  let loaded: ((session: string, page: Buffer) => void) | undefined
  let closed = false
  const streams = await Promise.all(
    sessions.map((session) => {
      const headers = { cookie: `madoguchi=${session}`, 'x-live': 'visible' }
      return listen(port, headers, async () => {
        const page = await askBytes(port, LIST, { headers }).catch((error: unknown) => {
          if (!closed) throw error
        })
        if (page) loaded?.(session, page)
      })
    }),
  )
  return {
    shown(words, limitMs) {
      const times = new Map<string, number>()
      return new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`${sessions.length - times.size} screens never showed ${words}`)),
          limitMs,
        )
        loaded = (session, page) => {
          const at = performance.now()
          if (times.has(session) || !page.includes(words)) return
          times.set(session, at)
          if (times.size < sessions.length) return
          clearTimeout(late)
          resolve([...times.values()])
        }
      })
    },
    close() {
      closed = true
      for (const stream of streams) stream.destroy()
    },
  }
}

/** One screen: hears the stream, and calls `load` as the island does, never twice at once. */
function listen(port: number, headers: Record<string, string>, load: () => Promise<void>): Promise<ClientRequest> {
  let waits: NodeJS.Timeout | undefined
  let loading = false
  let again = false
  const refresh = async () => {
    if (loading) return void (again = true)
    loading = true
    await load()
    loading = false
    if (!again) return
    again = false
    await refresh()
  }
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path: '/console/live', agent: false as const }
    const stream = request({
      ...options,
      headers: { ...headers, host: `${HOST}:${port}`, accept: 'text/event-stream' },
    })
    stream.on('error', reject)
    stream.on('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the stream answers ${response.statusCode}`))
      response.on('error', () => {}) // closed by us
      response.setEncoding('utf8').on('data', (words: string) => {
        if (words.includes('event: ready')) resolve(stream)
        if (!words.includes('event: changed')) return
        clearTimeout(waits)
        waits = setTimeout(() => void refresh(), TOGETHER_MS)
      })
    })
    stream.end()
  })
}
