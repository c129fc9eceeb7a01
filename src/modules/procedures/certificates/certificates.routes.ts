import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import { serveFile } from '#kernel/files/serve.ts'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { readForm } from '#kernel/http/read-form.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import { orRefusal, Refusal } from '#lib/refusal.ts'
import { numberInWords } from './certificate.ts'
import { CERTIFICATES, certificatePage, certificatesPage } from './certificates.page.tsx'
import { getCertificate, listCertificates } from './certificates.queries.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { viewCertificate } from './view-certificate.ts'
import { idIn } from '#lib/text/whole-number.ts'

const PAGE = 50
const Form = z.object({ reason: z.string().max(10_000).default('') })

const requireDuty: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  if (!hasDuty(c.var.staff, 'answer')) throw new Refusal(403, 'この画面を使う職務がありません。')
  await next()
}

const idOf = (c: Context) => Number(c.req.param('id'))

/** 「証明書」 in the staff console. */
export function certificateRoutes(program: Program) {
  return new Hono<ConsoleEnv>()
    .use('/', requireDuty)
    .use('/*', requireDuty)
    .get('/', async (c) => {
      const words = (c.req.query('q') ?? '').trim().slice(0, 100)
      const before = idIn(c.req.query('before')) || undefined
      const rows = await listCertificates(c.var.db, c.var.staff, { words, before, limit: PAGE + 1 })
      const certificates = rows.slice(0, PAGE)
      const place = new URLSearchParams({ ...(words && { q: words }), before: String(certificates.at(-1)?.id) })
      return certificatesPage(program, c, {
        certificates,
        words,
        next: rows.length > PAGE ? `${CERTIFICATES}?${place}` : undefined,
      })
    })
    .get('/:id{[0-9]{1,15}}', async (c) => {
      const { db, now, staff } = c.var
      return certificatePage(program, c, { certificate: await viewCertificate(db, now, staff, idOf(c)) })
    })
    .get('/:id{[0-9]{1,15}}/paper.pdf', async (c) => {
      const { db, now, staff, municipality } = c.var
      const certificate = await viewCertificate(db, now, staff, idOf(c))
      const { fileSha256: sha256 } = certificate
      if (!sha256) throw new Refusal(404, 'この証明書の PDF は作成中です。少し待って、もう一度開いてください。')
      const { name } = await getProfile(db)
      return serveFile(program, c, municipality, { sha256 }, { name: `${numberInWords(name, certificate)}.pdf` })
    })
    .post('/:id{[0-9]{1,15}}/revocation', async (c) => {
      const { db, now, staff } = c.var
      const { reason } = await readForm(c, Form)
      const done = await orRefusal(revokeCertificate(db, now, staff, idOf(c), reason))
      if (!(done instanceof Refusal)) return c.redirect(`${CERTIFICATES}/${idOf(c)}?done=revoked`, 303)
      const { status, mistakes } = done
      if (status !== 409 && status !== 422) throw done
      const certificate = await getCertificate(db, staff, idOf(c))
      return certificatePage(program, c, { certificate, typed: reason, errors: mistakes, status })
    })
}
