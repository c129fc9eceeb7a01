// Asks servers whose address somebody typed: they may hang, send without end, or stand behind our own wall (SSRF).
import { lookup as resolve, type LookupAddress } from 'node:dns'
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { JSON_LIMITS, jsonGuard, type JsonLimits } from './json-guard.ts'

export interface Outside {
  /** Which IP addresses may be asked. Looked at where the connection is made: a name cannot point elsewhere meanwhile. */
  mayReach: (address: string) => boolean
  /** How long a whole answer may take, in ms. */
  patience: number
  limits?: JsonLimits
  /** Ends everything before its time. */
  signal?: AbortSignal
}

/** Why there is no answer. */
export type OutsideFault = 'unreachable' | 'refused-address' | 'slow' | 'too-much' | 'astray'

export class OutsideError extends Error {
  readonly fault: OutsideFault
  constructor(fault: OutsideFault, cause?: unknown) {
    super(`outside: ${fault}`, { cause })
    this.fault = fault
  }
}

const MOST_REDIRECTS = 3
const ELSEWHERE = new Set([301, 302, 303, 307, 308])

/** Resolves names as always, and knows nothing of addresses that may not be reached. */
const guarded =
  (mayReach: Outside['mayReach']): LookupFunction =>
  (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
      if (error) return done(error, '')
      const reachable = found.filter(({ address }) => mayReach(address))
      const [first] = reachable
      if (!first) return done(new OutsideError('refused-address'), '')
      return options.all ? done(null, reachable) : done(null, first.address, first.family)
    })

export interface Question {
  signal: AbortSignal
  method?: string
  headers?: OutgoingHttpHeaders
  body?: string
}

/** One request, of which no redirect is followed; its answer may be of any length. @throws OutsideError */
export function requestOutside(
  url: URL,
  mayReach: Outside['mayReach'],
  { signal, method = 'GET', headers = {}, body }: Question,
): Promise<IncomingMessage> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutsideError('astray')
  const literal = url.hostname.replaceAll(/[[\]]/g, '')
  if (isIP(literal) && !mayReach(literal)) throw new OutsideError('refused-address')
  const options = {
    agent: false, // No connection is kept: one that is open already was not looked at for this question.
    lookup: guarded(mayReach),
    signal,
    method,
    headers: { 'accept-encoding': 'identity', 'user-agent': 'Madoguchi', ...headers },
  }
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((answered, failed) => {
    request(url, options).on('response', answered).on('error', failed).end(body)
  })
}

async function follow(
  url: URL,
  mayReach: Outside['mayReach'],
  signal: AbortSignal,
  left = MOST_REDIRECTS,
): Promise<IncomingMessage> {
  const answer = await requestOutside(url, mayReach, { signal, headers: { accept: 'application/json' } })
  const { statusCode: status = 0, headers } = answer
  if (!ELSEWHERE.has(status)) return answer
  answer.destroy()
  const next = headers.location ? URL.parse(headers.location, url) : null
  if (!next || left === 0) throw new OutsideError('astray')
  return follow(next, mayReach, signal, left - 1)
}

async function readAll(answer: IncomingMessage, limits: JsonLimits): Promise<Buffer> {
  const isWithin = jsonGuard(limits)
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (!isWithin(chunk)) throw new OutsideError('too-much') // leaving the loop ends the connection
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What was answered, as far as it is JSON. @throws OutsideError where it is too much */
export async function jsonOf(answer: IncomingMessage, limits: JsonLimits): Promise<{ status: number; json: unknown }> {
  return { status: answer.statusCode ?? 0, json: parsed((await readAll(answer, limits)).toString()) }
}

/**
 * What an address answers in JSON; undefined for anything that is none.
 * @throws OutsideError
 */
export async function askOutside(address: string, outside: Outside): Promise<{ status: number; json: unknown }> {
  const { mayReach, patience, limits = JSON_LIMITS, signal } = outside
  const late = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])])
  const url = URL.parse(address)
  try {
    if (!url) throw new OutsideError('astray')
    return await jsonOf(await follow(url, mayReach, late), limits)
  } catch (error) {
    throw outsideError(error, late)
  }
}

/** Why there was no answer, of whatever was thrown. */
export function outsideError(error: unknown, late: AbortSignal): OutsideError {
  if (late.aborted) return new OutsideError('slow', error)
  return error instanceof OutsideError ? error : new OutsideError('unreachable', error)
}
