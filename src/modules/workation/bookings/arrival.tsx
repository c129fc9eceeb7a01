import { PostForm } from '#kernel/http/render.tsx'
import { Button, Disclosure, errorFor, StatusLabel, TextInput, VisuallyHidden } from '#ui/index.ts'
import { wholeNumber } from '#kernel/http/form-fields.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Again } from '../offers/shell.ts'
import { type Booking, expectedOf, hasBegun } from './booking.ts'

interface Props {
  booking: Booking
  base: string
  today: Temporal.PlainDate
  month: string | undefined
  again: Again<Typed>
}

/** How many came: one number and one button, from the day on; what was recorded can be mended. */
export function Arrival({ booking, base, today, month, again: { typed = {}, errors = [] } }: Props) {
  if (!hasBegun(booking, today)) return <StatusLabel tone="neutral">予約済み</StatusLabel>
  const isRefused = firstOf(typed, 'item') === String(booking.id)
  const form = (
    <PostForm inline action={`${base}/bookings/${booking.id}/arrival`} hidden={month ? { month } : undefined}>
      <TextInput
        {...wholeNumber}
        name="people"
        id={isRefused ? 'people' : `people-${booking.id}`}
        label="来た人数"
        unit="人"
        value={isRefused ? firstOf(typed, 'people') : String(booking.arrived ?? expectedOf(booking))}
        error={isRefused ? errorFor(errors, 'people') : undefined}
      />
      <Button size="small">
        {booking.arrived === null ? '到着を記録する' : '記録を直す'}
        <VisuallyHidden>
          ({booking.company}、{booking.name})
        </VisuallyHidden>
      </Button>
    </PostForm>
  )
  if (booking.arrived === null) return form
  return (
    <div>
      <StatusLabel tone={booking.arrived > 0 ? 'success' : 'warning'}>
        {booking.arrived > 0 ? `到着 ${booking.arrived}人` : '来なかった'}
      </StatusLabel>
      <Disclosure summary="直す" open={isRefused}>
        {form}
      </Disclosure>
    </div>
  )
}
