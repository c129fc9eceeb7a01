import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { body, id } from '#kernel/api/json.ts'
import { needs } from '#kernel/api/needs.ts'
import { pageOf, Paging, readCursor, TimePlace, toPage } from '#kernel/api/paging.ts'
import { problems } from '#kernel/api/problem.ts'
import type { ApiHono } from '#kernel/http/api.ts'
import { getConversation } from '../../conversations/conversations.queries.ts'
import { LONGEST_NOTE, NOTE_KINDS, type Note } from './note.ts'
import { listNotes } from './notes.queries.ts'
import { strikeNote } from './strike-note.ts'
import { writeNote } from './write-note.ts'

const instant = z.string().openapi({ format: 'date-time' })

const NoteOut = z
  .object({
    id: z.int(),
    kind: z
      .enum(NOTE_KINDS)
      .openapi({ description: 'メモ、ほかの課への移動とその理由、完了、再開、ほかの課の職員の閲覧とその理由' }),
    author: z.string().nullable().openapi({ description: '書いた職員。null: 相手が返信を待っているので再開した' }),
    body: z.string(),
    fromSection: z.string().nullable(),
    toSection: z.string().nullable(),
    mentioned: z.array(z.string()),
    writtenAt: instant,
    struckAt: instant.nullable().openapi({ description: '取り消した時。内容は残ります' }),
  })
  .openapi('InternalNote')

const noteOut = (note: Note): z.infer<typeof NoteOut> => ({
  id: note.id,
  kind: note.kind,
  author: note.author,
  body: note.body,
  fromSection: note.fromSection,
  toSection: note.toSection,
  mentioned: note.mentioned,
  writtenAt: note.writtenAt.toString(),
  struckAt: note.struckAt?.toString() ?? null,
})

/** 内部メモ for other programs of the town. They stand in no answer about messages. */
export function notesApi(api: ApiHono): void {
  const list = createRoute({
    ...needs('conversations:work'),
    method: 'get',
    path: '/conversations/{id}/notes',
    operationId: 'listNotes',
    summary: '内部メモと対応の記録(新しいページから)',
    description: '1ページの中は古い順です。',
    request: { params: z.object({ id: id() }), query: Paging },
    responses: {
      200: { description: 'メモ', content: { 'application/json': { schema: pageOf(NoteOut) } } },
      ...problems(401, 403, 404, 422, 429),
    },
  })
  api.openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const before = readCursor(TimePlace, cursor)
    const conversation = await getConversation(c.var.db, c.var.staff, c.req.valid('param').id)
    const notes = await listNotes(c.var.db, conversation, { limit: limit + 1, before })
    const page = toPage(notes.toReversed(), limit, (last) => [last.writtenAt.toString(), last.id])
    return c.json({ next: page.next, items: page.items.toReversed().map(noteOut) }, 200)
  })

  const write = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/notes',
    operationId: 'writeNote',
    summary: '内部メモを残す(相手には見えない)',
    request: {
      params: z.object({ id: id() }),
      body: body(
        z.object({
          text: z.string().max(LONGEST_NOTE),
          mentions: z.array(z.int().positive()).max(100).default([]).openapi({ description: '知らせる職員の id' }),
        }),
      ),
    },
    responses: {
      201: { description: '残しました', content: { 'application/json': { schema: z.object({ id: z.int() }) } } },
      ...problems(401, 403, 404, 409, 422, 429),
    },
  })
  api.openapi(write, async (c) => {
    const { db, now, staff } = c.var
    const { text, mentions } = c.req.valid('json')
    const typed = { note: [text], mention: mentions.map(String) }
    const noteId = await writeNote(db, now, staff, c.req.valid('param').id, typed, randomUUID())
    return c.json({ id: noteId }, 201)
  })

  const strike = createRoute({
    ...needs('conversations:work'),
    method: 'post',
    path: '/conversations/{id}/notes/{note}/removal',
    operationId: 'strikeNote',
    summary: '自分のメモを取り消す(線を引いて残る)',
    request: { params: z.object({ id: id(), note: id('note') }) },
    responses: { 204: { description: '取り消しました' }, ...problems(401, 403, 404, 422, 429) },
  })
  api.openapi(strike, async (c) => {
    const { id, note } = c.req.valid('param')
    await strikeNote(c.var.db, c.var.now, c.var.staff, id, note)
    return c.body(null, 204)
  })
}
