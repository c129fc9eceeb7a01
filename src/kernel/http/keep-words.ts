import type { MiddlewareHandler } from 'hono'
import type { SiteEnv } from './env.ts'

/** The words of a form stand before its files; so much of it is looked at. */
const HEAD = 256 * 1024
/** More than this is not even taken in to be thrown away: limitBody refuses it. */
const LONGEST = 1024 * 1024 * 1024

/**
 * For forms that tell themselves that they are too large: keeps what was typed before the first file and lets the rest go.
 * The page then finds `c.var.tooLarge` set, and must not take the form for a whole one.
 */
export function keepWords(maxSize: number): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const size = Number(c.req.header('content-length') ?? 0)
    const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(c.req.header('content-type') ?? '')?.[1]
    const { body } = c.req.raw
    if (size <= maxSize || size > LONGEST || !boundary || !body) return next()
    const words = beforeFiles(await readHead(body), boundary)
    const headers = new Headers(c.req.raw.headers)
    headers.set('content-length', String(words.length))
    c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body: words })
    c.set('tooLarge', true)
    return next()
  }
}

/** Reads to the end: a browser listens for the answer only once everything is sent. */
async function readHead(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    if (length < HEAD) kept.push(chunk)
    length += chunk.length
  }
  return Buffer.concat(kept)
}

/** The form up to its first file, closed as a whole one is. */
function beforeFiles(head: Buffer, boundary: string): Uint8Array<ArrayBuffer> {
  const mark = `--${boundary}`
  let end = head.indexOf(mark)
  for (let at = end; at >= 0; at = head.indexOf(mark, at + mark.length)) {
    end = at
    const about = head.subarray(at, head.indexOf('\r\n\r\n', at)).toString('latin1')
    if (/\bfilename\*?=/i.test(about)) break
  }
  return Uint8Array.from(Buffer.concat([head.subarray(0, Math.max(0, end)), Buffer.from(`${mark}--\r\n`)]))
}
