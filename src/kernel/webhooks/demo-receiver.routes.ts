import { Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import type { Program } from '../program.ts'

/** Of the demo alone: where its endpoint sends to, so that one sees how things arrive. It keeps nothing. */
export const DEMO_RECEIVER = '/webhooks/demo-receiver'

export const demoReceiver = ({ settings }: Program) =>
  new Hono<SiteEnv>().post('/demo-receiver', (c) => (settings.DEMO ? c.body(null, 204) : c.notFound()))
