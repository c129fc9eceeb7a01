import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '#lib/refusal.ts'
import type { Program } from '../program.ts'
import type { SiteEnv } from './env.ts'

/** Host name of a Host header, lower case, without the port. */
export const hostName = (header: string | undefined): string => (header ?? '').toLowerCase().replace(/:\d+$/, '')

function addressOf(c: Context, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  if (forwarded) return forwarded
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // tests call the program without a socket
  }
}

/** Sets the municipality by host name: an unknown one gets 404 and nothing else. */
export function openMunicipality(program: Program): MiddlewareHandler<SiteEnv> {
  const log = () => program.log
  return async (c, next) => {
    const municipality = await program.municipalities.findByHost(hostName(c.req.header('host')))
    if (!municipality) throw new Refusal(404, 'この住所の自治体は登録されていません。アドレスを確かめてください。')
    c.set('municipality', municipality)
    c.set('db', municipality.db)
    if (!c.get('log')) c.set('log', log)
    await next()
  }
}

/** Sets what every request of a person or a program carries, and the municipality. */
export function openRequest(program: Program): MiddlewareHandler<SiteEnv> {
  const open = openMunicipality(program)
  return (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    c.set('log', () => program.log.child({ requestId }))
    c.set('now', program.clock())
    c.set('address', addressOf(c, program.settings.TRUST_PROXY))
    return open(c, next)
  }
}

/** Names the request in its answer, so that a question about it can be followed up in the log. */
export const nameRequest: MiddlewareHandler<SiteEnv> = (c, next) => {
  c.header('X-Request-Id', c.get('requestId'))
  return next()
}
