import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { changesShape, EDIT, nothing, ofSlug, READ, slug } from '../offering/offerings.api.ts'
import { publishDraft } from '../publishing/publish-draft.ts'
import { viewCheck } from '../publishing/view-check.ts'
import { beginDraft } from './begin-draft.ts'
import { changeDraft, discardDraft } from './change-draft.ts'
import type { Draft } from './draft.ts'
import { findDraftOf, listDrafts } from './drafts.queries.ts'
import { editableSectionIds, mayEdit } from './may.ts'

const version = z.int().openapi({ description: '読んだときの番号。ほかの人が先に変えていれば断ります' })
const definition = z.record(z.string(), z.unknown()).openapi({ description: '書きかけでもよい定義' })

const Shown = z
  .object({
    slug,
    sectionId: z.int(),
    version,
    basedOn: z.int().nullable().openapi({ description: '始めた版。新しい手続なら null' }),
    changedAt: z.string().openapi({ format: 'date-time' }),
    changedBy: z.string(),
    definition,
  })
  .openapi('ProcedureDraft')

const Checked = z
  .object({
    version,
    digest: z.string().nullable().openapi({ description: '公開するときに送る。直すところがあれば null' }),
    standing: z.int().openapi({ description: '比べた版。初めてなら 0' }),
    findings: z.array(z.object({ path: z.string(), message: z.string() })),
    changes: changesShape,
    underWay: z.object({ begun: z.int(), arrived: z.int() }).openapi({ description: '書きかけと、審査中の申請' }),
  })
  .openapi('PublishingCheck')

const Written = z.object({
  version: version.default(0).openapi({ description: '読んだときの番号。0 なら新しく始める' }),
  sectionId: z.int().optional().openapi({ description: '新しく始めるときの、担当する課' }),
  definition,
})

const shown = (draft: Draft) => ({
  slug: draft.slug,
  sectionId: draft.sectionId,
  version: draft.version,
  basedOn: draft.basedOn,
  changedAt: draft.changedAt.toString(),
  changedBy: draft.changedBy,
  definition: draft.sketch as Record<string, unknown>,
})

/** @throws Refusal 404 */
async function getDraftOf(db: Db<'procedures'>, staff: Staff, of: string): Promise<Draft> {
  const draft = await findDraftOf(db, of)
  if (!draft || !mayEdit(staff, draft.sectionId)) throw new Refusal(404, 'この手続の下書きはありません。')
  return draft
}

/** 下書き for other programs: read and written as one JSON, checked and published as on the screen. */
export function draftsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedure-drafts',
    operationId: 'listProcedureDrafts',
    summary: '手続の下書き',
    responses: { ...json('下書き', z.object({ items: z.array(Shown) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    const drafts = await listDrafts(c.var.db, editableSectionIds(c.var.staff))
    return c.json({ items: drafts.map(shown) }, 200)
  })

  const get = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedure-drafts/{slug}',
    operationId: 'getProcedureDraft',
    summary: '一つの下書き',
    request: { params: ofSlug },
    responses: { ...json('下書き', Shown), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(get, async (c) => c.json(shown(await getDraftOf(c.var.db, c.var.staff, c.req.valid('param').slug)), 200))

  const put = createRoute({
    ...needs(EDIT),
    method: 'put',
    path: '/procedure-drafts/{slug}',
    operationId: 'writeProcedureDraft',
    summary: '下書きを始める、または書き換える',
    request: { params: ofSlug, body: body(Written) },
    responses: { ...json('下書き', Shown), ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(put, async (c) => {
    const { db, now, staff } = c.var
    const of = c.req.valid('param').slug
    const { version: seen, sectionId, definition: written } = c.req.valid('json')
    if (written['id'] !== of)
      throw new Refusal(422, 'definition の id を、アドレスと同じにしてください。', 'definition')
    if (seen === 0) {
      const begun = await beginDraft(db, now, staff, { from: 'json', json: written, sectionId: sectionId ?? 0 })
      if (!begun.isNew)
        throw new Refusal(409, 'もう下書きがあります。読んでから、その version を送ってください。', 'version')
    } else {
      const { id } = await getDraftOf(db, staff, of)
      await changeDraft(db, now, staff, id, seen, () => written)
    }
    return c.json(shown(await getDraftOf(db, staff, of)), 200)
  })

  const remove = createRoute({
    ...needs(EDIT),
    method: 'delete',
    path: '/procedure-drafts/{slug}',
    operationId: 'discardProcedureDraft',
    summary: '下書きを取りやめる',
    request: { params: ofSlug, query: z.object({ version: z.coerce.number().int() }) },
    responses: nothing,
  })
  api.openapi(remove, async (c) => {
    const { db, now, staff } = c.var
    const { id } = await getDraftOf(db, staff, c.req.valid('param').slug)
    await discardDraft(db, now, staff, id, c.req.valid('query').version)
    return c.body(null, 204)
  })

  const check = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedure-drafts/{slug}/check',
    operationId: 'checkProcedureDraft',
    summary: '公開前の確認',
    request: { params: ofSlug },
    responses: { ...json('確認', Checked), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(check, async (c) => {
    const { db, now, staff } = c.var
    const { id } = await getDraftOf(db, staff, c.req.valid('param').slug)
    const { draft, digest = null, findings, standing, changes = [], underWay } = await viewCheck(db, now, staff, id)
    const said = changes.map(({ what, label }) => ({ what, label }))
    const about = { version: draft.version, digest, standing: standing?.number ?? 0 }
    return c.json({ ...about, findings, changes: said, underWay }, 200)
  })

  const publication = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/procedure-drafts/{slug}/publication',
    operationId: 'publishProcedureDraft',
    summary: '確かめた内容を公開する(課長か、設定の担当)',
    request: {
      params: ofSlug,
      body: body(z.object({ version, digest: z.string().max(64), standing: z.int() })),
    },
    responses: {
      ...json('公開した版', z.object({ slug, number: z.int() })),
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(publication, async (c) => {
    const { db, now, staff } = c.var
    const draft = await getDraftOf(db, staff, c.req.valid('param').slug)
    const { number } = await publishDraft(db, now, staff, draft.id, c.req.valid('json'))
    return c.json({ slug: draft.slug, number }, 200)
  })
}
