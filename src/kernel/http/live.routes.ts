import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { getCookie } from 'hono/cookie'
import { RESYNC } from '#lib/db/live.ts'
import { findSession } from '../identity/sessions.queries.ts'
import { findStaff } from '../identity/staff.queries.ts'
import type { Staff } from '../identity/staff.ts'
import type { Program } from '../program.ts'
import type { ConsoleEnv } from './env.ts'
import { sessionCookie } from './security.ts'

/**
 * Words of the live channel are `topic:section`, heard by whoever holds a duty there, `members:section`, heard by whoever belongs
 * there, or `staff:id`, heard by that one person.
 */
export const concerns = (staff: Staff, word: string): boolean => {
  if (word === RESYNC) return true
  const [topic, id] = word.split(':')
  if (topic === 'staff') return Number(id) === staff.id
  if (topic === 'members') return staff.sectionIds.includes(Number(id))
  return Object.values(staff.covers).some((sections) => sections.includes(Number(id)))
}

const KEEP_ALIVE_MS = 20_000

/** One stream for each open console page. It ends with the session: at once when that is revoked, by itself when it expires. */
export function liveRoutes(program: Program) {
  return new Hono<ConsoleEnv>().get('/live', (c) =>
    streamSSE(c, async (stream) => {
      const { municipality, staff, db } = c.var
      const token = getCookie(c, sessionCookie(program)) ?? ''
      let wake: (() => void) | undefined
      const words: string[] = []
      const leave = municipality.live.subscribe((word) => {
        if (word !== 'sessions' && !concerns(staff, word)) return
        words.push(word)
        wake?.()
      })
      stream.onAbort(() => {
        leave()
        wake?.()
      })
      const stillAllowed = async () => {
        const session = await findSession(db, program.clock(), token, false)
        return Boolean(session?.staffId === staff.id && (await findStaff(db, staff.id, program.clock())))
      }
      try {
        await stream.writeSSE({ event: 'ready', data: '' })
        while (!stream.aborted) {
          if (words.length === 0) await pause((resume) => (wake = resume))
          const heard = words.splice(0)
          if (!(await stillAllowed())) {
            const data = heard.includes('sessions') ? 'ended' : 'expired'
            await stream.writeSSE({ event: 'signed-out', data })
            return
          }
          const changed = heard.some((word) => word !== 'sessions')
          await (changed ? stream.writeSSE({ event: 'changed', data: '' }) : stream.write(': here\n\n'))
        }
      } finally {
        leave()
      }
    }),
  )
}

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
