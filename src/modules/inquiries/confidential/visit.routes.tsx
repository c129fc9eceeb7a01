import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { FORM } from '#kernel/http/form-words.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { goingOn, languageFor } from '#kernel/http/reader-language.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { text } from '#kernel/identity/form-fields.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import type { Language } from '#lib/text/language.ts'
import { Button, ErrorSummary, Filled, Notice, Prose, Stack, TextInput } from '#ui/index.ts'
import { answerInLanguage } from '../web/answer-in-language.ts'
import { RefusalInEach, refusalIn } from '../web/refusal-words.ts'
import { CODE_WORDS } from './pointer-words.ts'
import { CONFIDENTIAL, findVisit, keepVisit, openWithCode } from './visit.ts'
import { OVER, VISIT } from './visit-words.ts'
import { findUnopened, languageOfLink } from './visits.queries.ts'

const LINK = '/line/page/:token{[\\w-]{32}}'
const Opening = z.object({ code: text(30) })
const TRIES = { max: 60, per: { hours: 1 } }

/** In which language the page speaks. @throws Refusal 429 */
async function reached(c: Context<SiteEnv>): Promise<{ token: string; lang: Language }> {
  await limit(c.var.db, c.var.now, `confidential-from:${networkOf(c.var.address)}`, TRIES)
  const token = c.req.param('token')!
  const lang = languageFor(c, await languageOfLink(c.var.db, token))
  c.set('lang', lang)
  return { token, lang }
}

/** The link of the talk: with the number that stands there it opens the page. Looking at it uses nothing up. */
export const visitRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .onError(answerInLanguage)
    .get(LINK, async (c) => {
      const { token, lang } = await reached(c)
      const found = await findUnopened(c.var.db, c.var.now, token)
      const here = await orRefusal(findVisit(program, c))
      if (!(here instanceof Refusal) && (!found || found.pageId === here.id))
        return c.redirect(goingOn(c, CONFIDENTIAL), 303)
      if (!found) throw new RefusalInEach(404, OVER)
      return openPage(program, c, lang)
    })
    .post(LINK, async (c) => {
      const { token, lang } = await reached(c)
      const { code } = await readForm(c, Opening)
      const found = await findUnopened(c.var.db, c.var.now, token)
      if (!found) throw new RefusalInEach(404, OVER)
      const maker = { secretKey: program.settings.SECRET_KEY, slug: c.var.municipality.slug }
      const visit = await orRefusal(openWithCode(c.var.db, c.var.now, maker, { token, found, typed: code }))
      if (visit instanceof Refusal) {
        if (!visit.field) throw visit
        return openPage(program, c, lang, refusalIn(lang, visit))
      }
      keepVisit(program, c, visit)
      return c.redirect(goingOn(c, CONFIDENTIAL), 303)
    })

function openPage(program: Program, c: Context<SiteEnv>, lang: Language, error?: string) {
  const words = VISIT[lang]
  return sitePage(program, c, {
    title: error ? FORM[lang].wrong(words.title) : words.title,
    heading: words.title,
    lang,
    layout: 'card',
    status: error ? 422 : undefined,
    children: (
      <Stack>
        {error && <ErrorSummary errors={[{ field: 'code', message: error }]} heading={FORM[lang].wrongHeading} />}
        <Prose>
          <p>{words.lead}</p>
          <ol>
            <li>
              <Filled sentence={words.send}>
                <strong>{CODE_WORDS[lang]}</strong>
              </Filled>
            </li>
            <li>{words.enter}</li>
          </ol>
        </Prose>
        <PostForm action={goingOn(c, c.req.path)}>
          <TextInput
            name="code"
            label={words.code}
            error={error}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            requiredWord={FORM[lang].required}
            required
          />
          <Button wide>{words.open}</Button>
        </PostForm>
        <Notice tone="info">
          <p>{words.forwarded}</p>
        </Notice>
      </Stack>
    ),
  })
}
