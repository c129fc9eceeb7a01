import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json, version } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { EDIT, READ } from '../faq.api.ts'
import { refuseNonWriters } from '../save-faq.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { addGroup, changeGroup, removeGroup } from './edit-synonyms.ts'
import { LONGEST_WORD, MOST, readWords } from './synonyms.ts'
import { getGroup, listGroups } from './synonyms.queries.ts'
import { LONGEST_TRIED, tryGroup } from './trial.ts'

const words = z.array(z.string().min(1).max(LONGEST_WORD)).max(MOST)
const Group = z.object({ id: z.int(), words, version }).openapi('FaqSynonymGroup')
const one = json('類語の組', Group)
const params = z.object({ id: id() })
const typedOf = (said: readonly string[]): Typed => ({ words: [said.join('、')] })

const Answer = z.object({ id: z.int(), question: z.string() })
const answerOut = ({ id, question }: PublishedFaq) => ({ id, question })

/** 類語 for other programs. */
export function synonymsApi(api: ApiHono): void {
  const list = createRoute({
    ...needs(READ),
    method: 'get',
    path: '/faq-synonyms',
    operationId: 'listFaqSynonyms',
    summary: '町の類語(同じ意味の言葉の組)',
    responses: { ...json('類語', z.object({ items: z.array(Group) })), ...problems(401, 403, 429) },
  })
  api.openapi(list, async (c) => {
    refuseNonWriters(c.var.staff)
    return c.json({ items: await listGroups(c.var.db) }, 200)
  })

  const add = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-synonyms',
    operationId: 'addFaqSynonyms',
    summary: '類語の組を加える',
    request: { body: body(z.object({ words })) },
    responses: { ...one, ...problems(401, 403, 409, 422, 429) },
  })
  api.openapi(add, async (c) => {
    const { db, now, staff } = c.var
    const made = await addGroup(db, now, staff, readWords(typedOf(c.req.valid('json').words)))
    return c.json(await getGroup(db, made), 200)
  })

  const change = createRoute({
    ...needs(EDIT),
    method: 'put',
    path: '/faq-synonyms/{id}',
    operationId: 'changeFaqSynonyms',
    summary: '類語の組を変える',
    request: { params, body: body(z.object({ words, version })) },
    responses: { ...one, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(change, async (c) => {
    const { db, now, staff } = c.var
    const { id } = c.req.valid('param')
    const { words, version } = c.req.valid('json')
    await changeGroup(db, now, staff, { id, version }, readWords(typedOf(words)))
    return c.json(await getGroup(db, id), 200)
  })

  const removal = createRoute({
    ...needs(EDIT),
    method: 'post',
    path: '/faq-synonyms/{id}/removal',
    operationId: 'removeFaqSynonyms',
    summary: '類語の組を削除する',
    request: { params, body: body(z.object({ version })) },
    responses: { 204: { description: '削除しました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(removal, async (c) => {
    const { db, now, staff } = c.var
    await removeGroup(db, now, staff, { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })

  const trials = createRoute({
    ...needs(READ),
    method: 'post',
    path: '/faq-synonym-trials',
    operationId: 'tryFaqSynonyms',
    summary: '組を使う前と後で、質問で見つかる答えを比べる(何も保存しない)',
    request: {
      body: body(
        z.object({
          words,
          question: z.string().min(1).max(LONGEST_TRIED),
          id: z.int().positive().optional().openapi({ description: 'いまある組を置き換えるとき' }),
        }),
      ),
    },
    responses: {
      ...json('見つかる答え', z.object({ before: z.array(Answer), after: z.array(Answer) })),
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(trials, async (c) => {
    const { words, ...tried } = c.req.valid('json')
    const { before, after } = await tryGroup(c.var.db, c.var.staff, { ...tried, words: readWords(typedOf(words)) })
    return c.json({ before: before.map(answerOut), after: after.map(answerOut) }, 200)
  })
}
