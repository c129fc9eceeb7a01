import type { Fields } from '../validation/violations.ts'
import type { ApiContext } from './environment.ts'
import { ApiRefusal } from './refusal.ts'

const LARGEST_BODY = 2 * 1024 * 1024

export async function jsonBody(c: ApiContext): Promise<Fields> {
  const contentType = c.req.header('content-type') ?? ''
  if (!contentType.toLowerCase().startsWith('application/json'))
    throw new ApiRefusal(415, `The content type, ${contentType || 'none'}, is not supported`)
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY) throw tooLarge()
  const text = await c.req.text()
  if (Buffer.byteLength(text) > LARGEST_BODY) throw tooLarge()
  const body = parsed(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable()
  return body as Fields
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable()
  }
}

const tooLarge = () => new ApiRefusal(413, 'Request exceeds the max size of 2MB')
const unreadable = () => new ApiRefusal(400, 'The request body could not be parsed as JSON (line: -, column: -)')
