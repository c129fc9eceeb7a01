import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { type ByteRange, byteRange } from '#lib/http/byte-range.ts'
import { Refusal } from '#lib/refusal.ts'
import type { Municipality } from '../municipality/municipalities.ts'
import type { Program } from '../program.ts'
import { contentDisposition } from './file-name.ts'
import { type FileRow, findFile } from './files.queries.ts'

const POLICY = "default-src 'none'; sandbox"

export interface Serving {
  name: string
  /** Saved, even where a browser could show it. */
  download?: boolean
  /** How long the reader's own device may keep it, in seconds; not at all unless said: staff share terminals. */
  maxAge?: number
}

/**
 * Answers with a stored file; whoever calls has made sure that the person may have it.
 * @throws Refusal 404 when there is none, 423 while it waits for the scanner, 403 when the scanner found a virus
 */
export async function serveFile(
  program: Program,
  c: Context,
  municipality: Municipality,
  { sha256 }: { sha256: Buffer },
  { name, download = false, maxAge }: Serving,
): Promise<Response> {
  const file = await findFile(municipality.db, sha256)
  if (!file) throw new Refusal(404, 'このファイルは見つかりません。削除された可能性があります。')
  refuseUnsafe(program, file)
  const { mediaType, bytes: size } = file
  const etag = `"${sha256.toString('hex')}"`
  const inline = !download && /^(image|video|audio)\/|^application\/pdf$/.test(mediaType)
  const headers = new Headers({
    'Content-Type': mediaType,
    'Content-Disposition': contentDisposition(inline ? 'inline' : 'attachment', name),
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': maxAge ? `private, max-age=${maxAge}, immutable` : 'private, no-store',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  })
  if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })

  const ifRange = c.req.header('if-range')
  const range = ifRange && ifRange !== etag ? undefined : byteRange(c.req.header('range'), size)
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : size))
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  const body = c.req.method === 'HEAD' ? null : await open(program, municipality, sha256, range)
  return new Response(body, { status: range ? 206 : 200, headers })
}

function refuseUnsafe(program: Program, { scan }: FileRow): void {
  if (scan === 'infected') throw new Refusal(403, 'このファイルからウイルスが見つかったため、開けません。')
  if (scan === 'unscanned' && program.settings.CLAMD) {
    throw new Refusal(423, 'このファイルは安全を確かめているところです。10分ほどしてから、もう一度開いてください。')
  }
}

/** Looks first: bytes that are missing are a fault to be told, not a stream that breaks off. */
async function open({ files }: Program, { slug }: Municipality, sha256: Buffer, range?: ByteRange) {
  if (!(await files.exists(slug, sha256))) throw new Error(`no bytes in the store for ${sha256.toString('hex')}`)
  return Readable.toWeb(files.read(slug, sha256, range)) as ReadableStream
}
