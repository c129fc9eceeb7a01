import { createRoute, z } from '@hono/zod-openapi'
import { asTyped, body, id, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { requireDesk } from '../desk/handles.ts'
import { listBookings } from '../bookings/bookings.queries.ts'
import { recordArrival } from '../bookings/record-arrival.ts'
import { type Booking, monthOf } from '../bookings/booking.ts'
import { ItemOut, itemOut } from './stay-shapes.ts'

const BookingOut = ItemOut.extend({
  stay: z.int(),
  company: z.string(),
  people: z.int().openapi({ description: 'チームの人数' }),
  coming: z.object({ person: z.string(), phone: z.string(), wishes: z.string() }),
  arrived: z.int().nullable().openapi({ description: '来た人数。まだ記録していなければ null' }),
}).openapi('WorkationBooking')

const bookingOut = (booking: Booking): z.infer<typeof BookingOut> => {
  const { stayId: stay, company, people, person, phone, wishes, arrived } = booking
  return Object.assign(itemOut(booking), { stay, company, people, coming: { person, phone, wishes }, arrived })
}

/** 予約 and 到着 of all providers for other programs of the section. */
export function bookingsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('workation:write'),
    method: 'get',
    path: '/workation/bookings',
    operationId: 'listWorkationBookings',
    summary: 'その月に終わる予約',
    request: {
      query: z.object({
        month: z
          .string()
          .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
          .openapi({ example: '2026-12' }),
      }),
    },
    responses: { ...json('予約', z.object({ items: z.array(BookingOut) })), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { db, staff } = c.var
    await requireDesk(db, staff)
    const from = monthOf(c.req.valid('query').month)!.toPlainDate({ day: 1 })
    const range = { from, until: from.add({ months: 1 }) }
    const bookings = await listBookings(db, { side: 'section', staffId: staff.id }, range)
    return c.json({ items: bookings.map(bookingOut) }, 200)
  })

  const arrival = createRoute({
    ...needs('workation:write'),
    method: 'put',
    path: '/workation/bookings/{id}/arrival',
    operationId: 'recordWorkationArrival',
    summary: '到着を記録する(来た人数。来なければ 0)',
    request: { params: z.object({ id: id() }), body: body(z.object({ people: z.int() })) },
    responses: { 204: { description: '記録しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(arrival, async (c) => {
    const { db, now, staff } = c.var
    await requireDesk(db, staff)
    const editor = { side: 'section', staffId: staff.id } as const
    await recordArrival(db, now, editor, c.req.valid('param').id, asTyped(c.req.valid('json')))
    return c.body(null, 204)
  })
}
