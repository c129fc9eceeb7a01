import { Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Module } from '#kernel/program.ts'
import { keepsWords, residentRoutes } from './applications/filling/resident.routes.tsx'
import { applicationsApi, scopes } from './applications/handling/applications.api.ts'
import { handlingRoutes } from './applications/handling/console.routes.ts'
import { applicationsNavigation, waitingApplications } from './applications/handling/waiting.ts'
import { postalCodeRoutes } from './definition/postal-code.routes.ts'
import { listOpen } from './definition/versions.queries.ts'

export type { Answer, Answers } from './definition/answers.ts'
export type { Definition, Field } from './definition/definition.ts'
export { pathOf } from './definition/path.ts'
export { mistakesOf } from './definition/reading/read-page.ts'
export { listOpen, type Procedure } from './definition/versions.queries.ts'
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
  site: (program) => new Hono<SiteEnv>().route('/', postalCodeRoutes()).route('/', residentRoutes(program)),
  async doors({ db }, now) {
    if ((await listOpen(db, now)).length === 0) return []
    return [
      { href: '/procedures', icon: 'edit', title: '手続きをする', sentence: '申請や届出を、夜間や休日にも' },
      { href: '/applications', icon: 'clock', title: '申請の状況を見る', sentence: '書きかけの続きと、結果' },
    ]
  },
  keepsWords,
  console: handlingRoutes,
  api: applicationsApi,
  scopes,
  scopesNeed: 'answer',
  navigation: ({ db }, staff) => applicationsNavigation(db, staff),
  waiting: ({ db }, staff, now) => waitingApplications(db, staff, now),
  actions: {
    'application.accepted': '申請を受理した',
    'application.adopted': '申請を本人のものにした',
    'application.begun': '申請を書き始めた',
    'application.claimed': '申請の担当になった',
    'application.file_viewed': '申請のファイルを見た',
    'application.given_up': '書きかけの申請を取りやめた',
    'application.handed_back': '申請の担当を戻した',
    'application.refused': '申請を却下した',
    'application.submitted': '申請が届いた',
    'application.viewed': '申請を見た',
    'procedure.moved': '手続を担当する課を変えた',
    'procedure.published': '手続を公開した',
  },
}
