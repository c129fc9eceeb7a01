import { type Context, Hono } from 'hono'
import { serveFile } from '#kernel/files/serve.ts'
import type { SiteEnv } from '#kernel/http/env.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import type { Program } from '#kernel/program.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { numberInWords } from '../../certificates/certificate.ts'
import { findCertificateOf } from '../../certificates/certificates.queries.ts'
import { hasArrived } from '../application.ts'
import { APPLICATION, UUID } from '../application-path.ts'
import { listCorrections } from '../correcting/corrections.queries.ts'
import { listFiles } from '../files.queries.ts'
import { getOwn, mayReceive, refuseBeyond } from './own.ts'
import { receiptOf } from './receipt.ts'
import { visitorOf } from './visitor.ts'

const dbOf = (c: Context<SiteEnv>): Db<'procedures'> => c.var.db
const idOf = (c: Context<SiteEnv>): string => c.req.param('id')!

/** 控え, the certificate, and what was sent with an application, for those whose it is. */
export const paperRoutes = (program: Program) =>
  new Hono<SiteEnv>()
    .get(`${APPLICATION}/receipt.pdf`, async (c) => {
      const application = await getOwn(dbOf(c), await visitorOf(program, c), idOf(c))
      if (!hasArrived(application)) throw new Refusal(404, 'この申請は、まだ送られていません。')
      const { name } = await getProfile(c.var.db)
      const corrections = await listCorrections(dbOf(c), application.id)
      const correctedAt = corrections.flatMap(({ answers, endedAt }) => (answers && endedAt ? [endedAt] : []))
      const receipt = await receiptOf(application, correctedAt, name, c.var.now)
      c.header('Content-Type', 'application/pdf')
      c.header('Content-Disposition', `inline; filename="receipt-${application.fiscalYear}-${application.serial}.pdf"`)
      c.header('Cache-Control', 'no-store')
      return c.body(Uint8Array.from(receipt))
    })
    .get(`${APPLICATION}/certificate.pdf`, async (c) => {
      const visitor = await visitorOf(program, c)
      const application = await getOwn(dbOf(c), visitor, idOf(c))
      refuseBeyond(application, mayReceive(visitor, application), 'receive')
      const certificate = await findCertificateOf(dbOf(c), application.id)
      if (!certificate?.fileSha256) throw new Refusal(404, 'この申請の証明書は、まだありません。')
      const { name } = await getProfile(c.var.db)
      const file = { sha256: certificate.fileSha256 }
      return serveFile(program, c, c.var.municipality, file, { name: `${numberInWords(name, certificate)}.pdf` })
    })
    .get(`${APPLICATION}/files/:file{${UUID}}`, async (c) => {
      const application = await getOwn(dbOf(c), await visitorOf(program, c), idOf(c))
      const file = (await listFiles(dbOf(c), application.id)).find(({ id }) => id === c.req.param('file'))
      if (!file) throw new Refusal(404, 'このファイルは見つかりません。')
      return serveFile(program, c, c.var.municipality, file, { name: file.name })
    })
