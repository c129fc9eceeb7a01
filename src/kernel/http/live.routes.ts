import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { RESYNC } from '#lib/db/live.ts'
import { findStaffSession } from '../identity/sessions.queries.ts'
import type { Staff } from '../identity/staff.ts'
import type { Program } from '../program.ts'
import type { ConsoleEnv } from './env.ts'
import { liveStream } from './live-stream.ts'
import { sessionCookie } from './security.ts'

/**
 * Words of the live channel are `topic:section`, heard by whoever holds a duty there, `members:section`, heard by whoever belongs
 * there, or `staff:id`, heard by that one person. `asker:conversation` is for whoever asked, outside the console.
 */
export const concerns = (staff: Staff, word: string): boolean => {
  if (word === RESYNC) return true
  const [topic, id] = word.split(':')
  if (topic === 'asker') return false
  if (topic === 'staff') return Number(id) === staff.id
  if (topic === 'members') return staff.sectionIds.includes(Number(id))
  return Object.values(staff.covers).some((sections) => sections.includes(Number(id)))
}

/** What an open console page hears. It ends with the session: at once when that is revoked, by itself when it expires. */
export function liveRoutes(program: Program) {
  return new Hono<ConsoleEnv>().get('/live', (c) => {
    const { municipality, staff, db } = c.var
    const token = getCookie(c, sessionCookie(program)) ?? ''
    return liveStream(c, {
      live: municipality.live,
      hears: (word) => concerns(staff, word),
      async stillAllowed() {
        return (await findStaffSession(db, program.clock(), token, false))?.staff.id === staff.id
      },
    })
  })
}
