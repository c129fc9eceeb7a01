import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { typedDate } from '#lib/time/typed-moment.ts'
import {
  BookingOut,
  bookingOut,
  date,
  numberIn,
  PresentOut,
  presentOut,
  RequestIn,
  SeatOut,
  seatOut,
  SiteOut,
  siteOut,
} from './api.shapes.ts'
import { throughDays } from './board/board-days.ts'
import { listBoard } from './board/board.queries.ts'
import { askSeat } from './bookings/ask-seat.ts'
import { listOwnBookings } from './bookings/bookings.queries.ts'
import { cancelBooking } from './bookings/cancel-booking.ts'
import { checkInOneself } from './bookings/check-in.ts'
import { viewOpenSeats } from './seats/open-seats.ts'
import { listSitesWithSeats } from './seats/seats.queries.ts'
import { travelApi } from './travel/travel.api.ts'

export const scopes = {
  'workplaces:read': 'しごと場の席と予約を読む',
  'workplaces:request': 'しごと場の席を申請し、取り消し、チェックインする',
}

const listOf = <Item extends z.ZodType>(description: string, item: Item) => ({
  200: { description, content: { 'application/json': { schema: z.object({ items: z.array(item) }) } } },
})

/** しごと場 for other programs: asked for by the owner of the token, decided by people. */
export function workplacesApi(_program: Program, api: ApiHono): void {
  const sites = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/sites',
    operationId: 'listSites',
    summary: '予約できる席のある場所',
    responses: { ...listOf('場所', SiteOut), ...problems(401, 403, 429) },
  })
  api.openapi(sites, async (c) => c.json({ items: (await listSitesWithSeats(c.var.db)).map(siteOut) }, 200))

  const seats = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/sites/{id}/seats',
    operationId: 'listSeats',
    summary: '空席(日ごとの状態)',
    description: 'day は繰り返せます。申請できない日は除きます。day がなければ、次に申請できる日です。',
    request: {
      params: z.object({ id: numberIn('id') }),
      query: z.object({
        day: z.union([z.array(date), date.transform((one) => [one])]).optional(),
        from: z.string().max(5).optional(),
        until: z.string().max(5).optional(),
      }),
    },
    responses: { ...listOf('席', SeatOut), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(seats, async (c) => {
    const { id } = c.req.valid('param')
    const { day, from, until } = c.req.valid('query')
    const query = { site: [String(id)], ...(day && { day }), ...(from && until && { from: [from], until: [until] }) }
    const open = await viewOpenSeats(c.var.db, c.var.now, c.var.staff, query)
    if (open?.site.id !== id) throw new Refusal(404, 'この場所に、予約できる席はありません。')
    const items = open.floors.flatMap(({ floor, views }) =>
      views.map((view) => seatOut(view, floor.name, open.wish.days)),
    )
    return c.json({ items }, 200)
  })

  const bookings = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/bookings',
    operationId: 'listBookings',
    summary: '自分の予約(きょうから先。from を付けるとその日から)',
    request: { query: z.object({ from: date.optional() }) },
    responses: { ...listOf('予約', BookingOut), ...problems(401, 403, 422, 429) },
  })
  api.openapi(bookings, async (c) => {
    const from = typedDate(c.req.valid('query').from) ?? dateInTokyo(c.var.now)
    return c.json({ items: (await listOwnBookings(c.var.db, c.var.staff.id, from)).map(bookingOut) }, 200)
  })

  const ask = createRoute({
    ...needs('workplaces:request'),
    method: 'post',
    path: '/workplaces/requests',
    operationId: 'askSeat',
    summary: '席の利用を申請する(決裁を待つ間も席を押さえます)',
    request: { body: { content: { 'application/json': { schema: RequestIn } }, required: true } },
    responses: {
      201: {
        description: '決裁の経路に回りました',
        content: { 'application/json': { schema: z.object({ proposalId: z.int() }) } },
      },
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(ask, async (c) => {
    const { seat, ...typed } = c.req.valid('json')
    const proposalId = await askSeat(c.var.db, c.var.now, c.var.staff, { ...typed, seat: String(seat) })
    return c.json({ proposalId }, 201)
  })

  const oneBooking = { request: { params: z.object({ id: numberIn('id') }) } }
  const cancel = createRoute({
    ...needs('workplaces:request'),
    ...oneBooking,
    method: 'post',
    path: '/workplaces/bookings/{id}/cancellation',
    operationId: 'cancelBooking',
    summary: '予約を1日だけ取り消す',
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 409, 429) },
  })
  api.openapi(cancel, async (c) => {
    await cancelBooking(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id)
    return c.body(null, 204)
  })

  const checkIn = createRoute({
    ...needs('workplaces:request'),
    ...oneBooking,
    method: 'post',
    path: '/workplaces/bookings/{id}/check-in',
    operationId: 'checkIn',
    summary: 'チェックインする(席の QR コードや入口の端末から)',
    responses: { 204: { description: 'チェックインしました' }, ...problems(401, 403, 404, 409, 429) },
  })
  api.openapi(checkIn, async (c) => {
    await checkInOneself(c.var.db, c.var.now, c.var.staff, c.req.valid('param').id, 'api')
    return c.body(null, 204)
  })

  const board = createRoute({
    ...needs('workplaces:read'),
    method: 'get',
    path: '/workplaces/board',
    operationId: 'listSeatsTaken',
    summary: 'だれがどこに(1日分)',
    request: { query: z.object({ on: date.optional() }) },
    responses: { ...listOf('席を使う人', PresentOut), ...problems(401, 403, 422, 429) },
  })
  api.openapi(board, async (c) => {
    const on = typedDate(c.req.valid('query').on) ?? dateInTokyo(c.var.now)
    return c.json({ items: (await listBoard(c.var.db, throughDays(on, on))).map(presentOut) }, 200)
  })

  travelApi(api)
}
