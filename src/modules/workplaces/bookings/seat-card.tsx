import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Card, Cluster } from '#ui/index.ts'
import { placeInWords } from '../seats/seat.ts'
import { hoursInWords } from './booking.ts'
import { listBookingsToComeTo } from './bookings.queries.ts'
import { canCheckIn } from './check-in.ts'
import { CheckInButton } from './check-in-button.tsx'

/** きょうの席, until one has come to it; nothing on other days. */
export async function seatCard(c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const bookings = await listBookingsToComeTo(db, staff.id, dateInTokyo(now))
  const open = bookings.filter((booking) => canCheckIn(booking, now))
  if (open.length === 0) return null
  return (
    <Card heading="きょうの席" aside={<a href="/console/workplaces">しごと場</a>} id="seat-today">
      {open.map((booking) => (
        <Cluster justify="between" key={booking.id}>
          <p>
            {placeInWords(booking)} {hoursInWords(booking)}
          </p>
          <CheckInButton booking={booking} />
        </Cluster>
      ))}
    </Card>
  )
}
