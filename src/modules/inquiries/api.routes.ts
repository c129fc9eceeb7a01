import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, TimePlace, toPage, writeCursor } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { languages } from '#lib/text/language.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import { getConversation } from './conversations/conversations.queries.ts'
import { listConversations, placeOf as placeIn, type Row } from './conversations/lists.queries.ts'
import { ONLY } from './conversations/only.queries.ts'
import { messageOut, MessageOut } from './conversations/message-out.ts'
import { MESSAGES_A_PAGE } from './conversations/message.ts'
import { viewConversation } from './conversations/view-conversation.ts'
import { LONGEST_CHOICE, MOST_CHOICES } from './choices/choices.ts'
import { ExcerptOut, excerptOut, filterOf, Narrowing } from './search/search.api.ts'
import { type Found, searchConversations } from './search/search-conversations.ts'
import { reply } from './sending/reply.ts'
import { LONGEST_REPLY } from './sending/wire.ts'
import { seenMatter } from './web/matter-of.ts'
import { startConversation } from './web/start.ts'

export const scopes = { 'conversations:read': '相談を読む', 'conversations:reply': '相談に返信する' }

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })
const yes = z.enum(['true', 'false']).optional()
const list = z.enum(ONLY).optional().openapi({
  description:
    'どの相談か: 自分が担当する、担当のいない、未返信、未読、相手待ち、完了。なければ、担当する課のすべて。unread と waiting より先に見ます',
})
const id = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'id', in: 'path' } }),
})

const Conversation = z
  .object({
    id: z.int(),
    name: z.string(),
    channel: z.enum(['line', 'web', 'phone']).openapi({ description: 'LINE、町のページ(チャット)、電話' }),
    language: z.enum(languages).openapi({ description: '自動の返事とページの言語' }),
    section: z.string(),
    lastAt: instant,
    lastWords: z.string(),
    unread: z.int(),
    assignee: z.string().nullable().openapi({ description: '担当。null: だれもいない' }),
    urgent: z.boolean().openapi({ description: '急ぎ' }),
    tags: z.array(z.string()).openapi({ description: '分類' }),
    closedAt: instant.nullable().openapi({ description: '完了にした時。null: 続いている' }),
    waitingSince: instant.nullable().openapi({ description: '返信を待ち始めた時。null: 町が答えたか、返信不要' }),
    promisedUntil: instant
      .nullable()
      .openapi({ description: '回答の約束: いつまでに答えるか。null: 待っていないか、まだ約束がない' }),
  })
  .extend({ excerpt: ExcerptOut })
  .openapi('Conversation')

const conversationOut = (row: Row & Partial<Pick<Found, 'excerpt'>>) => {
  const { id, name, channel, lang: language, section, lastAt, lastWords, unread, assignee, urgent, tags } = row
  return {
    id,
    name,
    channel,
    language,
    section,
    lastAt: lastAt.toString(),
    lastWords,
    unread,
    assignee,
    urgent,
    tags,
    closedAt: row.closedAt?.toString() ?? null,
    waitingSince: row.waitingSince?.toString() ?? null,
    promisedUntil: row.promisedUntil?.toString() ?? null,
    excerpt: row.excerpt ? excerptOut(row.excerpt) : null,
  }
}

/** The desk for other programs: the same queries and use cases as the console, limited by the token's scopes. */
export function deskApi(program: Program, api: ApiHono): void {
  const listing = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations',
    operationId: 'listConversations',
    summary: '相談の一覧(新しい順。list=due は、回答の約束の期限が近い順)と、さがすこと(いつも新しい順)',
    request: { query: Paging.extend({ unread: yes, waiting: yes, list, ...Narrowing }) },
    responses: {
      200: { description: '相談', content: { 'application/json': { schema: pageOf(Conversation) } } },
      ...problems(401, 403, 422, 429),
    },
  })
  api.openapi(listing, async (c) => {
    const { limit, cursor, unread, waiting, list, ...narrowing } = c.req.valid('query')
    const after = readCursor(TimePlace, cursor)
    const only = list ?? (waiting === 'true' ? 'waiting' : unread === 'true' ? 'unread' : undefined)
    const { db, staff } = c.var
    const options = { ...filterOf(narrowing), after, only }
    const words = wordsOf(narrowing.q ?? '')
    if (words.length > 0) {
      const { rows, further } = await searchConversations(db, staff, words, { ...options, limit })
      const next = further ? writeCursor([further.at.toString(), further.id]) : null
      return c.json({ items: rows.map(conversationOut), next }, 200)
    }
    const rows = await listConversations(db, staff, { ...options, limit: limit + 1 })
    const page = toPage(rows, limit, (row) => {
      const { at, id } = placeIn(row, only)
      return [at.toString(), id]
    })
    return c.json({ ...page, items: page.items.map(conversationOut) }, 200)
  })

  const one = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}',
    operationId: 'getConversation',
    summary: '相談(一覧と同じ形で、一つ)',
    request: { params: id },
    responses: {
      200: { description: '相談', content: { 'application/json': { schema: Conversation } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(one, async (c) => {
    const { db, staff } = c.var
    const { id: held } = await getConversation(db, staff, c.req.valid('param').id)
    const [row] = await listConversations(db, staff, { ids: [held] })
    return c.json(conversationOut(row!), 200)
  })

  const messages = createRoute({
    ...needs('conversations:read'),
    method: 'get',
    path: '/conversations/{id}/messages',
    operationId: 'listMessages',
    summary: '相談のやりとり(新しいページから)',
    description: '読んだことは監査証跡に残り、相談は既読になります。1ページの中は古い順です。',
    request: { params: id, query: Paging.pick({ cursor: true }) },
    responses: {
      200: { description: 'やりとり', content: { 'application/json': { schema: pageOf(MessageOut) } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(messages, async (c) => {
    const before = readCursor(TimePlace, c.req.valid('query').cursor)
    const view = await viewConversation(c.var.db, c.var.staff, c.req.valid('param').id, c.var.now, { before })
    const newestFirst = view.messages.toReversed()
    const full = newestFirst.length === MESSAGES_A_PAGE
    const page = toPage(full ? [...newestFirst, newestFirst.at(-1)!] : newestFirst, MESSAGES_A_PAGE, (oldest) => [
      oldest.occurredAt.toString(),
      oldest.id,
    ])
    return c.json({ next: page.next, items: page.items.toReversed().map(messageOut) }, 200)
  })

  const answer = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations/{id}/replies',
    operationId: 'replyToConversation',
    summary: '相談に文で返信する(LINE、またはページに載せて知らせる)。決裁が要る相談では、決裁に回す',
    request: {
      params: id,
      body: {
        content: {
          'application/json': {
            schema: z.object({
              text: z.string().min(1).max(LONGEST_REPLY),
              choices: z
                .array(
                  z
                    .string()
                    .min(1)
                    .max(LONGEST_CHOICE)
                    .regex(/^[^\r\n]+$/),
                )
                .max(MOST_CHOICES)
                .default([])
                .openapi({ description: '返事のボタン。LINE とページでは押すだけで返事ができる' }),
              quotes: z.int().positive().optional().openapi({ description: '引用するメッセージの id。相手の発言だけ' }),
              sendAt: z.iso
                .datetime({ offset: true })
                .optional()
                .openapi({ description: '日時を決めて送る。なければ、取り消せる秒数のあとに送る' }),
            }),
          },
        },
        required: true,
      },
    },
    responses: {
      202: {
        description: '送信待ちに入りました。決裁が要る相談では、決裁に回りました',
        content: {
          'application/json': {
            schema: z.object({
              heldReply: z.int(),
              sendAfter: instant.nullable().openapi({ description: 'null: 決裁を待っている' }),
              proposal: z.int().nullable().openapi({ description: '決裁に回った起案の番号。null: 決裁は要らない' }),
            }),
          },
        },
      },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(answer, async (c) => {
    const { text, choices, sendAt, quotes } = c.req.valid('json')
    const form = {
      text,
      files: [],
      choices: choices.join('\n'),
      quotes,
      clientKey: randomUUID(),
      sendAt: sendAt ? Temporal.Instant.from(sendAt) : undefined,
    }
    const { municipality, now, staff } = c.var
    const held = (await reply(program, municipality, staff, c.req.valid('param').id, form, now))!
    const waits = 'proposalId' in held ? { proposal: held.proposalId } : { sendAfter: held.sendAfter.toString() }
    return c.json({ heldReply: held.id, sendAfter: null, proposal: null, ...waits }, 202)
  })

  const begin = createRoute({
    ...needs('conversations:reply'),
    method: 'post',
    path: '/conversations',
    operationId: 'startConversation',
    summary: '申請した方に聞く(同じ申請のやりとりがあれば、その続き)',
    request: {
      body: {
        content: {
          'application/json': {
            schema: z.object({
              about: z.string().max(100).openapi({ example: 'application:0b0e…' }),
              text: z.string().min(1).max(LONGEST_REPLY),
            }),
          },
        },
        required: true,
      },
    },
    responses: {
      201: {
        description: '載せて、知らせました。返信に決裁が要る課では、決裁に回しました',
        content: { 'application/json': { schema: z.object({ id: z.int() }) } },
      },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(begin, async (c) => {
    const { about, text } = c.req.valid('json')
    const { municipality, now, staff } = c.var
    const matter = await seenMatter(c.var, about)
    if (!matter) throw new Refusal(404, '何について聞くのかが見つかりません。')
    const question = { about, matter, words: text, files: [], key: randomUUID() }
    return c.json({ id: await startConversation(municipality, now, staff, question) }, 201)
  })
}
