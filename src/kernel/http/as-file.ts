import type { Context } from 'hono'

/** A file that was made just now, to be kept by whoever asked. @param name ASCII, without quotes */
export function asFile(c: Context, type: string, name: string, body: Buffer | string) {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Cache-Control', 'no-store')
  return typeof body === 'string' ? c.body(body) : c.body(new Uint8Array(body))
}

export const CSV = 'text/csv; charset=utf-8'
