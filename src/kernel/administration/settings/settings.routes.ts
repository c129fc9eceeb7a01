import { type Context, Hono } from 'hono'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { getOfficeCalendar } from '../../calendar/calendar.queries.ts'
import type { ConsoleEnv } from '../../http/env.ts'
import { askLineAccount } from '../../municipality/line-account.ts'
import { getProfile } from '../../municipality/profile.queries.ts'
import { findSecret } from '../../municipality/secrets.queries.ts'
import type { Program } from '../../program.ts'
import { requireWholeTown } from '../whole-town.ts'
import { changeOfficeHours } from './change-office-hours.ts'
import { changeProfile } from './change-profile.ts'
import { addClosures, readClosure, removeClosures, runsOf } from './closures.ts'
import { closuresPage, reopeningPage } from './closures.page.tsx'
import { readHours, typedFrom } from './hours-form.ts'
import { hoursPage } from './hours.page.tsx'
import { linePage } from './line.page.tsx'
import { readProfile, textOf } from './profile-form.ts'
import { profilePage } from './profile.page.tsx'
import { readChannel, saveChannel } from './save-channel.ts'
import { listClosures, secretDates } from './settings.queries.ts'
import { signInSettingsRoutes } from './sign-in/sign-in.routes.ts'
import { typedDate } from '#lib/time/typed-moment.ts'

/** A refusal as the error of its form. */
const errorsOf = ({ field, message }: Refusal) => [field ? { field, message } : { message }]
const statusOf = ({ status }: Refusal) => (status === 409 ? 409 : 422)

const closuresNow = ({ var: { db, now } }: Context<ConsoleEnv>) =>
  listClosures(db, fiscalYearRange(fiscalYearOf(dateInTokyo(now))).from)

const isWithin = (day: Temporal.PlainDate, from: Temporal.PlainDate, through: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, through) <= 0

/** 「設定」 of the municipality, for those with the duty for the whole of it. */
export function settingsRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .use('/settings', requireWholeTown('settings'))
    .use('/settings/*', requireWholeTown('settings'))
    .get('/settings', async (c) => profilePage(program, c, { profile: await getProfile(c.var.db) }))
    .post('/settings', async (c) => {
      const { db, now, staff } = c.var
      const { profile, errors } = readProfile(await c.req.parseBody(), await getProfile(db))
      if (errors.length > 0) return profilePage(program, c, { profile, errors })
      const changed = await orRefusal(changeProfile(db, now, staff, profile))
      if (changed instanceof Refusal)
        return profilePage(program, c, { profile, errors: errorsOf(changed), status: statusOf(changed) })
      return c.redirect('/console/settings?done=profile', 303)
    })
    .get('/settings/hours', async (c) => {
      const [calendar, { version }] = await Promise.all([getOfficeCalendar(c.var.db), getProfile(c.var.db)])
      return hoursPage(program, c, { typed: typedFrom(calendar.hours), version })
    })
    .post('/settings/hours', async (c) => {
      const { db, now, staff } = c.var
      const fields = await c.req.parseBody()
      const version = Number(textOf(fields, 'version', 10)) || 0
      const { typed, hours, errors } = readHours(fields)
      if (errors.length > 0) return hoursPage(program, c, { typed, version, errors })
      const changed = await orRefusal(changeOfficeHours(db, now, staff, hours, version))
      if (changed instanceof Refusal)
        return hoursPage(program, c, { typed, version, errors: errorsOf(changed), status: statusOf(changed) })
      return c.redirect('/console/settings/hours?done=hours', 303)
    })
    .get('/settings/closures', async (c) => closuresPage(program, c, { closures: await closuresNow(c) }))
    .post('/settings/closures', async (c) => {
      const { db, now, staff } = c.var
      const { typed, days, errors } = readClosure(await c.req.parseBody(), dateInTokyo(now))
      if (errors.length > 0) return closuresPage(program, c, { closures: await closuresNow(c), typed, errors })
      const added = await orRefusal(addClosures(db, now, staff, days, typed.reason))
      if (added instanceof Refusal) {
        const page = {
          closures: await closuresNow(c),
          typed,
          errors: errorsOf(added),
          status: statusOf(added),
        } as const
        return closuresPage(program, c, page)
      }
      return c.redirect('/console/settings/closures?done=closed', 303)
    })
    .get('/settings/closures/:day{\\d{4}-\\d{2}-\\d{2}}/removal', async (c) => {
      const from = typedDate(c.req.param('day'))
      const through = typedDate(c.req.query('through')) ?? from
      const closures = (await closuresNow(c)).filter(({ on }) => from && through && isWithin(on, from, through))
      const [run] = runsOf(closures, dateInTokyo(c.var.now))
      return run ? reopeningPage(program, c, run) : c.notFound()
    })
    .post('/settings/closures/:day{\\d{4}-\\d{2}-\\d{2}}/removal', async (c) => {
      const from = typedDate(c.req.param('day'))
      const through = typedDate(textOf(await c.req.parseBody(), 'through', 10)) ?? from
      if (!from || !through) return c.notFound()
      await removeClosures(c.var.db, c.var.now, c.var.staff, from, through)
      return c.redirect('/console/settings/closures?done=opened', 303)
    })
    .get('/settings/line', async (c) => {
      const { db } = c.var
      const token = c.req.query('ask') && (await findSecret(db, program.sealer, 'line.channel_access_token'))
      const answer = token ? await askLineAccount(program.settings.LINE_API_BASE_URL, token) : undefined
      return linePage(program, c, { dates: await secretDates(db), answer })
    })
    .post('/settings/line', async (c) => {
      const { db, now, staff } = c.var
      const { channel, errors } = readChannel(await c.req.parseBody())
      if (errors.length > 0) return linePage(program, c, { dates: await secretDates(db), errors })
      await saveChannel(db, now, staff, program.sealer, channel)
      return c.redirect('/console/settings/line?done=line', 303)
    })
    .route('/settings/sign-in', signInSettingsRoutes(program))
}
