import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { comparedBefore, Comparison, differenceOut } from '#kernel/packages/comparison.api.ts'
import type { Program } from '#kernel/program.ts'
import { EDIT } from '../faq.api.ts'
import { refuseNonWriters } from '../save-faq.ts'
import { adoptFaqSet } from './adopt-set.ts'
import { compareSet, tellSet } from './compare-set.ts'
import { exportFaqSet } from './export-set.ts'
import { MOST_ITEMS } from './signed-faq-set.ts'

const Signed = z
  .object({ protected: z.string(), payload: z.string(), signature: z.string() })
  .openapi('SignedFaqSet', { description: '署名したよくある質問のファイル(JWS、RFC 7515 7.2.2)' })
const bytesOf = (file: z.output<typeof Signed>) => new TextEncoder().encode(JSON.stringify(file))

/** Sets of questions between towns, for other programs. */
export function setsApi(program: Program, api: ApiHono): void {
  const exports = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-exports',
    operationId: 'exportFaqSet',
    summary: '公開中の質問を、町の署名を付けて書き出す(同じ名前なら次の版)',
    request: {
      body: body(
        z.object({ slug: z.string().max(60), title: z.string().max(60), ids: z.array(z.int()).max(MOST_ITEMS) }),
      ),
    },
    responses: { ...json('署名したファイル', Signed), ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(exports, async (c) => {
    const { municipality, now, staff } = c.var
    const { text } = await exportFaqSet(program, municipality, now, staff, c.req.valid('json'))
    return c.json(JSON.parse(text) as z.output<typeof Signed>, 200)
  })

  const comparisons = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-comparisons',
    operationId: 'compareFaqSet',
    summary: 'ほかの町の署名したファイルを、この町のものと比べる(何も保存しない)',
    request: { body: body(z.object({ file: Signed })) },
    responses: { ...json('比べた結果', Comparison), ...problems(401, 403, 422, 429) },
  })
  api.openapi(comparisons, async (c) => {
    refuseNonWriters(c.var.staff)
    const compared = await compareSet(c.var.db, c.var.now, c.var.staff, bytesOf(c.req.valid('json').file))
    const { against, hasBase, newer: olderThan = null } = compared
    return c.json({ against, hasBase, olderThan, differences: tellSet(compared).map(differenceOut) }, 200)
  })

  const adoptions = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-adoptions',
    operationId: 'adoptFaqSet',
    summary: '比べてから取り込む(新しい質問は下書きになる)',
    request: {
      body: body(
        z.object({
          file: Signed,
          sectionId: z.int(),
          fingerprint: z
            .string()
            .max(64)
            .optional()
            .openapi({ description: '初めての署名なら、相手の町に確かめた指紋' }),
          ...comparedBefore,
          against: z.string().max(64).openapi({ description: '比べたときの against。変わっていたら 409' }),
        }),
      ),
    },
    responses: {
      ...json('取り込んだ数', z.object({ added: z.int(), changed: z.int(), withdrawn: z.int() })),
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(adoptions, async (c) => {
    const { db, now, staff } = c.var
    const { file, sectionId, fingerprint: confirmed, against, choices = {}, older = false } = c.req.valid('json')
    return c.json(
      await adoptFaqSet(db, now, staff, { bytes: bytesOf(file), sectionId, confirmed, against, choices, older }),
      200,
    )
  })
}
