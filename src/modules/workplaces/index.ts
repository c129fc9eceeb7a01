import type { Module } from '#kernel/program.ts'
import { BOOKING_MATTER } from './bookings/booking.ts'
import { bookingMatter } from './bookings/booking-matter.ts'
import { workplacesRoutes } from './console.routes.ts'

export { askSeat } from './bookings/ask-seat.ts'
export { checkIn } from './bookings/check-in.ts'

/** しごと場: where one may work, and who sits there when. */
export const workplaces: Module = {
  name: 'workplaces',
  console: workplacesRoutes,
  actions: { 'booking.cancelled': '席の予約を取り消した' },
  matters: { [BOOKING_MATTER]: bookingMatter },
  navigation: async () => [{ href: '/console/workplaces', text: 'しごと場', icon: 'seat' }],
}
