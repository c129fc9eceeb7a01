import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Module } from '#kernel/program.ts'
import type { NavEntry } from '#kernel/http/navigation.queries.ts'
import { requestRoutes } from './agents/approving/request.routes.ts'
import { agentsApi, scopes as agentScopes } from './agents/checking/agents.api.ts'
import { agentsNavigation } from './agents/checking/agents-navigation.ts'
import { checkingAgentsRoutes } from './agents/checking/console.routes.ts'
import { agentRoutes } from './agents/clients/agent.routes.ts'
import { limitingRoutes } from './agents/limiting/limiting.routes.ts'
import { forgetDraftsTask } from './applications/filling/forget-drafts.ts'
import { correctionsApi } from './applications/correcting/asking/corrections.api.ts'
import { keepsWords, residentRoutes } from './applications/filling/resident.routes.tsx'
import { applicationsApi, scopes } from './applications/handling/applications.api.ts'
import { handlingRoutes } from './applications/handling/console.routes.ts'
import { applicationsNavigation, waitingApplications } from './applications/handling/waiting.ts'
import { applicationMatter, DECISION } from './applications/deciding/application-matter.ts'
import { DECIDING } from './applications/deciding/settings/circulates.page.tsx'
import { circulatesRoutes } from './applications/deciding/settings/circulates.routes.ts'
import { reclaimRoutes } from './applications/reclaiming/reclaim.routes.ts'
import { applicationTopic } from './applications/topic.ts'
import { certificatesApi, scopes as certificateScopes } from './certificates/certificates.api.ts'
import { CERTIFICATES } from './certificates/certificates.page.tsx'
import { hasCertificates } from './certificates/certificates.queries.ts'
import { certificateRoutes } from './certificates/certificates.routes.ts'
import { checkingRoutes } from './certificates/checking/checking.routes.ts'
import { makePaperTask } from './certificates/make-paper.ts'
import { expiryWaits } from './certificates/signing/expiry-waits.ts'
import { SIGNING } from './certificates/signing/signing.page.tsx'
import { signingRoutes } from './certificates/signing/signing.routes.ts'
import { procedureRoutes } from './console.routes.ts'
import { postalCodeRoutes } from './definition/postal-code.routes.ts'
import { listOpen } from './definition/versions.queries.ts'
import { PROCEDURES } from './editing/draft.ts'
import { DOORS } from './door-words.ts'
import { draftsApi } from './editing/drafts.api.ts'
import { editableSectionIds } from './editing/may.ts'
import { exchangeApi } from './exchange/exchange.api.ts'
import { offeringsApi, scopes as offeringScopes } from './offering/offerings.api.ts'

export { approve as approveMandate } from './agents/approving/approve.ts'
export { refuse as refuseMandate } from './agents/approving/refuse.ts'
export { checkAgent } from './agents/checking/check-agent.ts'
export { askClient } from './agents/clients/ask-client.ts'
export { beginForClient } from './agents/clients/write-mandate.ts'
export { limitMandate } from './agents/limiting/limit-mandate.ts'
export { registerAgent } from './agents/registering/register-agent.ts'
export { digestOfAnswers } from './applications/filling/submit.ts'
export { expectedBy } from './applications/how-long.ts'
export type { AddressAnswer, Answer, Answers } from './definition/answers.ts'
export type { Definition, Field } from './definition/definition.ts'
export { pathOf } from './definition/path.ts'
export { mistakesOf } from './definition/reading/read-page.ts'
export { listOpen, type Procedure } from './definition/versions.queries.ts'
export { DECISION } from './applications/deciding/application-matter.ts'
export { proposeDecision } from './applications/deciding/propose-decision.ts'
export { changeCirculates } from './applications/deciding/settings/change-circulates.ts'
export { findUnmade, type NewCertificate } from './certificates/certificates.queries.ts'
export { codeSeal, issueCertificate } from './certificates/issue-certificate.ts'
export { findSigningIdentity, hasSigningKey } from './certificates/signing/signing-keys.queries.ts'
export { makeTrialKey } from './certificates/signing/use-signing-key.ts'
export { beginDraft } from './editing/begin-draft.ts'
export { changeDraft } from './editing/change-draft.ts'
export { exportProcedureOf } from './exchange/export-procedure.ts'
export { importProcedure, lookAtFile } from './exchange/import-procedure.ts'
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
  site: (program) =>
    new Hono<SiteEnv>()
      .route('/', postalCodeRoutes())
      .route('/', residentRoutes(program))
      .route('/', reclaimRoutes(program))
      .route('/', limitingRoutes(program))
      .route('/', requestRoutes(program))
      .route('/', agentRoutes(program) as unknown as Hono<SiteEnv>)
      .route('/', checkingRoutes(program)),
  async doors({ db }, now, language) {
    if ((await listOpen(db, now)).length === 0) return []
    const { apply, follow } = DOORS[language]
    return [
      { href: '/procedures', icon: 'edit', title: apply[0], sentence: apply[1] },
      { href: '/applications', icon: 'clock', title: follow[0], sentence: follow[1] },
    ]
  },
  keepsWords,
  console: (program) =>
    new Hono<ConsoleEnv>()
      .route('/', handlingRoutes(program))
      .route('/procedures', procedureRoutes(program))
      .route('/certificates', certificateRoutes(program))
      .route('/settings/deciding', circulatesRoutes(program))
      .route('/agents', checkingAgentsRoutes(program))
      .route('/settings/signing', signingRoutes(program)),
  api(program, api) {
    applicationsApi(program, api)
    correctionsApi(api)
    certificatesApi(api)
    offeringsApi(api)
    draftsApi(api)
    exchangeApi(program, api)
    agentsApi(api)
  },
  scopes: { ...scopes, ...certificateScopes, ...offeringScopes, ...agentScopes },
  tasks: (program) => ({
    'applications.forget-drafts': forgetDraftsTask(program),
    'certificates.make-paper': makePaperTask(program),
  }),
  crontab: { 'applications.forget-drafts': '50 18 * * *' },
  matters: (program) => ({ [DECISION]: applicationMatter(program.sealer) }),
  settings: [
    { href: DECIDING, text: '申請の決裁' },
    { href: SIGNING, text: '署名の鍵' },
  ],
  scopesNeed: 'answer',
  topics: { application: applicationTopic },
  actions: {
    'agent.checked': '代理人の登録を確かめた',
    'agent.registered': '行政書士として登録した',
    'application.accepted': '申請を受理した',
    'application.adopted': '申請を本人のものにした',
    'application.begun': '申請を書き始めた',
    'application.claimed': '申請の担当になった',
    'application.corrected': '補正が届いた',
    'application.correction_asked': '補正を求めた',
    'application.correction_called_off': '補正を取りやめた',
    'application.examined_again': '申請の決定の起案が終わり、審査に戻した',
    'application.file_viewed': '申請のファイルを見た',
    'application.forgotten': '書きかけの申請を消した(60日)',
    'application.given_up': '書きかけの申請を取りやめた',
    'application.handed_back': '申請の担当を戻した',
    'application.locked_refused': '補正の対象でない項目を変えようとした(断った)',
    'application.proposed': '申請の決定を起案した',
    'application.reclaimed': 'ほかの端末から申請を引き取った',
    'application.refused': '申請を却下した',
    'application.submitted': '申請が届いた',
    'application.viewed': '申請を見た',
    'certificate.issued': '証明書を交付した',
    'certificate.revoked': '証明書を取り消した',
    'certificate.signed': '証明書に署名した',
    'certificate.viewed': '証明書を見た',
    'procedure.circulates_changed': '手続の決裁を変えた',
    'procedure.exported': '手続をファイルに書き出した',
    'procedure.imported': '手続をほかの町から取り込んだ',
    'mandate.approved': '委任して申請した',
    'mandate.asked': '依頼者に確かめてもらうお願いをした',
    'mandate.exceeded': '委任の範囲を超えて断られた',
    'mandate.limited': '委任を見直した',
    'mandate.refused': '代理の申請を断った',
    'mandate.written': '委任の内容を書いた',
    'procedure.moved': '手続を担当する課を変えた',
    'procedure.opening_changed': '手続の受付を変えた',
    'procedure.published': '手続を公開した',
    'procedure_draft.begun': '手続の下書きを始めた',
    'procedure_draft.changed': '手続の下書きを変えた',
    'procedure_draft.discarded': '手続の下書きを取りやめた',
    'procedure_signer.distrusted': '確かめた署名から外した',
    'procedure_signer.trusted': '署名の指紋を確かめた',
    'signing_key.changed': '署名の鍵を替えた',
  },
  async waiting({ db }, staff, now) {
    const { items, more } = await waitingApplications(db, staff, now)
    return { items: [...(await expiryWaits(db, staff, now)), ...items], ...(more && { more }) }
  },
  navigation: async (_, staff) => [
    ...applicationsNavigation(staff),
    { href: CERTIFICATES, text: '証明書', icon: 'file', where: hasCertificates(staff) },
    ...(editableSectionIds(staff).length > 0
      ? [{ href: PROCEDURES, text: '手続', icon: 'edit' } satisfies NavEntry]
      : []),
    ...agentsNavigation(staff),
  ],
}
