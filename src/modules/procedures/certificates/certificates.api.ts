import { createRoute, z } from '@hono/zod-openapi'
import { json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { type Certificate, numberInWords, stateOf } from './certificate.ts'
import { listCertificates } from './certificates.queries.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { viewCertificate } from './view-certificate.ts'

export const scopes = {
  'certificates:read': '交付した証明書を読む',
  'certificates:revoke': '証明書を取り消す',
}

const Listed = z
  .object({
    id: z.int(),
    number: z.string().openapi({ example: '令和8年度 あおぞら市指令第12号' }),
    title: z.string(),
    holder: z.string(),
    state: z.enum(['making', 'valid', 'expired', 'revoked']),
    issuedAt: z.iso.datetime(),
    validThrough: z.iso.date().nullable(),
    sha256: z.string().nullable().openapi({ description: '署名した PDF の SHA-256。作成中は null' }),
  })
  .openapi('Certificate')
const Whole = Listed.extend({
  body: z.string(),
  revocation: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
}).openapi('CertificateWithBody')

const listed = (town: string, one: Certificate, now: Temporal.Instant) => ({
  id: one.id,
  number: numberInWords(town, one),
  title: one.title,
  holder: one.holder,
  state: stateOf(one, now),
  issuedAt: one.issuedAt.toString(),
  validThrough: one.validThrough?.toString() ?? null,
  sha256: one.fileSha256?.toString('hex') ?? null,
})

const params = z.object({ id: z.coerce.number().int().positive() })

/** 証明書 for other programs: of the sections for which the owner of the token answers. */
export function certificatesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('certificates:read'),
    method: 'get',
    path: '/certificates',
    operationId: 'listCertificates',
    summary: '交付した証明書(新しい順)',
    request: { query: Paging },
    responses: { ...json('証明書', pageOf(Listed)), ...problems(401, 403, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { db, staff, now } = c.var
    const { limit, cursor } = c.req.valid('query')
    const before = readCursor(z.int(), cursor)
    const rows = await listCertificates(db, staff, { before, limit: limit + 1 })
    const { items, next } = toPage(rows, limit, ({ id }) => id)
    const { name } = await getProfile(db)
    return c.json({ items: items.map((one) => listed(name, one, now)), next }, 200)
  })

  const one = createRoute({
    ...needs('certificates:read'),
    method: 'get',
    path: '/certificates/{id}',
    operationId: 'getCertificate',
    summary: '証明書の内容',
    request: { params },
    responses: { ...json('証明書', Whole), ...problems(401, 403, 404, 429) },
  })
  api.openapi(one, async (c) => {
    const { db, staff, now } = c.var
    const certificate = await viewCertificate(db, now, staff, c.req.valid('param').id)
    const { body, revocation } = certificate
    const { name } = await getProfile(db)
    const revoked = revocation && { ...revocation, at: revocation.at.toString() }
    return c.json({ ...listed(name, certificate, now), body, revocation: revoked }, 200)
  })

  const revoke = createRoute({
    ...needs('certificates:revoke'),
    method: 'post',
    path: '/certificates/{id}/revocation',
    operationId: 'revokeCertificate',
    summary: '証明書を取り消す',
    request: {
      params,
      body: {
        content: { 'application/json': { schema: z.object({ reason: z.string().max(10_000) }) } },
        required: true,
      },
    },
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(revoke, async (c) => {
    const { db, staff, now } = c.var
    await revokeCertificate(db, now, staff, c.req.valid('param').id, c.req.valid('json').reason)
    return c.body(null, 204)
  })
}
