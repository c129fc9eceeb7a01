import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type Live, RESYNC } from '#lib/db/live.ts'

const KEEP_ALIVE_MS = 20_000

export interface Watched {
  live: Live
  hears: (word: string) => boolean
  /** Asked when sessions end, where that may have gone unheard, at a word that may end this one, and again and again. */
  stillAllowed: () => Promise<boolean>
  /** Of other words: most say only that there is something to ask for, and whoever asks is looked at then. */
  mayEnd?: (word: string) => boolean
}

/** Since when a page may have missed something: `age` is how long ago it was asked for, in ms. */
const madeAt = (c: Context): number => performance.now() - Number(c.req.query('age') ?? 0)

/** One stream for each open page: tells it that something changed, also since it was made, and ends with the right to see it. */
export const liveStream = (c: Context, { live, hears, stillAllowed, mayEnd }: Watched) =>
  streamSSE(c, async (stream) => {
    let wake: (() => void) | undefined
    const words: string[] = []
    const leave = live.subscribe((word) => {
      if (word !== 'sessions' && !hears(word)) return
      words.push(word)
      wake?.()
    }, madeAt(c))
    stream.onAbort(() => {
      leave()
      wake?.()
    })
    let asked = performance.now()
    try {
      await stream.writeSSE({ event: 'ready', data: '' })
      while (!stream.aborted) {
        if (words.length === 0) await pause((resume) => (wake = resume))
        const heard = words.splice(0)
        if (heard.some((word) => ENDING.has(word) || mayEnd?.(word)) || performance.now() - asked >= KEEP_ALIVE_MS) {
          asked = performance.now()
          if (!(await stillAllowed())) {
            const data = heard.includes('sessions') ? 'ended' : 'expired'
            await stream.writeSSE({ event: 'signed-out', data })
            return
          }
        }
        const changed = heard.some((word) => word !== 'sessions')
        await (changed ? stream.writeSSE({ event: 'changed', data: '' }) : stream.write(': here\n\n'))
      }
    } finally {
      leave()
    }
  })

const ENDING = new Set(['sessions', RESYNC])

/** Until somebody resumes, or it is time to say that the stream is alive. */
const pause = (begin: (resume: () => void) => void) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, KEEP_ALIVE_MS)
    timer.unref()
    begin(() => {
      clearTimeout(timer)
      resolve()
    })
  })
