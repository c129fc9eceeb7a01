import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import type { Program } from '#kernel/program.ts'
import { Refusal } from '#lib/refusal.ts'
import { reply } from '../sending/reply.ts'
import { resend } from '../sending/resend.ts'
import { getConversation } from './conversations.queries.ts'
import { deskPage } from './desk.page.tsx'
import { findAttachment, findPicture } from './messages.queries.ts'
import { readPlace } from './place.ts'
import { viewConversation } from './view-conversation.ts'

const Resending = z.object({ sending: z.coerce.number().int().positive() })

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))

const open = (c: Context<ConsoleEnv>) =>
  viewConversation(c.var.db, c.var.staff, idOf(c), c.var.now, {
    before: readPlace(c.req.query('before')),
    watched: c.req.header('x-live') !== 'hidden',
  })

/** The desk in the staff console: /console/inquiries. */
export function deskRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .use('/inquiries/*', async (c, next) => {
      if (!hasDuty(c.var.staff, 'answer'))
        throw new Refusal(403, '相談に答える職務がありません。所属の長か人事担当に確かめてください。')
      await next()
    })
    .get('/inquiries', (c) => deskPage(program, c))
    .get('/inquiries/:id{[0-9]+}', async (c) => deskPage(program, c, { view: await open(c) }))
    .post('/inquiries/:id{[0-9]+}/replies', async (c) => {
      const form = await c.req.parseBody({ all: true })
      const text = typeof form['text'] === 'string' ? form['text'] : ''
      try {
        const files = [form['files'] ?? []].flat().filter((file) => file instanceof File && file.size > 0) as File[]
        await reply(
          program,
          c.var.municipality,
          c.var.staff,
          idOf(c),
          { text, files: await bytesOf(files), clientKey: keyOf(form['key']) },
          c.var.now,
        )
      } catch (error) {
        if (!(error instanceof Refusal) || !error.field) throw error
        return deskPage(program, c, {
          view: await open(c),
          text,
          error: error.message,
          status: error.status === 409 ? 409 : 422,
        })
      }
      return c.redirect(`/console/inquiries/${idOf(c)}#reply`, 303)
    })
    .post('/inquiries/:id{[0-9]+}/resendings', async (c) => {
      const { sending } = await readForm(c, Resending)
      await resend(c.var.db, c.var.staff, idOf(c), sending, c.var.now)
      return c.redirect(`/console/inquiries/${idOf(c)}`, 303)
    })
    .get('/inquiries/:id{[0-9]+}/picture', async (c) => {
      const sha256 = await findPicture(c.var.db, await getConversation(c.var.db, c.var.staff, idOf(c)))
      if (!sha256) throw new Refusal(404, '写真はありません。')
      return serveFile(program, c, c.var.municipality, { sha256 }, { name: 'picture' })
    })
    .get('/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}', (c) => attachment(program, c, 'whole'))
    .get('/inquiries/:id{[0-9]+}/files/:message{[0-9]+}/:position{[0-9]+}/preview', (c) =>
      attachment(program, c, 'preview'),
    )
}

async function attachment(program: Program, c: Context<ConsoleEnv>, part: 'whole' | 'preview') {
  const conversation = await getConversation(c.var.db, c.var.staff, idOf(c))
  const found = await findAttachment(
    c.var.db,
    conversation,
    Number(c.req.param('message')),
    Number(c.req.param('position')),
  )
  const sha256 = part === 'preview' ? found?.previewSha256 : found?.sha256
  if (!found || !sha256)
    throw new Refusal(404, 'このファイルは見つかりませんでした。送信が取り消された可能性があります。')
  return serveFile(program, c, c.var.municipality, { sha256 }, { name: found.name })
}

const bytesOf = (files: File[]) =>
  Promise.all(files.map(async (file) => ({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name })))

function keyOf(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)) return value
  throw new Refusal(400, 'この画面は古くなっています。読み込み直してから、もう一度送ってください。')
}
