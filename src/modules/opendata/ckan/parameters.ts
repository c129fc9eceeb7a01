// What a call gives an action: by its address, as a form, or in JSON; a list may come as JSON in a word.
import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { isTooDeep } from '#lib/json/too-deep.ts'

export type Parameters = Record<string, unknown>

/** What CKAN says of a call that cannot be answered: `{ __type, message }`, or the fields that are wrong. */
export class ActionError extends Error {
  readonly status: 400 | 404 | 409 | 503
  readonly body: Record<string, unknown>
  constructor(status: 400 | 404 | 409 | 503, type: string, of: Record<string, unknown>) {
    super(type)
    this.status = status
    this.body = { ...of, __type: type }
  }
}

export const notFound = (message = 'Not found') => new ActionError(404, 'Not Found Error', { message })
export const invalid = (field: string, message: string) =>
  new ActionError(409, 'Validation Error', { [field]: [message] })
export const invalidQuery = (message: string) =>
  new ActionError(409, 'Search Query Error', { message: `Search Query is invalid: ${message}` })
export const busy = () =>
  new ActionError(503, 'Service Unavailable', { message: 'Too many questions at once: try again in a minute' })
const unreadable = (message = 'JSON Error: Error decoding JSON data') =>
  new ActionError(400, 'Bad Request', { message })

/** A zero character, which no text of the database can hold, in what is at most so deep as we read. */
function hasNul(part: unknown): boolean {
  if (typeof part === 'string') return part.includes('\0')
  return typeof part === 'object' && part !== null && Object.entries(part).flat().some(hasNul)
}

/** @returns undefined where it is no JSON, or deeper than anything that we read */
function parsed(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text)
    return isTooDeep(read) ? undefined : read
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function formOf(c: Context<SiteEnv>): Promise<Parameters> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('The form cannot be read') // as its own reader says it
    throw error
  }
}

async function bodyOf(c: Context<SiteEnv>): Promise<Parameters> {
  if (c.req.method !== 'POST') return {}
  if (/form/.test(c.req.header('content-type') ?? '')) return formOf(c)
  const text = await c.req.text()
  const read = text.trim() === '' ? {} : parsed(text)
  if (!isRecord(read)) throw unreadable()
  return read
}

export async function readParameters(c: Context<SiteEnv>): Promise<Parameters> {
  const query = Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]])
  const parameters = { ...Object.fromEntries(query), ...(await bodyOf(c)) }
  if (hasNul(parameters)) throw unreadable('A parameter contains the character NUL')
  return parameters
}

function wordOf(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw invalid(name, 'Must be a string')
}

export function textOf(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name]
  return value === undefined || value === null ? undefined : wordOf(name, value)
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

/** Words, each once, of what is a list or one word. */
export function wordsIn(name: string, value: unknown, most: number): string[] {
  const words = [...new Set([value].flat().map((one) => wordOf(name, one)))]
  if (words.length > most) throw invalid(name, `Must be at most ${most} values`)
  return words
}

/** A list, or a list or a value written in JSON, or words between commas; each of them once. */
export function listOf(parameters: Parameters, name: string, most: number): string[] {
  const value = parameters[name]
  if (value === undefined || value === null || value === '') return []
  if (typeof value !== 'string') return wordsIn(name, value, most)
  if (/^\s*\[/.test(value)) return wordsIn(name, jsonOf(name, value), most)
  return wordsIn(
    name,
    value.split(',').map((one) => one.trim()),
    most,
  )
}

export function jsonOf(name: string, text: string): unknown {
  const read = parsed(text)
  if (read === undefined || hasNul(read)) throw invalid(name, 'Cannot be parsed as JSON')
  return read
}

export const isTrue = (value: unknown): boolean =>
  typeof value !== 'object' && /^(true|1|yes|on|t)$/i.test(String(value))
