import { Hono } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { takesReports } from '../streets/kinds.queries.ts'
import { lineAccount } from './account.ts'
import { linePage } from './line.page.tsx'

/** LINEで相談, for residents: how it works, and the way into LINE. */
export const lineRoutes = (program: Program) =>
  new Hono<SiteEnv>().get(
    '/line',
    anonymousPage(async ({ municipality, profile, now }) => {
      if (!(await hasSecret(municipality.db, 'line.channel_access_token'))) {
        throw new Refusal(404, 'LINEでの相談は、まだ受け付けていません。お電話か窓口でご相談ください。')
      }
      const [account, calendar, reports] = await Promise.all([
        lineAccount(program, municipality),
        getOfficeCalendar(municipality.db),
        takesReports(municipality.db),
      ])
      return linePage({ profile, account, calendar, now, lineApi: program.settings.LINE_API_BASE_URL, reports })
    }),
  )
