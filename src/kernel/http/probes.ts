import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { Counter, Histogram } from 'prom-client'
import type { Program } from '../program.ts'
import type { SiteEnv } from './env.ts'

/** Counts and times every request, by route and not by address, and logs it without query or body. */
export function observe(program: Program): MiddlewareHandler<SiteEnv> {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the first byte of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.2, 0.5, 2, 10],
    registers: [program.metrics],
  })
  return async (c, next) => {
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    const [route, status] = [routePath(c), c.res.status]
    duration.observe({ method: c.req.method, route, status: String(status) }, seconds)
    if (status >= 500 || program.log.isLevelEnabled('debug')) {
      c.get('log')?.().info({ method: c.req.method, route, status, ms: Math.round(seconds * 1000) }, 'request')
    }
  }
}

/** For the machines that watch: alive, able to serve, and figures. They are no municipality's. */
export function probes(program: Program) {
  new Counter({ name: 'madoguchi_up', help: 'Starts of this process', registers: [program.metrics] }).inc()
  return new Hono<SiteEnv>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      try {
        await program.municipalities.ping()
        return c.text('ready')
      } catch {
        return c.text('the database does not answer', 503)
      }
    })
    .get('/metrics', async (c) => c.text(await program.figures()))
}
