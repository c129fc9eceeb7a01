import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { proposalHref } from '#kernel/approvals/index.ts'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { findAttachment } from '../conversations/messages.queries.ts'
import { decideReply } from './decide-reply.ts'
import { decisionPage } from './decision.page.tsx'
import { decisionHref } from './decision.ts'
import { getProposed, openDecision, seesUpTo } from './open-decision.ts'
import { findProposedFile } from './proposed.queries.ts'

const Form = z.object({
  step: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
  seen: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
  text: z.string().optional(),
})

const ONE = '/:id{[0-9]{1,15}}'
const FILE = `${ONE}/files/:message{[0-9]{1,15}}/:position{[0-9]{1,4}}`

const idOf = (c: Context<ConsoleEnv>) => Number(c.req.param('id'))
const watched = (c: Context<ConsoleEnv>) => c.req.header('x-live') !== 'hidden'

const open = (c: Context<ConsoleEnv>) => openDecision(c.var.db, c.var.now, c.var.staff, idOf(c), watched(c))
const hold = async (c: Context<ConsoleEnv>) => {
  const { proposed } = await getProposed(c.var.db, c.var.now, c.var.staff, idOf(c), false)
  return proposed
}

async function messageFile(c: Context<ConsoleEnv>) {
  const proposed = await hold(c)
  const [message, position] = [Number(c.req.param('message')), Number(c.req.param('position'))]
  const sees = message <= (seesUpTo(proposed) ?? message)
  const found = sees && (await findAttachment(c.var.db, { id: proposed.conversationId }, message, position))
  if (!found) throw new Refusal(404, 'このファイルは見つかりませんでした。送信が取り消された可能性があります。')
  return found
}

/** 「返信の決裁」, for whoever is on its route: the conversation is shown to them as far as they decide on it. */
export function decisionRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .get(ONE, async (c) => {
      const view = await open(c)
      const { proposed } = view
      const mends = proposed.state === 'returned' && proposed.staffId === c.var.staff.id
      return mends
        ? c.redirect(`/console/inquiries/${proposed.conversationId}#reply`, 303)
        : decisionPage(program, c, view)
    })
    .post(`${ONE}/decision`, async (c) => {
      const { step, seen, text } = await readForm(c, Form)
      const { municipality, now, staff } = c.var
      const done = await orRefusal(decideReply(municipality, now, staff, idOf(c), { stepId: step, seen, text }))
      if (!(done instanceof Refusal)) {
        const { proposalId } = await hold(c)
        return c.redirect(`${proposalHref(proposalId)}?${new URLSearchParams({ done })}`, 303)
      }
      if (!done.field) throw done
      return decisionPage(program, c, await open(c), { refusal: done, text: text ?? '' })
    })
    .get(`${ONE}/decision`, async (c) => c.redirect(decisionHref((await hold(c)).id), 303))
    .get(`${ONE}/attachments/:position{[0-9]{1,4}}`, async (c) => {
      const file = await findProposedFile(c.var.db, await hold(c), Number(c.req.param('position')))
      if (!file) throw new Refusal(404, 'このファイルは見つかりませんでした。決裁が済んだか、取り下げられています。')
      return serveFile(program, c, c.var.municipality, file, file)
    })
    .get(FILE, async (c) => {
      const { sha256, name } = await messageFile(c)
      return serveFile(program, c, c.var.municipality, { sha256 }, { name })
    })
    .get(`${FILE}/preview`, async (c) => {
      const { previewSha256: sha256 } = await messageFile(c)
      if (!sha256) throw new Refusal(404, '写真はありません。')
      return serveFile(program, c, c.var.municipality, { sha256 }, { name: 'picture.jpg' })
    })
}
