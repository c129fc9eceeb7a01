import { createRoute, z } from '@hono/zod-openapi'
import { body, json } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { EDIT } from '../faq.api.ts'
import { compareFile } from './compare-file.ts'
import { LARGEST_FILE } from './faq-file.ts'
import { takeInFile } from './take-in-file.ts'

const file = z
  .base64()
  .max(LARGEST_FILE * 2)
  .openapi({ description: 'CSV (UTF-8 か CP932) か XLSX を base64 で' })
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const row = z.int()
const Compared = z
  .object({
    added: z.array(z.object({ row, question: z.string() })),
    changed: z.array(z.object({ row, id: z.int(), columns: z.array(z.string()) })),
    same: z.int(),
    faults: z.array(z.object({ row, column: z.string(), reason: z.string(), right: z.string() })),
    against: z.string().openapi({ description: '取り込むときに、そのまま渡す' }),
  })
  .openapi('ComparedFaqFile')

/** Files of questions, for other programs. What is exported they have from GET /faqs. */
export function filesApi(api: ApiHono): void {
  const comparisons = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-file-comparisons',
    operationId: 'compareFaqFile',
    summary: '表計算のファイルを、いまの質問と比べる(何も保存しない)',
    request: { body: body(z.object({ file })) },
    responses: { ...json('比べた結果', Compared), ...problems(401, 403, 422, 429) },
  })
  api.openapi(comparisons, async (c) => {
    const compared = await compareFile(c.var.db, c.var.staff, bytesOf(c.req.valid('json').file))
    const { same, faults, against } = compared
    const added = compared.added.map(({ row, words: { question } }) => ({ row, question }))
    const changed = compared.changed.map(({ row, faq: { id }, columns }) => ({ row, id, columns }))
    return c.json({ added, changed, same, faults, against }, 200)
  })

  const takings = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-file-takings',
    operationId: 'takeInFaqFile',
    summary: '比べたとおりに、すべて取り込む(新しい質問は下書きになる)',
    request: { body: body(z.object({ file, against: z.string().max(64), sectionId: z.int().optional() })) },
    responses: {
      ...json('取り込んだ数', z.object({ added: z.int(), changed: z.int() })),
      ...problems(401, 403, 409, 422, 429),
    },
  })
  api.openapi(takings, async (c) => {
    const { db, now, staff } = c.var
    const { file, against, sectionId = 0 } = c.req.valid('json')
    return c.json(await takeInFile(db, now, staff, { bytes: bytesOf(file), sectionId, against }), 200)
  })
}
