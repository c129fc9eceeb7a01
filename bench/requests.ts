// What the load generator sends: requests as bytes, made before the clock runs.
import { createHmac } from 'node:crypto'
import { DEMO_CHANNEL_SECRET } from '../src/kernel/settings.ts'
import { ask } from './ask.ts'

export type Wanted =
  /** The same page again and again. */
  | { page: string; host: string }
  /** So many webhooks of one text message each, every event with an id of its own. */
  | { webhooks: number; host: string; secret: string; people: number }

/** The requests as bytes. */
export const requestsOf = (wanted: Wanted): Buffer[] =>
  'page' in wanted
    ? [Buffer.from(`GET ${wanted.page} HTTP/1.1\r\nHost: ${wanted.host}\r\nAccept: text/html\r\n\r\n`)]
    : webhooks(wanted)

const run = Date.now().toString(36).toUpperCase()

export function textEvent(n: number, people: number, timestamp = Date.now()) {
  return {
    type: 'message',
    message: {
      type: 'text',
      id: `${timestamp}${String(n).padStart(7, '0')}`,
      quoteToken: 'q3Plxr4AgKd5dQ4h6Gk1Vt7Yf1QkC0y2bW9mXw',
      text: `ごみの収集日についてお尋ねします。${n}番です。燃えるごみは何曜日に出せばよいでしょうか。よろしくお願いします。`,
    },
    webhookEventId: `01${run}${String(n).padStart(16, '0')}`,
    deliveryContext: { isRedelivery: false },
    timestamp,
    source: { type: 'user', userId: `U${(n % people).toString(16).padStart(32, '0')}` },
    replyToken: `${n.toString(16).padStart(32, '0')}`,
    mode: 'active',
  }
}

/** What LINE posts for one event. */
function signedBody(event: unknown, secret: string) {
  const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [event] })
  return { body, signature: createHmac('sha256', secret).update(body).digest('base64') }
}

function webhooks({ webhooks, host, secret, people }: Extract<Wanted, { webhooks: number }>): Buffer[] {
  return Array.from({ length: webhooks }, (_, n) => {
    const { body, signature } = signedBody(textEvent(n, people), secret)
    return Buffer.from(
      `POST /webhooks/line HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `User-Agent: LineBotWebhook/2.0\r\nX-Line-Signature: ${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

/** One event of the demo's LINE account. @throws Error where it is not taken */
export async function postEvent(port: number, event: unknown): Promise<void> {
  const { body, signature } = signedBody(event, DEMO_CHANNEL_SECRET)
  const headers = { 'content-type': 'application/json', 'x-line-signature': signature }
  await ask(port, '/webhooks/line', { headers, body })
}
