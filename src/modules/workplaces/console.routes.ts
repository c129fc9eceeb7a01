import { Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { boardPage, boardWeekPage } from './board/board.page.tsx'
import { bookingsPage } from './bookings/bookings.page.tsx'
import { cancelPage } from './bookings/cancel.page.tsx'
import { canCancel, cancelBooking } from './bookings/cancel-booking.ts'
import { checkInOneself, getOwnBooking } from './bookings/check-in.ts'
import { requestRoutes } from './bookings/requests.routes.ts'
import { networkRoutes } from './network/network.routes.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { seatsPage } from './seats/seats.page.tsx'
import { settingsRoutes } from './settings/settings.routes.ts'
import { changeTravel } from './travel/change-travel.ts'
import { travelPage } from './travel/travel.page.tsx'

const Travel = z.record(z.string(), z.string().max(100).catch(''))

const HERE = '/console/workplaces'
const BOOKING = '/workplaces/bookings/:id{[0-9]{1,15}}'

/** しごと場 in the staff console. */
export function workplacesRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get('/workplaces', (c) => bookingsPage(program, c))
    .get('/workplaces/seats', (c) => seatsPage(program, c))
    .get('/workplaces/board', (c) => boardPage(program, c))
    .get('/workplaces/board/week', (c) => boardWeekPage(program, c))
    .route('/workplaces/requests', requestRoutes(program))
    .route('/network', networkRoutes(program))
    .get('/workplaces/travel', (c) => travelPage(program, c))
    .post('/workplaces/travel', async (c) => {
      const { db, now, staff } = c.var
      const typed = await readForm(c, Travel)
      const changed = await orRefusal(changeTravel(db, now, staff, typed))
      if (changed instanceof Refusal) return travelPage(program, c, { typed, errors: changed.mistakes })
      return c.redirect(`${HERE}/travel?done=changed`, 303)
    })
    .route('/settings/workplaces', settingsRoutes(program))
    .route('/workplaces/calendar', calendarRoutes(program))
    .post(`${BOOKING}/check-in`, async (c) => {
      const { db, now, staff } = c.var
      await checkInOneself(db, now, staff, Number(c.req.param('id')), 'page')
      return c.redirect(`${HERE}?done=came`, 303)
    })
    .get(`${BOOKING}/cancel`, async (c) => {
      const booking = await getOwnBooking(c.var.db, c.var.staff, Number(c.req.param('id')))
      return canCancel(booking, c.var.now) ? cancelPage(program, c, booking) : c.redirect(HERE, 303)
    })
    .post(`${BOOKING}/cancellation`, async (c) => {
      const { db, now, staff } = c.var
      await cancelBooking(db, now, staff, Number(c.req.param('id')))
      return c.redirect(`${HERE}?done=cancelled`, 303)
    })
}
