import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { type Form, typedIn } from '../definition/reading/form.ts'
import { withFiles } from '../definition/reading/read-page.ts'
import { findOrigin } from '../exchange/exchange.queries.ts'
import { changeDraft, discardDraft } from './change-draft.ts'
import { draftHref, PROCEDURES } from './draft.ts'
import { seenIn, wordsOf } from './forms/node-form.ts'
import { openDraft, openPage, openPart } from './open-draft.ts'
import { readUploaded } from './read-uploaded.ts'
import { askPage } from './screens/ask.page.tsx'
import { overviewPage } from './screens/overview.page.tsx'
import { pageOfDraft } from './screens/page.page.tsx'
import { previewPage } from './screens/preview.page.tsx'
import { nameOf } from './screens/question-list.tsx'
import { beginTry, goOn } from './screens/try-page.ts'
import { uploadPage } from './screens/upload.page.tsx'
import { moved, removed } from './sketch/edits.ts'
import { checkSketch } from './sketch/findings.ts'
import type { SketchPage } from './sketch/sketch.ts'

const DRAFT = '/:id{[0-9]{1,15}}'
const PAGE = '/:page{[a-z0-9-]{1,40}}'
const PART = '/:what{pages|fields}/:part{[A-Za-z0-9-]{1,40}}'

const Seen = z.object({ _seen: z.coerce.number().int() })
const Move = Seen.extend({ to: z.enum(['up', 'down']) })
const Typed = z.record(z.string().max(60), z.record(z.string().max(200), z.union([z.string(), z.array(z.string())])))

/** What was typed on other pages of a preview, as the form carried it; nothing where somebody made something else of it. */
function typedBefore(carried: string): Record<string, Form> {
  try {
    const read = Typed.safeParse(JSON.parse(carried))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

const namesOfFiles = (body: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(body).flatMap(([field, value]) => {
      const files = [value].flat().filter((one) => one instanceof File && one.size > 0) as File[]
      return files.length > 0 ? [[field, files.map(({ name }) => ({ fileId: name.slice(0, 200), name }))]] : []
    }),
  )

const today = (c: Context<ConsoleEnv>) => dateInTokyo(c.var.now)

/** A draft as it is read: the whole, page by page, tried out; and what changes its frame. */
export function draftRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get(DRAFT, async (c) => {
      const draft = await openDraft(c)
      const { findings } = checkSketch(draft.sketch, today(c))
      const origin = draft.importId === null ? undefined : await findOrigin(c.var.db, draft.importId)
      return overviewPage(program, c, { draft, findings, origin })
    })
    .get(`${DRAFT}/definition.json`, async (c) => {
      const { slug, sketch } = await openDraft(c)
      c.header('Cache-Control', 'no-store')
      c.header('Content-Type', 'application/json; charset=utf-8')
      c.header('Content-Disposition', `attachment; filename="${slug}.json"`)
      return c.body(`${JSON.stringify(sketch, null, 2)}\n`)
    })
    .get(`${DRAFT}/upload`, async (c) => uploadPage(program, c, { draft: await openDraft(c) }))
    .post(`${DRAFT}/upload`, async (c) => {
      const { db, now, staff } = c.var
      const draft = await openDraft(c)
      const body = await c.req.parseBody()
      const done = await orRefusal(
        readUploaded(body['definition']).then((json) =>
          changeDraft(db, now, staff, draft.id, seenIn(wordsOf(body)), () => json),
        ),
      )
      if (!(done instanceof Refusal)) return c.redirect(`${draftHref(draft.id)}?done=uploaded`, 303)
      const { status, mistakes } = done
      if (status !== 409 && status !== 422) throw done
      return uploadPage(program, c, { draft: await openDraft(c), errors: mistakes, status })
    })
    .get(`${DRAFT}/removal`, async (c) => {
      const draft = await openDraft(c)
      return askPage(program, c, {
        draft,
        title: 'この下書きを取りやめますか',
        action: draftHref(draft.id, 'removal'),
        back: draftHref(draft.id),
        button: '取りやめる',
        children: <p>下書きの内容は消えます。公開中の版と、届いている申請は、そのままです。</p>,
      })
    })
    .post(`${DRAFT}/removal`, async (c) => {
      const { _seen: seen } = await readForm(c, Seen)
      await discardDraft(c.var.db, c.var.now, c.var.staff, Number(c.req.param('id')), seen)
      return c.redirect(`${PROCEDURES}?done=discarded`, 303)
    })
    .get(`${DRAFT}/pages${PAGE}`, async (c) => {
      const { draft, page } = await openPage(c)
      const { findings } = checkSketch(draft.sketch, today(c))
      return pageOfDraft(program, c, { draft, page, findings, tried: beginTry(draft.sketch, page.id, {}, today(c)) })
    })
    .get(`${DRAFT}/preview${PAGE}`, async (c) => {
      const { draft, page } = await openPage(c)
      return previewPage(program, c, { draft, page, tried: beginTry(draft.sketch, page.id, {}, today(c)) })
    })
    .post(`${DRAFT}/preview${PAGE}`, async (c) => {
      const { draft, page } = await openPage(c)
      const body = await c.req.parseBody({ all: true })
      const form = withFiles(wordsOf(body), namesOfFiles(body))
      const typed = { ...typedBefore(typedIn(form, '_typed')), [page.id]: form }
      return previewPage(program, c, { draft, page, tried: await goOn(draft.sketch, page.id, typed, today(c)) })
    })
    .post(`${DRAFT}${PART}/moves`, async (c) => {
      const { db, now, staff } = c.var
      const { _seen: seen, to } = await readForm(c, Move)
      const { draft, what, part, back } = await openPart(c)
      await changeDraft(db, now, staff, draft.id, seen, (sketch) => moved(sketch, what, part, to === 'up' ? -1 : 1))
      return c.redirect(`${back}?done=moved`, 303)
    })
    .get(`${DRAFT}${PART}/removal`, async (c) => {
      const { draft, what, part, found, back } = await openPart(c)
      const name = nameOf(found, part)
      return askPage(program, c, {
        draft,
        title: `${what === 'pages' ? 'ページ' : '質問'}「${name}」を消しますか`,
        action: draftHref(draft.id, `${what}/${part}/removal`),
        back,
        button: '消す',
        children: (
          <>
            {what === 'pages' && <p>このページの{(found as SketchPage).fields.length}つの質問も消えます。</p>}
            <p>
              この質問の答えで聞くかどうかを決めている質問があれば、公開前の確認に出ます。公開中の版は変わりません。
            </p>
          </>
        ),
      })
    })
    .post(`${DRAFT}${PART}/removal`, async (c) => {
      const { db, now, staff } = c.var
      const { _seen: seen } = await readForm(c, Seen)
      const { draft, what, part, back } = await openPart(c)
      await changeDraft(db, now, staff, draft.id, seen, (sketch) => removed(sketch, what, part))
      return c.redirect(`${back}?done=removed`, 303)
    })
}
