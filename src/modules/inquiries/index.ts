import type { NavEntry } from '#kernel/http/navigation.queries.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Module } from '#kernel/program.ts'
import { actions, events } from './actions.ts'
import { inquiriesApi, inquiriesScopes } from './api.ts'
import { waitingAtHome } from './at-home.ts'
import { broadcastMatter } from './broadcasts/broadcast-matter.ts'
import { BROADCAST, BROADCASTS } from './broadcasts/broadcast.ts'
import { askingOf } from './conversations/asking.queries.ts'
import { lengthOf } from './conversations/only.queries.ts'
import { REPLY } from './decisions/decision.ts'
import { replyMatter } from './decisions/reply-matter.ts'
import { disasterStrip } from './disaster/console-strip.tsx'
import { maySwitch } from './disaster/disaster.queries.ts'
import { DISASTER } from './disaster/disaster.ts'
import { disasterPortal } from './disaster/portal.page.tsx'
import { doors } from './doors.ts'
import { FAQ } from './faq/faq.ts'
import { crontab, promptTasks, slowTasks, tasks } from './jobs.ts'
import { LINE_SIGN_IN } from './line/signing-in/sign-in-words.ts'
import { webhookRoutes } from './line/webhook.routes.ts'
import { keptForms, settings, site, staffPages } from './pages.ts'

export * from './for-others.ts'

/** 相談: residents ask, staff answer from one desk. */
export const inquiries: Module = {
  name: 'inquiries',
  site,
  signIn: async ({ db }, language) =>
    (await hasSecret(db, 'line.channel_access_token'))
      ? { href: '/line/sign-in', text: LINE_SIGN_IN[language].title }
      : undefined,
  doors: ({ db }, _now, language) => doors(db, language),
  webhooks: webhookRoutes,
  console: staffPages,
  frontPage: disasterPortal,
  strip: disasterStrip,
  matters: () => ({ [REPLY]: replyMatter, [BROADCAST]: broadcastMatter }),
  keepsWords: keptForms,
  api: inquiriesApi,
  scopes: inquiriesScopes,
  scopesNeed: 'answer',
  tasks,
  promptTasks,
  slowTasks,
  crontab,
  actions,
  events,
  settings,
  async navigation(_, staff) {
    const disaster: NavEntry = {
      href: DISASTER,
      text: '災害モード',
      icon: 'warning',
      rare: true,
      where: maySwitch(staff),
    }
    if (!hasDuty(staff, 'answer')) return [disaster]
    return [
      {
        href: '/console/inquiries',
        text: '相談',
        icon: 'inbox',
        count: lengthOf(askingOf(staff), 'waiting'),
      },
      { href: BROADCASTS, text: '一斉配信', icon: 'send', rare: true },
      { href: FAQ, text: 'よくある質問', icon: 'info', rare: true },
      disaster,
    ]
  },
  waiting: ({ db }, staff, now) => waitingAtHome(db, staff, now),
}
