import { Hono } from 'hono'
import { purgeKeys } from './api/answer-once.ts'
import { kernelResources } from './api/resources.ts'
import { eraseBytes, sweepBytes } from './files/erase.ts'
import { fileRoutes } from './files/files.routes.ts'
import { rescan } from './files/rescan.ts'
import type { SiteEnv } from './http/env.ts'
import { forgetOld } from './identity/forget-old.ts'
import { deliverMail } from './notifications/deliver-mail.ts'
import { demoMailRoutes } from './notifications/demo-mail.routes.tsx'
import { countUnread, listUnread } from './notifications/notifications.queries.ts'
import { notificationRoutes } from './notifications/notifications.routes.tsx'
import type { Module } from './program.ts'

const SHOWN_AT_HOME = 20

/** The kernel's own work and pages, offered to the house as any module offers its own. */
export const kernel: Module = {
  name: 'kernel',
  site: (program) => new Hono<SiteEnv>().route('/', fileRoutes(program)).route('/', demoMailRoutes(program)),
  console: notificationRoutes,
  async waiting({ db }, staff) {
    const unread = await listUnread(db, staff.id, SHOWN_AT_HOME)
    return {
      items: unread.map(({ title, href, createdAt }) => ({
        href: '/console/notifications',
        title,
        since: createdAt,
        about: href,
      })),
    }
  },
  api: (_program, api) => kernelResources(api),
  scopes: { 'sections:read': '課の一覧を読む' },
  tasks: (program) => ({
    'mail.send': deliverMail(program),
    'files.erase': eraseBytes(program),
    'files.rescan': rescan(program),
    'files.sweep': sweepBytes(program),
    'identity.forget_old': forgetOld(program),
    'api.purge-idempotency-keys': purgeKeys(program),
  }),
  navigation: async (_, staff) => [
    {
      href: '/console/notifications',
      text: '通知',
      icon: 'bell',
      own: (db) => countUnread(db, staff.id),
      countLabel: '件の新しい通知',
    },
  ],
  crontab: {
    'files.rescan': '*/5 * * * *',
    'files.sweep': '10 18 * * *',
    'identity.forget_old': '40 18 * * *',
    'api.purge-idempotency-keys': '20 * * * *',
  },
}
