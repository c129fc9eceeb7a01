import { z } from '@hono/zod-openapi'
import type { Message } from './messages.queries.ts'

const instant = z.string().openapi({ format: 'date-time', example: '2026-11-24T13:05:00Z' })

/** A message for other programs. */
export const MessageOut = z
  .object({
    id: z.int(),
    conversationId: z
      .int()
      .openapi({ description: 'この発言のある相談。統合した相談のやりとりは、統合先と一緒に読めます' }),
    author: z.enum(['resident', 'staff', 'system']),
    staffName: z.string().nullable(),
    kind: z.string(),
    body: z.string(),
    at: instant,
    withdrawn: z.boolean(),
    state: z
      .enum(['queued', 'accepted', 'failed'])
      .nullable()
      .openapi({ description: '職員の返信が LINE でどうなったか' }),
    told: z
      .array(z.enum(['mail', 'line']))
      .nullable()
      .openapi({ description: '町のページに載せた返信を、何で知らせたか。null: LINE の返信か、次の発言と一緒' }),
    choices: z.array(z.string()).openapi({ description: '返事のボタン: 相手が押すだけで返事のできる短い言葉' }),
    quotes: z.int().nullable().openapi({ description: '引用しているメッセージの id' }),
    files: z.array(
      z.object({ position: z.int(), name: z.string(), state: z.string(), mediaType: z.string().nullable() }),
    ),
  })
  .openapi('Message')

export const messageOut = (message: Message) => ({
  id: message.id,
  conversationId: message.conversationId,
  author: message.author,
  staffName: message.staffName,
  kind: message.kind,
  body: message.body,
  at: message.occurredAt.toString(),
  withdrawn: message.withdrawnAt !== null,
  state: message.sendingState,
  told: message.told,
  choices: message.detail.choices ?? [],
  quotes: message.quote?.id ?? null,
  files: message.attachments.map(({ position, name, state, mediaType }) => ({ position, name, state, mediaType })),
})
