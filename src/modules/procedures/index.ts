import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Module } from '#kernel/program.ts'
import { certificatesApi, scopes as certificateScopes } from './certificates/certificates.api.ts'
import { CERTIFICATES } from './certificates/certificates.page.tsx'
import { hasCertificates } from './certificates/certificates.queries.ts'
import { certificateRoutes } from './certificates/certificates.routes.ts'
import { checkingRoutes } from './certificates/checking/checking.routes.ts'
import { makePaperTask } from './certificates/make-paper.ts'
import { expiryWaits } from './certificates/signing/expiry-waits.ts'
import { SIGNING } from './certificates/signing/signing.page.tsx'
import { signingRoutes } from './certificates/signing/signing.routes.ts'
import { postalCodeRoutes } from './definition/postal-code.routes.ts'

export { findUnmade, type NewCertificate } from './certificates/certificates.queries.ts'
export { codeSeal, issueCertificate } from './certificates/issue-certificate.ts'
export { makeTrialKey } from './certificates/signing/use-signing-key.ts'
export { check } from './definition/check.ts'
export { FieldsScreen } from './definition/fields/gallery.page.tsx'
export { findingInWords } from './definition/finding.ts'
export { definitionJsonSchema } from './definition/json-schema.ts'
export { publishDefinition } from './definition/publish-definition.ts'
export { readDefinition } from './definition/read-definition.ts'
export { shippedDefinitions } from './definition/shipped.ts'

/** 手続: what residents apply for, and what becomes of it. */
export const procedures: Module = {
  name: 'procedures',
  site: (program) => new Hono<SiteEnv>().route('/', postalCodeRoutes()).route('/', checkingRoutes(program)),
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/certificates', certificateRoutes(program))
      .route('/settings/signing', signingRoutes(program)),
  api: (_program, api) => certificatesApi(api),
  scopes: certificateScopes,
  scopesNeed: 'answer',
  settings: [{ href: SIGNING, text: '署名の鍵' }],
  tasks: (program) => ({ 'certificates.make-paper': makePaperTask(program) }),
  actions: {
    'certificate.issued': '証明書を交付した',
    'certificate.revoked': '証明書を取り消した',
    'certificate.signed': '証明書に署名した',
    'certificate.viewed': '証明書を見た',
    'procedure.moved': '手続を担当する課を変えた',
    'procedure.published': '手続を公開した',
    'signing_key.changed': '署名の鍵を替えた',
  },
  waiting: async ({ db }, staff, now) => ({ items: await expiryWaits(db, staff, now) }),
  navigation: async ({ db }, staff) =>
    (await hasCertificates(db, staff)) ? [{ href: CERTIFICATES, text: '証明書', icon: 'file' }] : [],
}
