import { validateSignature } from '@line/bot-sdk'
import { Hono } from 'hono'
import { Counter } from 'prom-client'
import type { SiteEnv } from '#kernel/http/env.ts'
import { limitBody } from '#kernel/http/limit-body.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { channelSecret } from './channel.ts'
import { readEvents } from './event.ts'
import { createIntake, type Intake } from './intake.ts'
import { insertRefusedWebhook } from './line-events.queries.ts'

/** Largest webhook body in bytes. LINE names no limit; its largest events (5,000 characters, many of them) stay far below. */
const LIMIT = 2 * 1024 * 1024

/** POST /webhooks/line: answers 200 only after every event of the body is stored. */
export function webhookRoutes(program: Program) {
  const refused = new Counter({
    name: 'line_webhooks_refused_total',
    help: 'Webhook requests that were not accepted, by reason',
    labelNames: ['reason'],
    registers: [program.metrics],
  })
  const intakes = new WeakMap<Municipality, Intake>()
  const intakeOf = (municipality: Municipality) => {
    const intake = intakes.get(municipality) ?? createIntake(municipality.pool)
    intakes.set(municipality, intake)
    return intake
  }

  return new Hono<SiteEnv>().post(
    '/line',
    limitBody(LIMIT, (c) => (refused.inc({ reason: 'too large' }), c.text('too large', 413))),
    async (c) => {
      const municipality = c.get('municipality')
      // The signature is over the bytes as they came: a re-serialised body differs as soon as there is an emoji.
      const bytes = Buffer.from(await c.req.arrayBuffer())
      const secret = await channelSecret(program, municipality)
      if (!secret || !validateSignature(bytes, secret, c.req.header('x-line-signature') ?? '')) {
        refused.inc({ reason: secret ? 'signature' : 'no channel' })
        return c.text('signature does not match', 401)
      }
      const events = readEvents(parse(bytes))
      if (!events) {
        refused.inc({ reason: 'malformed' })
        await insertRefusedWebhook(municipality.db, 'not a webhook body of LINE', bytes)
        return c.text('not a webhook body', 400)
      }
      if (events.length > 0) await intakeOf(municipality).store(events)
      return c.text('ok')
    },
  )
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
