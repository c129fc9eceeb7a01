import { hasDuty } from '#kernel/identity/staff.ts'
import { hasSecret } from '#kernel/municipality/secrets.queries.ts'
import type { Module } from '#kernel/program.ts'
import { shorten } from '#lib/text/names.ts'
import { deskApi, scopes } from './api.routes.ts'
import { deskRoutes } from './conversations/console.routes.tsx'
import { countUnread, listWaiting } from './conversations/conversations.queries.ts'
import { nameOf } from './conversations/inbox-list.tsx'
import { declineGroupTask } from './line/decline-group.ts'
import { fetchContentTask } from './line/fetch-content.ts'
import { fetchProfileTask } from './line/fetch-profile.ts'
import { lineRoutes } from './line/line.routes.ts'
import { takeInTask } from './line/take-in.ts'
import { webhookRoutes } from './line/webhook.routes.ts'
import { sendTask } from './sending/send.ts'
import { sweepTask } from './sending/sweep.ts'

export { inOneLine, type MessageDetail, type MessageKind } from './conversations/message.ts'
export { LINE_ISSUER } from './line/apply-event.ts'
export { fileOnTheWire, textOnTheWire } from './sending/wire.ts'

/** 相談: residents ask, staff answer from one desk. */
export const inquiries: Module = {
  name: 'inquiries',
  site: lineRoutes,
  async doors({ db }) {
    if (!(await hasSecret(db, 'line.channel_access_token'))) return []
    return [{ href: '/line', icon: 'chat', title: 'LINEで相談', sentence: '写真も送れます。夜間や休日もどうぞ' }]
  },
  webhooks: webhookRoutes,
  console: deskRoutes,
  api: deskApi,
  scopes,
  scopesNeed: 'answer',
  tasks: (program) => ({
    'inquiries.take-in': takeInTask(program),
    'inquiries.fetch-content': fetchContentTask(program),
    'inquiries.fetch-profile': fetchProfileTask(program),
    'inquiries.decline-group': declineGroupTask(program),
    'inquiries.send': sendTask(program),
    'inquiries.sweep': sweepTask(),
  }),
  actions: {
    'conversation.viewed': '相談を見た',
    'conversation.replied': '相談に返信した',
    'conversation.resent': '送り直した',
  },
  promptTasks: ['inquiries.take-in', 'inquiries.sweep'],
  crontab: { 'inquiries.sweep': '*/5 * * * *' },
  async navigation({ db }, staff) {
    if (!hasDuty(staff, 'answer')) return []
    return [{ href: '/console/inquiries', text: '相談', icon: 'inbox', count: await countUnread(db, staff) }]
  },
  async waiting({ db }, staff) {
    if (!hasDuty(staff, 'answer')) return []
    return (await listWaiting(db, staff, 10)).map((row) => ({
      href: `/console/inquiries/${row.id}`,
      title: `${shorten(nameOf(row), 20)}さん: ${shorten(row.lastWords, 40)}`,
      since: row.lastAt,
    }))
  },
}
