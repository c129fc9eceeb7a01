import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { proposalHref } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { findSeat } from '../seats/seats.queries.ts'
import { readWish, timeForField } from '../seats/wish.ts'
import { askSeat, getOwnRequest, mendRequest } from './ask-seat.ts'
import { dayOf } from './booking.ts'
import type { SeatRequest } from './bookings.queries.ts'
import type { TypedRequest } from './read-request.ts'
import { type RequestPage, requestPage } from './request.page.tsx'
import { viewRequest } from './view-request.ts'

const short = z.string().max(40).catch('')
const Form = z.object({
  seat: short,
  days: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
  offered: z.string().max(2000).catch(''),
  from: short,
  until: short,
  reason: z.string().max(20_000).catch(''),
  skip: z
    .string()
    .optional()
    .transform((value) => value === '1'),
})

const SEATS = '/console/workplaces/seats'
const ONE = '/:id{[0-9]{1,15}}'

/** What the address of a seat on the plan says; nothing without a day. */
async function begun(c: Context<ConsoleEnv>): Promise<TypedRequest | undefined> {
  const query = c.req.queries()
  const seat = query['seat']?.[0] ?? ''
  const place = await findSeat(c.var.db, /^\d{1,15}$/.test(seat) ? Number(seat) : 0)
  if (!place) return undefined
  const { days, from, until } = readWish(query, place.site)
  if (days.length === 0) return undefined
  return {
    seat,
    days: days.map(String),
    from: timeForField(from),
    until: timeForField(until),
    reason: '',
    skip: false,
  }
}

const clockOf = (at: Temporal.Instant) => timeForField(at.toZonedDateTimeISO(TOKYO).toPlainTime())

/** What is asked for now, as a form has it. */
const typedAs = ({ bookings, reason }: SeatRequest): TypedRequest | undefined =>
  bookings[0] && {
    seat: String(bookings[0].seatId),
    days: bookings.map((booking) => dayOf(booking).toString()),
    from: clockOf(bookings[0].from),
    until: clockOf(bookings[0].until),
    reason,
    skip: false,
  }

interface Shown extends Pick<RequestPage, 'typed' | 'errors' | 'status'> {
  offered: string[]
  request?: SeatRequest
}

/** しごと場の利用申請: asked for, and mended after it came back. */
export function requestRoutes(program: Program) {
  async function show(c: Context<ConsoleEnv>, { request, offered, ...page }: Shown) {
    const viewed = await viewRequest(c.var.db, c.var.staff, page.typed, offered, request?.bookings)
    const mending = request && {
      id: request.id,
      back: proposalHref(request.proposalId ?? 0),
      sentBack: request.sentBack,
    }
    return requestPage(program, c, { ...page, ...viewed, mending })
  }

  async function submit(
    c: Context<ConsoleEnv>,
    done: string,
    act: (typed: TypedRequest) => Promise<number>,
    request?: SeatRequest,
  ) {
    const { offered, ...typed } = await readForm(c, Form, { all: true })
    const id = await orRefusal(act(typed))
    if (!(id instanceof Refusal)) return c.redirect(`${proposalHref(id)}?${new URLSearchParams({ done })}`, 303)
    const { status, mistakes } = id
    if (status !== 409 && status !== 422) throw id
    const days = [...new Set([...offered.split(','), ...typed.days])].toSorted()
    return show(c, { typed, offered: days, request, status, errors: mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get('/new', async (c) => {
      const typed = await begun(c)
      return typed ? show(c, { typed, offered: typed.days }) : c.redirect(SEATS, 303)
    })
    .post('/', (c) => submit(c, 'proposed', (typed) => askSeat(c.var.db, c.var.now, c.var.staff, typed)))
    .get(`${ONE}/edit`, async (c) => {
      const request = await getOwnRequest(c.var.db, c.var.staff, Number(c.req.param('id')))
      const now = typedAs(request)
      if (!now) return c.redirect(proposalHref(request.proposalId ?? 0), 303)
      const chosen = await begun(c)
      const typed = chosen ? { ...chosen, reason: now.reason } : now
      return show(c, { typed, offered: typed.days, request })
    })
    .post(`${ONE}/edit`, async (c) => {
      const { db, now, staff } = c.var
      const request = await getOwnRequest(db, staff, Number(c.req.param('id')))
      return submit(c, 'resubmitted', (typed) => mendRequest(db, now, staff, request.id, typed), request)
    })
}
