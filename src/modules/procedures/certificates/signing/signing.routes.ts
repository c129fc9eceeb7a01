import { type Context, Hono } from 'hono'
import { requireWholeTown } from '#kernel/administration/whole-town.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { listSigningKeys } from './signing-keys.queries.ts'
import { SIGNING, signingPage } from './signing.page.tsx'
import { importSigningKey, makeTrialKey, type TypedPkcs12 } from './use-signing-key.ts'

const LONGEST_PASSWORD = 1000

async function readPkcs12Form(c: Context<ConsoleEnv>): Promise<TypedPkcs12> {
  const { file, password } = await c.req.parseBody()
  return {
    bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
    password: typeof password === 'string' ? password.slice(0, LONGEST_PASSWORD) : '',
  }
}

/** 「設定 — 署名の鍵」, for those with the duty for the whole town. */
export function signingRoutes(program: Program) {
  const answer = async (c: Context<ConsoleEnv>, work: Promise<unknown>, word: string) => {
    const done = await orRefusal(work)
    if (!(done instanceof Refusal)) return c.redirect(`${SIGNING}?done=${word}`, 303)
    if (done.status !== 409 && done.status !== 422) throw done
    const keys = await listSigningKeys(c.var.db)
    return signingPage(program, c, { keys, errors: done.mistakes, status: done.status })
  }
  return new Hono<ConsoleEnv>()
    .use('/', requireWholeTown('settings'))
    .use('/*', requireWholeTown('settings'))
    .get('/', async (c) => signingPage(program, c, { keys: await listSigningKeys(c.var.db) }))
    .post('/certificate', async (c) => {
      const { db, now, staff } = c.var
      const typed = await readPkcs12Form(c)
      return answer(c, importSigningKey(db, now, `staff:${staff.id}`, program.sealer, typed), 'imported')
    })
    .post('/trial', async (c) => {
      const { db, now, staff } = c.var
      const { name } = await getProfile(db)
      return answer(c, makeTrialKey(db, now, `staff:${staff.id}`, program.sealer, name), 'trial')
    })
}
