// A resident at a browser of their own, over real connections: cookies, hidden fields, an address nobody else has.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { HOST } from './stage.ts'

export interface Answered {
  status: number
  location: string
  html: string
}

export interface Resident {
  get: (path: string) => Promise<Answered>
  /** A form that the resident's browser sends from a page of the town. */
  post: (path: string, fields: Record<string, string>, photo?: { name: string; bytes: Buffer }) => Promise<Answered>
}

/** @param serial which resident: with `TRUST_PROXY` each comes from an address of their own */
export function residentAt(port: number, serial: number): Resident {
  const agent = new Agent({ keepAlive: false }) // whoever reads and types for a minute comes back on a new connection
  const cookies = new Map<string, string>()
  const own = {
    host: HOST,
    'x-forwarded-for': `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`,
    'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36',
  }

  async function send(path: string, method: string, headers: Record<string, string>, body?: Buffer): Promise<Answered> {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const all = { ...own, ...headers, ...(cookie && { cookie }) }
    const asked = request({ host: '127.0.0.1', port, path, method, agent, headers: all }).end(body)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    for (const line of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const html = Buffer.concat(await response.toArray()).toString()
    return { status: response.statusCode ?? 0, location: response.headers.location ?? '', html }
  }

  return {
    get: (path) => send(path, 'GET', { accept: 'text/html' }),
    post(path, fields, photo) {
      const boundary = randomBytes(12).toString('hex')
      const part = (head: string, bytes: Buffer | string) => [
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
        Buffer.from(bytes),
        Buffer.from('\r\n'),
      ]
      const parts = Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value))
      if (photo) {
        const head = `name="${photo.name}"; filename="photo.jpg"\r\nContent-Type: image/jpeg`
        parts.push(...part(head, photo.bytes))
      }
      const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
      const headers = {
        origin: `http://${HOST}`,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': String(body.length),
      }
      return send(path, 'POST', headers, body)
    },
  }
}
