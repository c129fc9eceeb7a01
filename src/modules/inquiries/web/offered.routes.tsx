import { Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { readerOf } from '#kernel/http/reader-language.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { isLanguage } from '#lib/text/language.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { ButtonLink, Stack } from '#ui/index.ts'
import { OFFER_KEY, setOpened, setSolved } from '../faq/offers/offers.queries.ts'
import { ASKER } from './asker-words.ts'
import { OFFERS } from './offered.tsx'

const OFFER = `${OFFERS}/:key{${OFFER_KEY}}`
const THANKS = '/inquiries/solved'

const Solution = z.object({ faq: z.string().catch(''), lang: z.string().catch('') })

/** What somebody says of the answers they were shown before they asked: 「これで解決した」 is counted, and nothing else is concluded. */
export const offeredRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .post(`${OFFER}/openings`, async (c) => {
      await setOpened(c.var.db, c.var.now, c.req.param('key'))
      return c.body(null, 204)
    })
    .post(`${OFFER}/solutions`, async (c) => {
      const { faq, lang } = await readForm(c, Solution)
      await setSolved(c.var.db, c.var.now, c.req.param('key'), idIn(faq))
      return c.redirect(isLanguage(lang) && lang !== 'ja' ? `${THANKS}?lang=${lang}` : THANKS, 303)
    })
    .get(THANKS, (c) => {
      const lang = readerOf(c)
      const { thanks, thanksLead, another, top } = ASKER[lang].offer
      return sitePage(program, c, {
        title: thanks,
        lang,
        layout: 'card',
        children: (
          <Stack>
            <p>{thanksLead}</p>
            <ButtonLink href="/" wide>
              {top}
            </ButtonLink>
            <ButtonLink href="/inquiries/new" variant="secondary" wide>
              {another}
            </ButtonLink>
          </Stack>
        ),
      })
    })
