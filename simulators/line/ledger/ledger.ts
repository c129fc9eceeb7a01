import { History } from '../history.ts'
import { linesOf, type AcceptedRequest, type SendingMethod, type SentLine } from './accepted.ts'
import type { ApiCall } from './api-call.ts'
import type { WebhookEventRecord } from '../webhook/event-record.ts'

export type SentQuery = {
  channelId?: string
  to?: string
  method?: SendingMethod
  retryKey?: string
  text?: string
}

/** 台帳: every accepted request, every call with its answer, every webhook event with the answers it got. */
export class Ledger {
  readonly requests: History<AcceptedRequest>
  readonly calls: History<ApiCall>
  readonly events: History<WebhookEventRecord>

  constructor(limit: number) {
    this.requests = new History(limit)
    this.calls = new History(limit)
    this.events = new History(limit)
  }

  /** Oldest first. */
  sent(query: SentQuery = {}): SentLine[] {
    const found: SentLine[] = []
    const wanted = Object.entries(query).filter(([, value]) => value !== undefined)
    for (const request of this.requests.values()) {
      for (const line of linesOf(request)) {
        if (wanted.every(([name, value]) => line[name as keyof SentQuery] === value)) found.push(line)
      }
    }
    return found
  }

  clear(): void {
    this.requests.clear()
    this.calls.clear()
    this.events.clear()
  }
}
