import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses (413) what is larger than `maxSize` bytes. The sender's own word decides where there is one, which the server
 * holds them to; only a body that comes in chunks is counted, because looking at it first costs more than all the rest.
 */
export function limitBody(maxSize: number, onError?: (c: Context) => Response | Promise<Response>): MiddlewareHandler {
  const counted = bodyLimit(onError ? { maxSize, onError } : { maxSize })
  return (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const fits = Number(c.req.header('content-length') ?? Infinity) <= maxSize
    return fits && !c.req.header('transfer-encoding') ? next() : counted(c, next)
  }
}
