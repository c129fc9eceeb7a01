import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { editableSectionIds } from '../editing/may.ts'
import { changesBetween } from '../publishing/changes-between.ts'
import { changeOpening, moveOffering } from './change-offering.ts'
import { getOfferingOf, getVersion } from './get-offering.ts'
import { type Offering, opennessOf, type PublishedVersion } from './offering.ts'
import { listOfferings, listVersions } from './offerings.queries.ts'

export const READ = 'procedures:read'
export const EDIT = 'procedures:edit'
export const scopes = { [READ]: '手続の定義と下書きを読む', [EDIT]: '手続の下書きを書き、公開し、受付を変える' }

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
export const slug = z.string().max(60).openapi({ example: 'water-service-start' })
export const changesShape = z.array(z.object({ what: z.enum(['added', 'removed', 'changed']), label: z.string() }))

const Listed = z
  .object({
    slug,
    title: z.string(),
    sectionId: z.int(),
    section: z.string(),
    state: z.enum(['open', 'not yet', 'closed']),
    openFrom: instant.nullable(),
    closedAt: instant.nullable(),
    version: z.int().openapi({ description: '受付や課を変えるときに送る番号' }),
    number: z.int().openapi({ description: '公開中の版' }),
    publishedAt: instant,
  })
  .openapi('Procedure')

const Version = z
  .object({ number: z.int(), digest: z.string(), publishedAt: instant, publishedBy: z.string(), imported: z.boolean() })
  .openapi('ProcedureVersion')
const Whole = Listed.extend({ versions: z.array(Version) }).openapi('ProcedureWithVersions')
const Defined = Version.extend({
  definition: z.record(z.string(), z.unknown()),
  changes: changesShape.openapi({ description: '前の版から変わったところ' }),
}).openapi('ProcedureVersionWithDefinition')

const listed = (one: Offering, now: Temporal.Instant) => ({
  slug: one.slug,
  title: one.title,
  sectionId: one.sectionId,
  section: one.section,
  state: opennessOf(one, now),
  openFrom: one.openFrom?.toString() ?? null,
  closedAt: one.closedAt?.toString() ?? null,
  version: one.version,
  number: one.number,
  publishedAt: one.publishedAt.toString(),
})

const versionOf = ({ number, digest, publishedAt, publishedBy, importId }: PublishedVersion) => ({
  number,
  digest,
  publishedAt: publishedAt.toString(),
  publishedBy,
  imported: importId !== null,
})

export const ofSlug = z.object({ slug })
export const ofVersion = ofSlug.extend({ number: z.coerce.number().int().min(1) })
export const nothing = { 204: { description: '済みました' }, ...problems(401, 403, 404, 409, 422, 429) }

/** 手続 for other programs: what is offered, since when, in which versions. */
export function offeringsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedures',
    operationId: 'listProcedures',
    summary: '公開した手続(トークンの持ち主の課)',
    responses: { ...json('手続', z.object({ items: z.array(Listed) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    const { db, now, staff } = c.var
    const offerings = await listOfferings(db, editableSectionIds(staff))
    return c.json({ items: offerings.map((one) => listed(one, now)) }, 200)
  })

  const get = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedures/{slug}',
    operationId: 'getProcedure',
    summary: '手続と、公開した版',
    request: { params: ofSlug },
    responses: { ...json('手続', Whole), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(get, async (c) => {
    const { db, now, staff } = c.var
    const offering = await getOfferingOf(db, staff, c.req.valid('param').slug)
    const versions = await listVersions(db, offering.id)
    return c.json({ ...listed(offering, now), versions: versions.map(versionOf) }, 200)
  })

  const version = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedures/{slug}/versions/{number}',
    operationId: 'getProcedureVersion',
    summary: '公開した版の定義',
    request: { params: ofVersion },
    responses: { ...json('版', Defined), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(version, async (c) => {
    const { slug: of, number } = c.req.valid('param')
    const offering = await getOfferingOf(c.var.db, c.var.staff, of)
    const { version: found, before } = await getVersion(c.var.db, offering, number)
    const changes = before ? changesBetween(before.definition, found.definition) : []
    const definition = found.definition as unknown as Record<string, unknown>
    const said = changes.map(({ what, label }) => ({ what, label }))
    return c.json({ ...versionOf(found), definition, changes: said }, 200)
  })

  const opening = createRoute({
    ...needs(EDIT),
    method: 'put',
    path: '/procedures/{slug}/opening',
    operationId: 'changeProcedureOpening',
    summary: '受付を開く・閉じる(課長か、設定の担当)',
    request: {
      params: ofSlug,
      body: body(
        z.object({
          version: z.int(),
          open: z.boolean(),
          from: z.iso.date().nullable().default(null),
          through: z.iso.date().nullable().default(null).openapi({ description: 'この日まで' }),
        }),
      ),
    },
    responses: nothing,
  })
  api.openapi(opening, async (c) => {
    const { db, now, staff } = c.var
    const { version: seen, open, from, through } = c.req.valid('json')
    const { id } = await getOfferingOf(db, staff, c.req.valid('param').slug)
    await changeOpening(db, now, staff, id, seen, {
      open,
      ...(from && { from: Temporal.PlainDate.from(from) }),
      ...(through && { through: Temporal.PlainDate.from(through) }),
    })
    return c.body(null, 204)
  })

  const section = createRoute({
    ...needs(EDIT),
    method: 'put',
    path: '/procedures/{slug}/section',
    operationId: 'moveProcedure',
    summary: '担当する課を変える(両方の課の設定の担当)',
    request: { params: ofSlug, body: body(z.object({ version: z.int(), sectionId: z.int() })) },
    responses: nothing,
  })
  api.openapi(section, async (c) => {
    const { db, now, staff } = c.var
    const { version: seen, sectionId } = c.req.valid('json')
    const { id } = await getOfferingOf(db, staff, c.req.valid('param').slug)
    await moveOffering(db, now, staff, id, seen, sectionId)
    return c.body(null, 204)
  })
}
