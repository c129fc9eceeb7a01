import { type Context, Hono } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { prepareFile } from '../sending/prepare-file.ts'
import { type Posted, readPosted, sentence } from '../sending/read-posted.ts'
import { findStanding } from './asked.queries.ts'
import { seenMatter } from './matter-of.ts'
import { startConversation } from './start.ts'
import { startPage } from './start.page.tsx'

const NEW = '/inquiries/new'

async function matterFor(c: Context<ConsoleEnv>, about: string) {
  const matter = await seenMatter(c.var, about)
  if (!matter) throw new Refusal(404, '何について聞くのかが見つかりません。ほかの課に移った可能性があります。')
  return matter
}

/** 相手に聞く in the console. Where the two have spoken about it already, they go on there. */
export function startRoutes(program: Program) {
  async function start(c: Context<ConsoleEnv>, about: string, posted: Posted): Promise<number> {
    const matter = await matterFor(c, about)
    if (posted.misfit) throw posted.misfit
    const files = []
    for (const file of posted.files) files.push(await prepareFile(program, c.var.municipality, file))
    const question = { about, matter, words: posted.text, files, key: posted.key }
    return await startConversation(c.var.municipality, c.var.now, c.var.staff, question)
  }

  return new Hono<ConsoleEnv>()
    .get(NEW, async (c) => {
      const about = c.req.query('about') ?? ''
      const matter = await matterFor(c, about)
      const known = await findStanding(c.var.db, about)
      return known ? c.redirect(`/console/inquiries/${known.id}`, 303) : startPage(program, c, { about, matter })
    })
    .post(NEW, async (c) => {
      const posted = await readPosted(c)
      const about = posted.words('about')
      const started = await orRefusal(start(c, about, posted))
      if (!(started instanceof Refusal)) return c.redirect(`/console/inquiries/${started}`, 303)
      if (!started.field) throw started
      const errors = [{ field: started.field, message: sentence(started, posted) }]
      const matter = await matterFor(c, about)
      return startPage(program, c, { about, matter, text: posted.text, refusal: { status: started.status, errors } })
    })
}
