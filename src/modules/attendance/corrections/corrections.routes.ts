import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { proposalHref } from '#kernel/approvals/index.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { momentForField, typedDate } from '#lib/time/typed-moment.ts'
import { listEmployment } from '../book/book.queries.ts'
import { startOfDay } from '../punches/moment.ts'
import { placeValue } from '../punches/place-choice.ts'
import { findLastPlace, listPunches, listSites } from '../punches/punches.queries.ts'
import { askCorrection, getOwnCorrection, mendCorrection } from './ask-correction.ts'
import { type CorrectionPage, correctionPage } from './correction.page.tsx'
import type { NewCorrection } from './corrections.queries.ts'
import { readCorrection, type TypedCorrection } from './read-correction.ts'

const Form = z.object({
  came: z.string().max(40).default(''),
  went: z.string().max(40).default(''),
  place: z.string().max(60).default(''),
  reason: z.string().max(20_000).default(''),
})

type Mending = NonNullable<CorrectionPage['mending']>

/** What was punched on a day, as far as it goes. */
async function begun({ var: { db, staff } }: Context<ConsoleEnv>, on: Temporal.PlainDate): Promise<TypedCorrection> {
  const punches = await listPunches(db, staff.id, startOfDay(on), startOfDay(on.add({ days: 1 })))
  const [came, went] = [punches.find(({ kind }) => kind === 'in'), punches.findLast(({ kind }) => kind === 'out')]
  const place = punches[0] ?? (await findLastPlace(db, staff.id)) ?? { place: 'main' as const, site: null }
  const at = (hour: string) => on.toZonedDateTime({ timeZone: TOKYO, plainTime: hour }).toInstant()
  return {
    came: momentForField(came?.at ?? at('08:30')),
    went: momentForField(went?.at ?? at('17:15')),
    place: placeValue(place),
    reason: '',
  }
}

/** Today once its regular hours are over, else the day before: what has not happened yet cannot be put right. */
function lastDayDone(now: Temporal.Instant): Temporal.PlainDate {
  const local = now.toZonedDateTimeISO(TOKYO).toPlainDateTime()
  return local.subtract({ hours: 17, minutes: 15 }).toPlainDate()
}

async function mendingOf(c: Context<ConsoleEnv>) {
  const correction = await getOwnCorrection(c.var.db, c.var.staff, Number(c.req.param('id')))
  return { correction, mending: { id: correction.id, back: proposalHref(correction.proposalId ?? 0) } }
}

/** 打刻の訂正: asked for, and mended after it came back. */
export function correctionRoutes(program: Program) {
  async function submit(
    c: Context<ConsoleEnv>,
    done: string,
    act: (asked: Omit<NewCorrection, 'staffId'>) => Promise<number>,
    mending?: Mending,
  ) {
    const { db, now, staff } = c.var
    const typed = await readForm(c, Form)
    const [sites, employed] = [await listSites(db), await listEmployment(db, staff.id)]
    const work = async () => act(readCorrection(typed, { now, sites, employed }))
    const id = await orRefusal(work())
    if (!(id instanceof Refusal)) return c.redirect(`${proposalHref(id)}?${new URLSearchParams({ done })}`, 303)
    const { status, mistakes } = id
    if (status !== 409 && status !== 422) throw id
    return correctionPage(program, c, { typed, sites, mending, status, errors: mistakes })
  }

  return new Hono<ConsoleEnv>()
    .get('/new', async (c) => {
      const on = typedDate(c.req.query('on')) ?? lastDayDone(c.var.now)
      return correctionPage(program, c, { typed: await begun(c, on), sites: await listSites(c.var.db) })
    })
    .post('/', (c) => submit(c, 'proposed', (asked) => askCorrection(c.var.db, c.var.now, c.var.staff, asked)))
    .get('/:id{[0-9]{1,15}}/edit', async (c) => {
      const { correction, mending } = await mendingOf(c)
      if (correction.state !== 'asked') return c.redirect(mending.back, 303)
      const { came, went, reason } = correction
      const typed = { came: momentForField(came), went: momentForField(went), place: placeValue(correction), reason }
      return correctionPage(program, c, { typed, sites: await listSites(c.var.db), mending })
    })
    .post('/:id{[0-9]{1,15}}/edit', async (c) => {
      const { correction, mending } = await mendingOf(c)
      const { db, now, staff } = c.var
      return submit(c, 'resubmitted', (asked) => mendCorrection(db, now, staff, correction.id, asked), mending)
    })
}
