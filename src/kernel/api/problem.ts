import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ZodError } from 'zod'
import { Refusal } from '#lib/refusal.ts'
import { answerError } from '../http/faults.tsx'

z.config(z.locales.ja()) // whoever writes a program against the API reads these messages

export const Problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().openapi({ description: '何がいけなかったか、どうすればよいか' }),
    status: z.int(),
    reference: z.string().optional().openapi({ description: 'こちらの不具合のとき: お問い合わせの番号' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: '項目ごとの誤り' }),
  })
  .openapi('Problem')

type Errors = z.infer<typeof Problem>['errors']

/** RFC 9457. */
function problem(c: Context, status: ContentfulStatusCode, title: string, errors?: Errors) {
  if (status === 429) c.header('Retry-After', '60')
  const body = { type: 'about:blank', title, status, errors }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** What a route may answer beside its success, for its declaration. Handlers never return these: they throw. */
export function problems<S extends number>(...statuses: S[]) {
  const content = { 'application/problem+json': { schema: Problem } }
  const answers = statuses.map((status) => [status, { description: words[status] ?? '', content }] as const)
  return Object.fromEntries(answers) as unknown as Record<S, { description: string }>
}

const words: Record<number, string> = {
  401: 'トークンがないか、使えません',
  403: 'トークンの範囲ではできません',
  404: '見つかりません',
  409: '先に変更されているか、処理中です',
  422: '入力に誤りがあります',
  429: '回数を超えました',
}

/** Input that does not fit the schema: every field with what is wrong. */
export function refuseInvalid(
  result: { success: true } | { success: false; error: ZodError; target: string },
  c: Context,
) {
  if (result.success) return undefined
  const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.') || result.target, message }))
  return problem(c, 422, '入力に誤りがあります。errors を見て直してください。', errors)
}

export function answerProblem(error: Error, c: Context) {
  if (error instanceof Refusal) {
    const { status, message, mistakes } = error
    const errors = mistakes.flatMap(({ field, message }) => (field === undefined ? [] : [{ field, message }]))
    return problem(c, status, message, errors.length > 0 ? errors : undefined)
  }
  if (error instanceof HTTPException && error.status === 400) return problem(c, 400, '本文を JSON として読めません。')
  return answerError(error, c)
}
