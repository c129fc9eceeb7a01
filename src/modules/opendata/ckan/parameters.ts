// What a call gives an action: by its address, as a form, or in JSON; a list may come as JSON in a word.
import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { isTooDeep } from '#lib/json/too-deep.ts'

export type Parameters = Record<string, unknown>

/** What CKAN says of a call that cannot be answered: `{ __type, message }`, or the fields that are wrong. */
export class ActionError extends Error {
  readonly status: 400 | 404 | 409
  readonly body: Record<string, unknown>
  constructor(status: 400 | 404 | 409, type: string, of: Record<string, unknown>) {
    super(type)
    this.status = status
    this.body = { ...of, __type: type }
  }
}

export const notFound = (message = 'Not found') => new ActionError(404, 'Not Found Error', { message })
export const invalid = (field: string, message: string) =>
  new ActionError(409, 'Validation Error', { [field]: [message] })
const unreadable = () => new ActionError(400, 'Bad Request', { message: 'JSON Error: Error decoding JSON data' })

async function bodyOf(c: Context<SiteEnv>): Promise<Parameters> {
  if (c.req.method !== 'POST') return {}
  const type = c.req.header('content-type') ?? ''
  if (/form/.test(type)) return await c.req.parseBody({ all: true })
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read) && !isTooDeep(read)) return read as Parameters
  } catch {
    // told below
  }
  throw unreadable()
}

export async function readParameters(c: Context<SiteEnv>): Promise<Parameters> {
  const query = Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]])
  return { ...Object.fromEntries(query), ...(await bodyOf(c)) }
}

export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw invalid(name, 'Must be a string')
}

export function requiredText(parameters: Parameters, name: string): string {
  const text = textOf(parameters, name)
  if (!text) throw invalid(name, 'Missing value')
  return text
}

export function wholeOf(
  parameters: Parameters,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = textOf(parameters, name)
  if (text === undefined || text === '') return otherwise
  if (!/^-?\d{1,9}$/.test(text)) throw invalid(name, 'Invalid integer')
  if (Number(text) < least) throw invalid(name, least === 0 ? 'Must be a natural number' : 'Invalid integer')
  return Math.min(Number(text), most)
}

/** A list, or a list or a value written in JSON, or one word. */
export function listOf(parameters: Parameters, name: string): string[] {
  const value = parameters[name]
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value)) return value.map(String)
  const text = String(value)
  if (!/^\s*\[/.test(text)) return text.split(',').map((one) => one.trim())
  const read = jsonOf(name, text)
  return Array.isArray(read) ? read.map(String) : []
}

export function jsonOf(name: string, text: string): unknown {
  try {
    const read: unknown = JSON.parse(text)
    if (!isTooDeep(read)) return read
  } catch {
    // told below
  }
  throw invalid(name, 'Cannot be parsed as JSON')
}

export const isTrue = (value: unknown): boolean => /^(true|1|yes|on|t)$/i.test(String(value))
