import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { comparedBefore, Comparison, differenceOut } from '#kernel/packages/comparison.api.ts'
import { distrustSigner } from '#kernel/packages/trust-signer.ts'
import { listTrusted } from '#kernel/packages/trusted-signers.queries.ts'
import type { Program } from '#kernel/program.ts'
import { refuseNonEditors, getDraft } from '../editing/may.ts'
import { getOfferingOf, getVersion } from '../offering/get-offering.ts'
import { EDIT, nothing, ofVersion, READ, slug } from '../offering/offerings.api.ts'
import { exportProcedure } from './export-procedure.ts'
import { importProcedure, lookAtFile } from './import-procedure.ts'
import { compareWithOurs } from './comparing/compare-with-ours.ts'
import { tellDifferences } from './comparing/tell-difference.ts'

const Signed = z
  .object({ protected: z.string(), payload: z.string(), signature: z.string() })
  .openapi('SignedProcedure', { description: '署名した手続のファイル(JWS、RFC 7515 7.2.2)' })

const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: '署名した証明書の SHA-256' })

const bytesOf = (file: z.output<typeof Signed>) => new TextEncoder().encode(JSON.stringify(file))

const Signer = z
  .object({
    fingerprint,
    subject: z.string(),
    issuer: z.string(),
    confirmedAt: z.string().openapi({ format: 'date-time' }),
    confirmedBy: z.string(),
  })
  .openapi('ProcedureSigner')

/** Signed files for other programs: written here, read in another town. */
export function exchangeApi({ sealer }: Program, api: ApiHono): void {
  const exports = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/procedures/{slug}/versions/{number}/exports',
    operationId: 'exportProcedure',
    summary: '町の署名を付けて書き出す',
    request: { params: ofVersion },
    responses: { ...json('署名したファイル', Signed), ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(exports, async (c) => {
    const { db, now, staff } = c.var
    const { slug: of, number } = c.req.valid('param')
    const found = await getVersion(db, await getOfferingOf(db, staff, of), number)
    const { text } = await exportProcedure({ db, sealer }, now, `staff:${staff.id}`, found)
    return c.json(JSON.parse(text) as z.output<typeof Signed>, 200)
  })

  const imports = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/procedure-imports',
    operationId: 'importProcedure',
    summary: 'ほかの町の署名したファイルを、下書きに取り込む',
    request: {
      body: body(
        z.object({
          file: Signed,
          sectionId: z.int(),
          fingerprint: fingerprint.optional().openapi({ description: '初めての署名なら、相手の町に確かめた指紋' }),
          ...comparedBefore,
        }),
      ),
    },
    responses: { ...json('下書き', z.object({ slug, version: z.int() })), ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(imports, async (c) => {
    const { db, now, staff } = c.var
    refuseNonEditors(staff)
    const { file, sectionId, fingerprint: confirmed, against, choices, older = false } = c.req.valid('json')
    const id = await importProcedure(db, now, staff, {
      bytes: bytesOf(file),
      sectionId,
      confirmed,
      against,
      older,
      ...(choices && { choices }),
    })
    const draft = await getDraft(db, staff, id)
    return c.json({ slug: draft.slug, version: draft.version }, 200)
  })

  const comparisons = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/procedure-comparisons',
    operationId: 'compareProcedure',
    summary: 'ほかの町の署名したファイルを、この町の手続と比べる(何も保存しない)',
    request: { body: body(z.object({ file: Signed })) },
    responses: { ...json('比べた結果', Comparison), ...problems(401, 403, 422, 429) },
  })
  api.openapi(comparisons, async (c) => {
    const { db, now, staff } = c.var
    refuseNonEditors(staff)
    const ours = await compareWithOurs(db, staff, await lookAtFile(db, now, bytesOf(c.req.valid('json').file)))
    const hasBase = ours?.compared.base !== undefined
    const olderThan = ours?.newer ?? null
    const differences = ours ? tellDifferences(ours.compared).map(differenceOut) : []
    return c.json({ against: ours?.standing.digest ?? '', hasBase, olderThan, differences }, 200)
  })

  const signers = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/procedure-signers',
    operationId: 'listProcedureSigners',
    summary: '確かめた署名',
    responses: { ...json('署名', z.object({ items: z.array(Signer) })), ...problems(401, 403, 429) },
  })
  api.openapi(signers, async (c) => {
    refuseNonEditors(c.var.staff)
    const items = await listTrusted(c.var.db)
    return c.json(
      {
        items: items.map(({ confirmedAt, fingerprint: print, subject, issuer, confirmedBy }) => ({
          fingerprint: print,
          subject,
          issuer,
          confirmedAt: confirmedAt.toString(),
          confirmedBy,
        })),
      },
      200,
    )
  })

  const remove = createRoute({
    ...needs(EDIT),
    method: 'delete',
    path: '/procedure-signers/{fingerprint}',
    operationId: 'distrustProcedureSigner',
    summary: '確かめた署名から外す',
    request: { params: z.object({ fingerprint }) },
    responses: nothing,
  })
  api.openapi(remove, async (c) => {
    refuseNonEditors(c.var.staff)
    await distrustSigner(c.var.db, c.var.now, c.var.staff, c.req.valid('param').fingerprint)
    return c.body(null, 204)
  })
}
