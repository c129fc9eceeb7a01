import { validateSignature, messagingApi, type webhook } from '@line/bot-sdk'
import type { TestContext } from 'node:test'
import { createLinePlatform, createManualClock, DEFAULT_ACCESS_TOKEN, DEFAULT_SECRET } from '../index.ts'
import type { LinePlatformOptions } from '../index.ts'

/** A bot server for tests: keeps what it receives, answers as told. */
export class Desk {
  readonly url = 'https://desk.example/webhook'
  received: { body: webhook.CallbackRequest; raw: string; signed: boolean }[] = []
  /** Status of the next answers; then 200. */
  answers: (number | 'never' | 'refused')[] = []

  fetch = async (request: Request): Promise<Response> => {
    const raw = await request.text()
    const signed = validateSignature(raw, DEFAULT_SECRET, request.headers.get('x-line-signature') ?? 'none')
    this.received.push({ body: JSON.parse(raw) as webhook.CallbackRequest, raw, signed })
    const answer = this.answers.shift() ?? 200
    if (answer === 'never') return new Promise(() => {})
    if (answer === 'refused') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    return new Response(null, { status: answer })
  }

  events(): webhook.Event[] {
    return this.received.flatMap(({ body }) => body.events)
  }
}

export function platformWithDesk(options: LinePlatformOptions = {}) {
  const desk = new Desk()
  const clock = createManualClock()
  const channels = [{ webhookUrl: desk.url }]
  const line = createLinePlatform({ clock, channels, deliverTo: desk.fetch, ...options })
  const mika = line.phone('青空 みか')
  return { line, desk, clock, mika, call: caller(line.fetch) }
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>

const caller =
  (fetch: (request: Request) => Response | Promise<Response>): Call =>
  async (method, path, body, headers = {}) => {
    const authorization = `Bearer ${DEFAULT_ACCESS_TOKEN}`
    const json = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const type = { 'content-type': 'application/json' }
    const init = { method, headers: { authorization, ...type, ...headers }, ...json }
    const response = await fetch(new Request(`https://line.example${path}`, init))
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
    }
  }

export const hello = [{ type: 'text', text: 'こんにちは' }]

export function sdkClients(t: TestContext, url: string) {
  const config = { channelAccessToken: DEFAULT_ACCESS_TOKEN, baseURL: url }
  t.diagnostic(`platform at ${url}`)
  return { api: new messagingApi.MessagingApiClient(config), blob: new messagingApi.MessagingApiBlobClient(config) }
}
