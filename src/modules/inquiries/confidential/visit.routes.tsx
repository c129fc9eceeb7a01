import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import { text } from '#kernel/identity/form-fields.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { Button, ErrorSummary, Notice, Prose, Stack, TextInput } from '#ui/index.ts'
import { CODE_WORD } from './pointers.ts'
import { CONFIDENTIAL, findVisit, keepVisit, openWithCode, OVER } from './visit.ts'
import { CODE_MINUTES, findUnopened } from './visits.queries.ts'

const LINK = '/line/page/:token{[\\w-]{32}}'
const Opening = z.object({ code: text(30) })
const TRIES = { max: 60, per: { hours: 1 } }

const refuseGuessing = (c: Context<SiteEnv>) =>
  limit(c.var.db, c.var.now, `confidential-from:${networkOf(c.var.address)}`, TRIES)

/** The link of the talk: with the number that stands there it opens the page. Looking at it uses nothing up. */
export const visitRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .get(LINK, async (c) => {
      await refuseGuessing(c)
      const found = await findUnopened(c.var.db, c.var.now, c.req.param('token'))
      const here = await orRefusal(findVisit(program, c))
      if (!(here instanceof Refusal) && (!found || found.pageId === here.id)) return c.redirect(CONFIDENTIAL, 303)
      if (!found) throw new Refusal(404, OVER)
      return openPage(program, c)
    })
    .post(LINK, async (c) => {
      await refuseGuessing(c)
      const { code } = await readForm(c, Opening)
      const token = c.req.param('token')
      const found = await findUnopened(c.var.db, c.var.now, token)
      if (!found) throw new Refusal(404, OVER)
      const maker = { secretKey: program.settings.SECRET_KEY, slug: c.var.municipality.slug }
      const visit = await orRefusal(openWithCode(c.var.db, c.var.now, maker, { token, found, typed: code }))
      if (visit instanceof Refusal) {
        if (!visit.field) throw visit
        return openPage(program, c, visit.message)
      }
      keepVisit(program, c, visit)
      return c.redirect(CONFIDENTIAL, 303)
    })

const openPage = (program: Program, c: Context<SiteEnv>, error?: string) =>
  sitePage(program, c, {
    title: error ? 'エラー: 町のページを開く' : '町のページを開く',
    layout: 'card',
    status: error ? 422 : undefined,
    children: (
      <Stack>
        {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
        <Prose>
          <p>ご本人のトークから開いたことを確かめます。</p>
          <ol>
            <li>
              LINE のトークで「<strong>{CODE_WORD}</strong>」と送ります。
            </li>
            <li>届いた6けたの番号を、{CODE_MINUTES}分以内に入力します。</li>
          </ol>
        </Prose>
        <PostForm action={c.req.path}>
          <TextInput
            name="code"
            label="番号"
            error={error}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
            required
          />
          <Button wide>開く</Button>
        </PostForm>
        <Notice tone="info">
          <p>このリンクをほかの人から受け取ったときは、閉じてください。番号をだれにも教えないでください。</p>
        </Notice>
      </Stack>
    ),
  })
