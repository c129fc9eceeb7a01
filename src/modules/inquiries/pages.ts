import { Hono } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import type { Program } from '#kernel/program.ts'
import { BROADCASTS } from './broadcasts/broadcast.ts'
import { broadcastRoutes } from './broadcasts/broadcasts.routes.ts'
import { CONFIDENTIAL_SECTIONS, confidentialSectionsRoutes } from './confidential/sections.settings.tsx'
import { visitRoutes } from './confidential/visit.routes.tsx'
import { deskRoutes } from './conversations/console.routes.tsx'
import { decisionRoutes } from './decisions/decisions.routes.ts'
import { REPLY_DECISIONS, decisionSettingsRoutes } from './decisions/decisions.settings.tsx'
import { disasterRoutes } from './disaster/disaster.routes.ts'
import { faqRoutes } from './faq/console.routes.ts'
import { faqSiteRoutes } from './faq/site/site.routes.ts'
import { UNDO, undoRoutes } from './held/undo.settings.tsx'
import { lineRoutes } from './line/line.routes.ts'
import { signInRoutes } from './line/signing-in/sign-in.routes.ts'
import { LANGUAGE_MODEL, modelRoutes } from './machine/model.settings.tsx'
import { MENUS } from './menus/menu.ts'
import { menuRoutes } from './menus/menus.routes.ts'
import { PROMISES } from './promises/settings/settings.page.tsx'
import { promiseSettingsRoutes } from './promises/settings/settings.routes.ts'
import { RETENTION } from './retention/run-retention.ts'
import { retentionRoutes } from './retention/settings.routes.ts'
import { satisfactionRoutes } from './satisfaction/resident.routes.tsx'
import { SATISFACTION_SETTINGS, satisfactionSettingsRoutes } from './satisfaction/settings.tsx'
import { keepsPhotos, reportRoutes } from './streets/report.routes.ts'
import { STREET_SETTINGS, streetSettingsRoutes } from './streets/streets.settings.tsx'
import { NOTICE_SETTINGS, noticeSettingsRoutes } from './subscriptions/labels.settings.tsx'
import { subscriptionRoutes } from './subscriptions/subscription.routes.ts'
import { USAGE, usageRoutes } from './usage/usage.settings.tsx'
import { askerRoutes, keepsWords } from './web/asker.routes.ts'
import { offeredRoutes } from './web/offered.routes.tsx'

/** Residents' pages. */
export const site = (program: Program) =>
  new Hono<SiteEnv>()
    .route('/', lineRoutes(program))
    .route('/', signInRoutes(program))
    .route('/', subscriptionRoutes(program))
    .route('/', visitRoutes(program))
    .route('/', reportRoutes(program))
    .route('/', offeredRoutes(program))
    .route('/', askerRoutes(program))
    .route('/', satisfactionRoutes(program))
    .route('/', faqSiteRoutes())

/** Staff's pages, below /console. */
export const staffPages = (program: Program) =>
  new Hono<ConsoleEnv>()
    .route('/', deskRoutes(program))
    .route('/faq', faqRoutes(program))
    .route('/broadcasts', broadcastRoutes(program))
    .route('/settings/notices', noticeSettingsRoutes(program))
    .route('/settings/menus', menuRoutes(program))
    .route('/disaster', disasterRoutes(program))
    .route('/settings/streets', streetSettingsRoutes(program))
    .route('/reply-decisions', decisionRoutes(program))
    .route('/settings/reply-decisions', decisionSettingsRoutes(program))
    .route('/settings/promises', promiseSettingsRoutes(program))
    .route('/settings/replies', undoRoutes(program))
    .route('/settings/satisfaction', satisfactionSettingsRoutes(program))
    .route('/settings/confidential', confidentialSectionsRoutes(program))
    .route('/settings/retention', retentionRoutes(program))
    .route('/settings/language-model', modelRoutes(program))
    .route('/settings/line-usage', usageRoutes(program))

/** Forms whose words are still there after a sign-in that ran out. */
export const keptForms = [
  '/console/reply-decisions/:id{[0-9]{1,15}}/decision',
  BROADCASTS,
  `${BROADCASTS}/:id{[0-9]{1,15}}`,
  '/console/inquiries/:id{[0-9]+}/replies',
  '/console/inquiries/:id{[0-9]+}/draft',
  '/console/inquiries/new',
  ...keepsWords,
  ...keepsPhotos,
]

/** In the order in which a town sets itself up. */
export const settings = [
  { href: PROMISES, text: '回答の約束' },
  { href: UNDO, text: '返信の取り消し' },
  { href: SATISFACTION_SETTINGS, text: '満足度' },
  { href: REPLY_DECISIONS, text: '返信の決裁' },
  { href: CONFIDENTIAL_SECTIONS, text: 'LINE に残さない相談' },
  { href: RETENTION, text: '相談の保存期間' },
  { href: NOTICE_SETTINGS, text: 'お知らせの話題' },
  { href: MENUS, text: 'LINE のメニュー' },
  { href: STREET_SETTINGS, text: '道路などの通報' },
  { href: USAGE, text: 'LINE の利用状況' },
  { href: LANGUAGE_MODEL, text: '言語モデル' },
]
