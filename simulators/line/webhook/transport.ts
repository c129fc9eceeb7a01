import { lookup } from 'node:dns'
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'

export type WebhookPost = { url: string; body: string; headers: Record<string, string>; signal: AbortSignal }

/** Posts one webhook and answers with the HTTP status. */
export type Transport = (post: WebhookPost) => Promise<number>

/** Names under .localhost are this machine (RFC 6761), whatever its resolver knows of them. */
const findHost: LookupFunction = (name, options, found) =>
  lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, options, found)

/** Keep-alive sockets: a storm reuses a few connections instead of opening thousands. */
export function overNetwork(maxSockets: number): Transport & { close(): void } {
  const plain = new HttpAgent({ keepAlive: true, maxSockets })
  const secure = new HttpsAgent({ keepAlive: true, maxSockets })
  const transport: Transport = ({ url, body, headers, signal }) =>
    new Promise((resolve, reject) => {
      const overTls = url.startsWith('https:')
      const send = overTls ? httpsRequest : httpRequest
      const options = { method: 'POST', headers, agent: overTls ? secure : plain, lookup: findHost, signal }
      const request = send(url, options, (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', reject)
      })
      request.on('error', reject)
      request.end(body)
    })
  return Object.assign(transport, {
    close() {
      plain.destroy()
      secure.destroy()
    },
  })
}

/** Hands webhooks to a fetch-like function in the same process, without a port. */
export const inProcess =
  (fetch: (request: Request) => Response | Promise<Response>): Transport =>
  async ({ url, body, headers, signal }) => {
    const response = await fetch(new Request(url, { method: 'POST', body, headers, signal }))
    await response.body?.cancel()
    return response.status
  }
