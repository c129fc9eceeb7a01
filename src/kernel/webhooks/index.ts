import { Hono } from 'hono'
import type { ConsoleEnv } from '../http/env.ts'
import type { Module } from '../program.ts'
import { DELIVER, deliverTask, SPREAD, spreadTask } from './deliver.ts'
import { demoReceiver } from './demo-receiver.routes.ts'
import { FORGET, forgetTask } from './forget-deliveries.ts'
import type { EventKinds } from './webhook.ts'
import { WEBHOOKS } from './webhooks.page.tsx'
import { webhooksApi } from './webhooks.api.ts'
import { webhooksRoutes } from './webhooks.routes.tsx'

export { DEMO_RECEIVER } from './demo-receiver.routes.ts'
export { hasEndpoints } from './endpoints.queries.ts'
export { tryEndpoint } from './handle-endpoint.ts'
export { addEndpoint } from './save-endpoint.ts'

/** 外部システムへの通知: other systems are told what happened. @param modules whose events they may be told of */
export function webhooks(modules: Module[]): Module {
  const kinds: EventKinds = Object.assign({}, ...modules.map(({ events }) => events))
  return {
    name: 'webhooks',
    webhooks: demoReceiver,
    console: (program) => new Hono<ConsoleEnv>().route('/settings/webhooks', webhooksRoutes(program, kinds)),
    api: (program, api) => webhooksApi(program, api, kinds),
    scopes: { 'webhooks:read': '外部システムへの通知を見る', 'webhooks:write': '外部システムへの通知を設定する' },
    scopesNeed: 'settings',
    tasks: (program) => ({
      [SPREAD]: spreadTask(program),
      [DELIVER]: deliverTask(program),
      [FORGET]: forgetTask(program),
    }),
    crontab: { [SPREAD]: '* * * * *', [FORGET]: '50 18 * * *' },
    settings: [{ href: WEBHOOKS, text: '外部システムへの通知' }],
    actions: {
      'webhook.added': '通知の送り先を加えた',
      'webhook.changed': '通知の送り先を変えた',
      'webhook.paused': '外部システムへの通知を止めた',
      'webhook.removed': '通知の送り先を消した',
      'webhook.resumed': '外部システムへの通知を再開した',
      'webhook.secret_renewed': '通知の署名の秘密を作り直した',
      'webhook.sent_again': '通知をもう一度送った',
      'webhook.tried': '通知を試しに送った',
    },
  }
}
