import { dateInWords } from '#lib/time/in-words.ts'
import { Table } from '#ui/index.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { unitOf } from '../itineraries/itinerary.ts'
import { whenOf } from '../itineraries/when.ts'
import { offerHref } from '../offers/offer.ts'
import type { Again } from '../offers/shell.ts'
import { Arrival } from './arrival.tsx'
import type { Booking } from './booking.ts'

interface Props {
  day: string
  bookings: Booking[]
  base: string
  today: Temporal.PlainDate
  /** The month that is shown, if one is. */
  month: string | undefined
  again: Again<Typed>
}

/** Who comes on a day, to what, and whether they came. */
export const BookingsOfDay = ({ day, bookings, base, today, month, again }: Props) => (
  <div class="bookings">
    <Table
      caption={day}
      hideCaption
      columns={[
        { header: '会社', primary: true, cell: (booking) => <Who booking={booking} /> },
        { header: '予約', cell: (booking) => <What booking={booking} base={base} /> },
        { header: '希望', cell: ({ wishes }) => <span class="remark">{wishes || 'なし'}</span> },
        { header: '到着', cell: (booking) => <Arrival {...{ booking, base, today, month, again }} /> },
      ]}
      rows={bookings}
      rowKey={({ id }) => String(id)}
    />
  </div>
)

const Who = ({ booking: { company, people, person, phone } }: { booking: Booking }) => (
  <>
    {company}
    <small class="booking-contact">
      {people}人のチーム
      <br />
      当日は {person} <a href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}>{phone}</a>
    </small>
  </>
)

const What = ({ booking, base }: { booking: Booking; base: string }) => (
  <div>
    <a href={offerHref(base, { id: booking.offerId, kind: booking.kind })}>{booking.name}</a>
    <br />
    {whenOf(booking, 'ja', dateInWords)}
    <br />
    {`${booking.units}${unitOf(booking)}`}
  </div>
)
