import { createRoute, z } from '@hono/zod-openapi'
import { body, id, json, keysOf } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getThread } from '../conversations/conversations.queries.ts'
import { askMachine } from './ask-machine.ts'
import { citedIn, LANGUAGES, type MachineText, USES } from './machine.ts'
import { putTextAway, takeText } from './take-text.ts'
import { listStanding } from './texts.queries.ts'

const instant = z.string().openapi({ format: 'date-time' })

const TextOut = z
  .object({
    id: z.int(),
    use: z.enum(keysOf(USES)),
    state: z
      .enum(['asked', 'sent', 'answered', 'failed'])
      .openapi({ description: 'asked・sent: 答えを待っている。failed: failure に理由' }),
    message: z.int().nullable().openapi({ description: '翻訳したメッセージ、または要約した最後のメッセージ' }),
    language: z.enum(keysOf(LANGUAGES)).nullable(),
    original: z.string().openapi({ description: 'もとの文。翻訳はいつもこれと並べて見せてください' }),
    body: z.string(),
    sources: z
      .array(z.object({ number: z.int(), faq: z.int() }))
      .openapi({ description: '下書きの中の [番号] と、そのよくある質問' }),
    warning: z.string(),
    failure: z.string().nullable(),
    model: z.string().nullable(),
    askedAt: instant,
    endedAt: instant.nullable(),
  })
  .openapi('MachineText')

const out = (text: MachineText): z.infer<typeof TextOut> => ({
  id: text.id,
  use: text.use,
  state: text.state,
  message: text.messageId,
  language: text.language,
  original: text.original,
  body: text.body,
  sources: citedIn(text).map(({ number, id: faq }) => ({ number, faq })),
  warning: text.warning,
  failure: text.failure,
  model: text.model,
  askedAt: text.askedAt.toString(),
  endedAt: text.endedAt?.toString() ?? null,
})

/** 言語モデル for other programs, by whoever may answer. Nothing of it is sent to a resident by itself. */
export function machineApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:reply'),
    method: 'get',
    path: '/conversations/{id}/machine-texts',
    operationId: 'listMachineTexts',
    summary: '言語モデルが書いたもの(自分の下書きと翻訳、みんなの要約と訳)',
    request: { params: z.object({ id: id() }) },
    responses: { ...json('書いたもの', z.object({ items: z.array(TextOut) })), ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(list, async (c) => {
    const { db, staff } = c.var
    const conversation = await getThread(db, staff, c.req.valid('param').id)
    return c.json({ items: (await listStanding(db, staff, conversation)).map(out) }, 200)
  })

  const ask = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/machine-texts',
    operationId: 'askLanguageModel',
    summary: '言語モデルに頼む(答えはあとで一覧に出る)',
    description:
      '使うものは町ごとに決まり、はじめは何も使えません。個人を指す言葉は伏せて送ります。機密を要する相談は送りません。',
    request: {
      params: z.object({ id: id() }),
      body: body(
        z.object({
          use: z.enum(keysOf(USES)),
          text: z.string().optional().openapi({ description: 'plain と translation: 返信の文' }),
          language: z.enum(keysOf(LANGUAGES)).optional().openapi({ description: 'translation: 翻訳する言語' }),
          message: z.int().positive().optional().openapi({ description: 'reading: 翻訳するメッセージの id' }),
        }),
      ),
    },
    responses: {
      202: { description: '頼みました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(ask, async (c) => {
    const { db, now, staff } = c.var
    const { text, ...wish } = c.req.valid('json')
    return c.json({ id: await askMachine(db, now, staff, c.req.valid('param').id, { ...wish, original: text }) }, 202)
  })

  const take = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/machine-texts/{text}/taking',
    operationId: 'takeMachineText',
    summary: '言語モデルが書いたものを、自分の返信の下書きに入れる(送りません)',
    request: { params: z.object({ id: id(), text: id('text') }) },
    responses: { 204: { description: '入れました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(take, async (c) => {
    const { id, text } = c.req.valid('param')
    await takeText(c.var.municipality, c.var.now, c.var.staff, id, text)
    return c.body(null, 204)
  })

  const remove = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/machine-texts/{text}/removal',
    operationId: 'putMachineTextAway',
    summary: '言語モデルが書いたものを片づける',
    request: { params: z.object({ id: id(), text: id('text') }) },
    responses: { 204: { description: '片づけました' }, ...problems(401, 403, 404, 409, 422, 429) },
  })
  api.openapi(remove, async (c) => {
    const { id, text } = c.req.valid('param')
    await putTextAway(c.var.db, c.var.now, c.var.staff, id, text)
    return c.body(null, 204)
  })
}
