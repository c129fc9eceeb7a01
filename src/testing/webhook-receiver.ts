// For tests: another system that is told what happened, and checks the signature as Standard Webhooks says, with nothing of ours.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export interface Heard {
  id: string
  path: string
  body: string
  headers: IncomingHttpHeaders
  json: { id: string; type: string; timestamp: string; data: Record<string, unknown> }
}

export interface Receiver {
  url: string
  heard: Heard[]
  /** How it answers; with 204 where nothing else is said. */
  answer: (to: Heard, with_: ServerResponse) => void | Promise<void>
}

export async function webhookReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', heard: [], answer: (_, answer) => void answer.writeHead(204).end() }
  const server = createServer(async (request, answer) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
    const { headers, url = '' } = request
    const one = { id: String(headers['webhook-id']), path: url, body, headers, json: JSON.parse(body) as Heard['json'] }
    receiver.heard.push(one)
    await receiver.answer(one, answer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}

/** Whether what was heard was signed with this secret: by the Web's own cryptography. */
export async function isSigned({ id, body, headers }: Heard, secret: string): Promise<boolean> {
  const bytes = Uint8Array.fromBase64(secret.replace('whsec_', ''))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const signed = new TextEncoder().encode(`${id}.${String(headers['webhook-timestamp'])}.${body}`)
  const signatures = String(headers['webhook-signature'])
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
  const each = signatures.map((one) => crypto.subtle.verify('HMAC', key, Uint8Array.fromBase64(one.slice(3)), signed))
  return (await Promise.all(each)).includes(true)
}
