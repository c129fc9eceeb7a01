import { Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { boardPage, boardWeekPage } from './board/board.page.tsx'
import { bookingsPage } from './bookings/bookings.page.tsx'
import { cancelPage } from './bookings/cancel.page.tsx'
import { canCancel, cancelBooking } from './bookings/cancel-booking.ts'
import { checkInOneself, getOwnBooking } from './bookings/check-in.ts'
import { requestRoutes } from './bookings/requests.routes.ts'
import { seatsPage } from './seats/seats.page.tsx'

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
