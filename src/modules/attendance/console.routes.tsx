import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { bookPage } from './book/book.page.tsx'
import { closingRoutes } from './closing/closing.routes.ts'
import { typedPlace } from './punches/place-choice.ts'
import { recordPunch } from './punches/record-punch.ts'
import { correctionRoutes } from './corrections/corrections.routes.ts'
import { overtimeRoutes } from './overtime/overtime.routes.ts'
import { requestRoutes } from './requests/requests.routes.ts'
import { sectionPage } from './presence/section.page.tsx'
import { weekPage } from './presence/week.page.tsx'

const Place = z.string().transform((value, check) => typedPlace(value) ?? (check.addIssue('no place'), z.NEVER))
const PunchForm = z.object({ kind: z.enum(['in', 'out']), place: Place, key: z.uuid() })

/** 勤怠 in the staff console: everybody's own, and what the head of a section and personnel may see. */
export function attendanceRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/attendance', (c) => bookPage(program, c))
    .route('/attendance/corrections', correctionRoutes(program))
    .route('/attendance/months', closingRoutes(program))
    .route('/attendance/requests', requestRoutes(program))
    .route('/attendance/overtime', overtimeRoutes(program))
    .get('/attendance/section', (c) => sectionPage(program, c))
    .get('/attendance/section/week', (c) => weekPage(program, c))
    .post('/attendance/punches', async (c) => {
      const { kind, place, key } = await readForm(c, PunchForm)
      const { municipality, staff, now } = c.var
      // The page has two buttons and one key: going right after coming is a punch of its own.
      await recordPunch(municipality, staff, { kind, ...place, source: 'page', clientKey: `${key}-${kind}` }, now)
      return c.redirect(`/console?punched=${kind}#clock`, 303)
    })
}
