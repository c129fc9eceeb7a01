import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limit, networkOf } from '#kernel/http/rate-limit.ts'
import type { Program } from '#kernel/program.ts'
import { digestOf, sameBytes } from '#lib/crypto/seal.ts'
import { findByCode } from '../certificates.queries.ts'
import { checkingPage, type CheckingPage } from './checking.page.tsx'
import { languageOf } from './checking-words.ts'

const CHECKS = { max: 60, per: { minutes: 10 } }

async function readCode(c: Context<SiteEnv>): Promise<CheckingPage> {
  const { db, now, address } = c.var
  await limit(db, now, `certificates ${networkOf(address)}`, CHECKS)
  const code = c.req.param('code') ?? ''
  return { code, language: languageOf(c.req.query('lang')), certificate: await findByCode(db, digestOf(code)) }
}

/** 「証明書の確認」, behind the QR code of the paper. */
export function checkingRoutes(program: Program) {
  return (
    new Hono<SiteEnv>()
      .get('/certificates/:code', async (c) => checkingPage(program, c, await readCode(c)))
      .post('/certificates/:code/comparisons', async (c) => {
        const page = await readCode(c)
        if (!page.certificate) return checkingPage(program, c, page)
        const { file } = await c.req.parseBody()
        if (!(file instanceof File) || file.size === 0)
          return checkingPage(program, c, { ...page, compared: 'missing' })
        const digest = createHash('sha256')
          .update(new Uint8Array(await file.arrayBuffer()))
          .digest()
        const isSame = sameBytes(digest, page.certificate.fileSha256!)
        return checkingPage(program, c, { ...page, compared: isSame ? 'same' : 'other' })
      })
      // A page that was answered to a form and is read again.
      .get('/certificates/:code/comparisons', (c) =>
        c.redirect(`/certificates/${encodeURIComponent(c.req.param('code'))}`),
      )
  )
}
