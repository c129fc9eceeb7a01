import { PostForm } from '#kernel/http/render.tsx'
import { Button } from '#ui/index.ts'
import { bookedInWords, type Booking } from './booking.ts'

/** One tap at the seat. */
export const CheckInButton = ({ booking }: { booking: Booking }) => (
  <PostForm action={`/console/workplaces/bookings/${booking.id}/check-in`}>
    <Button size="small" icon="check">
      チェックイン<span class="visually-hidden">: {bookedInWords(booking)}</span>
    </Button>
  </PostForm>
)
