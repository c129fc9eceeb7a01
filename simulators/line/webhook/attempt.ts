import type { Channel } from '../channel.ts'
import type { Clock } from '../clock.ts'
import type { Attempt, WebhookEvent } from './event-record.ts'
import { signature } from './signature.ts'
import type { Transport } from './transport.ts'

export const ANSWER_WITHIN = 2_000

/** How a forged webhook differs from an honest one. */
export type Forgery = 'altered-body' | 'wrong-secret' | 'no-signature'

export type Outgoing = {
  channel: Channel
  events: WebhookEvent[]
  isRedelivery: boolean
  forgery?: Forgery
  url?: string
}

export async function attempt(transport: Transport, clock: Clock, outgoing: Outgoing): Promise<Attempt> {
  const { channel, events, isRedelivery } = outgoing
  const url = outgoing.url ?? channel.webhookUrl ?? ''
  const at = clock.now()
  const timeUp = new AbortController()
  const settle = (status: number | null, reason: Attempt['reason'], detail: string): Attempt => {
    const milliseconds = clock.now() - at
    return { at, url, isRedelivery, batch: events.length, status, reason, detail, milliseconds }
  }
  const late = new Promise<Attempt>((resolve) => {
    timeUp.signal.addEventListener('abort', () => resolve(settle(null, 'REQUEST_TIMEOUT', 'Request timeout')))
  })
  const cancel = clock.after(ANSWER_WITHIN, () => timeUp.abort())
  const answered = transport({ url, ...signed(outgoing), signal: timeUp.signal }).then(
    (status) =>
      status >= 200 && status < 300
        ? settle(status, 'OK', String(status))
        : settle(status, 'ERROR_STATUS_CODE', String(status)),
    (error: NodeJS.ErrnoException) => settle(null, ...failure(error)),
  )
  const result = await Promise.race([answered, late])
  cancel()
  return result
}

function signed({ channel, events, forgery }: Outgoing): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ destination: channel.botUserId, events })
  const secret = forgery === 'wrong-secret' ? `${channel.secret}?` : channel.secret
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'LineBotWebhook/2.0',
    'x-line-signature': signature(body, secret),
  }
  if (forgery === 'no-signature') delete headers['x-line-signature']
  const sent = forgery === 'altered-body' ? body.replace(/"timestamp":\d+/, '"timestamp":1').replace(/\}$/, ' }') : body
  headers['content-length'] = String(Buffer.byteLength(sent))
  return { body: sent, headers }
}

function failure(error: NodeJS.ErrnoException): [Attempt['reason'], string] {
  const code = error.code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code ?? ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return ['COULD_NOT_CONNECT', 'Unknown host']
  if (code === 'ERR_INVALID_URL') return ['COULD_NOT_CONNECT', 'Invalid URL syntax']
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH') return ['COULD_NOT_CONNECT', 'Connection failed']
  if (code === 'ECONNRESET') return ['UNCLASSIFIED', 'Session closed unexpectedly']
  return ['UNCLASSIFIED', 'Unclassified webhook dispatch error']
}
