import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Card, Cluster } from '#ui/index.ts'
import { placeInWords } from '../seats/seat.ts'
import { clockInWords, hoursInWords, isOver } from './booking.ts'
import { listBookingsOn } from './bookings.queries.ts'
import { canCheckIn } from './check-in.ts'
import { CheckInButton } from './check-in-button.tsx'

/** きょうの席: to come to, or come to; nothing on other days, or when it is over. */
export async function seatCard(c: Context<ConsoleEnv>) {
  const { db, staff, now } = c.var
  const bookings = (await listBookingsOn(db, staff.id, dateInTokyo(now))).filter((booking) => !isOver(booking, now))
  if (bookings.length === 0) return null
  const open = bookings.filter((booking) => canCheckIn(booking, now))
  return (
    <Card heading="きょうの席" aside={<a href="/console/workplaces">しごと場</a>} id="seat-today">
      {bookings.map(
        (booking) =>
          booking.cameAt && (
            <p key={booking.id}>
              {placeInWords(booking)} にチェックイン済み({clockInWords(booking.cameAt)})
            </p>
          ),
      )}
      {open.map((booking) => (
        <Cluster justify="between" key={booking.id}>
          <p>
            {placeInWords(booking)} {hoursInWords(booking)}
          </p>
          <CheckInButton booking={booking} />
        </Cluster>
      ))}
      {open.length > 0 && (
        <p>
          <small>
            分室を勤務場所にして出勤を打刻すると、チェックインにもなります。チェックインだけでは、出勤の打刻になりません。
          </small>
        </p>
      )}
    </Card>
  )
}
