import { Hono } from 'hono'
import { anonymousPage } from '#kernel/http/anonymous-page.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Program } from '#kernel/program.ts'
import { inEach } from '#lib/text/language.ts'
import { takesReports } from '../streets/kinds.queries.ts'
import { answerInLanguage } from '../web/answer-in-language.ts'
import { RefusalInEach } from '../web/refusal-words.ts'
import { lineAccount } from './account.ts'
import { linePage } from './line.page.tsx'
import { LINE } from './line-words.ts'

const CLOSED = inEach((lang) => LINE[lang].closed)

/** LINEで相談, for residents: how it works, and the way into LINE. */
export const lineRoutes = (program: Program) =>
  new Hono<SiteEnv>().onError(answerInLanguage).get(
    '/line',
    anonymousPage(async ({ municipality, profile, now, reader }) => {
      const lang = reader()
      if (!(await hasSecret(municipality.db, 'line.channel_access_token'))) {
        throw new RefusalInEach(404, CLOSED)
      }
      const [account, calendar, reports] = await Promise.all([
        lineAccount(program, municipality),
        getOfficeCalendar(municipality.db),
        takesReports(municipality.db),
      ])
      return linePage({ lang, profile, account, calendar, now, lineApi: program.settings.LINE_API_BASE_URL, reports })
    }),
  )
