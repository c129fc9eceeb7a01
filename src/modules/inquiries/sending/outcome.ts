/** How a request went, as far as we could see. `undefined` status: no answer, so it may have been accepted or not. */
export interface Answer {
  status: number | undefined
  /** What LINE calls the messages that it took. */
  sent?: string[]
  /** LINE's own words. */
  message?: string
}

export interface Attempted {
  via: 'reply' | 'push'
  /** Tries of this sending so far, this one included. */
  attempts: number
  createdAt: Temporal.Instant
  /** Until when its reply token is worth something. */
  replyUntil?: Temporal.Instant | undefined
  /** With a reply token or not at all: no quota is used. */
  freeOnly?: boolean
}

export type Outcome =
  | { kind: 'accepted' }
  | { kind: 'failed'; why: string }
  /** Try the same request again: a reply with its token, a push with its retry key. */
  | { kind: 'again'; inSeconds: number }
  /** The reply token is worth nothing and nothing was sent with it: push instead. */
  | { kind: 'push instead' }

/** A retry key is good for 24 hours; after that a repeat might arrive twice. */
export const RETRY_HOURS = 23
const TOO_LATE_TO_BE_FREE = '無料で返信できる1分を過ぎたため、送りませんでした'
export const UNSURE = '届いたかどうか確かめられませんでした。相手に届いていない場合は、もう一度送ってください'

/**
 * What follows from LINE's answer. Never "delivered": 200 means accepted, also where the resident blocked the account.
 * The rule for replies: a token that is refused at the first try was used up or expired before us; one that is refused
 * after a try without answer, while it still lives, was used by that try.
 */
export function outcomeOf(attempt: Attempted, answer: Answer, now: Temporal.Instant): Outcome {
  const { status } = answer
  if (status !== undefined && status >= 200 && status < 300) return { kind: 'accepted' }
  const outcome = attempt.via === 'reply' ? replyOutcome(attempt, answer, now) : pushOutcome(attempt, answer, now)
  return attempt.freeOnly && outcome.kind === 'push instead' ? { kind: 'failed', why: TOO_LATE_TO_BE_FREE } : outcome
}

function replyOutcome(attempt: Attempted, { status, message }: Answer, now: Temporal.Instant): Outcome {
  const alive = attempt.replyUntil !== undefined && Temporal.Instant.compare(now, attempt.replyUntil) < 0
  const tokenRefused = status === 400 && /reply token/i.test(message ?? '')
  if (tokenRefused) {
    if (attempt.attempts === 1) return { kind: 'push instead' }
    return alive ? { kind: 'accepted' } : { kind: 'failed', why: UNSURE }
  }
  // Refused before anything was done with it; but a try before it, which got no answer, may have arrived.
  if (status === 429 && attempt.attempts === 1) return { kind: 'push instead' }
  if (status !== undefined && status < 500 && status !== 429) return { kind: 'failed', why: inWords(status, message) }
  return alive ? { kind: 'again', inSeconds: 1 } : { kind: 'failed', why: UNSURE }
}

function pushOutcome(attempt: Attempted, { status, message }: Answer, now: Temporal.Instant): Outcome {
  if (status === 409) return { kind: 'accepted' } // our retry key was accepted before
  const quotaIsSpent = status === 429 && /monthly limit/i.test(message ?? '')
  const final = status !== undefined && status < 500 && (status !== 429 || quotaIsSpent)
  if (final) return { kind: 'failed', why: inWords(status, message) }
  const inSeconds = Math.min(2 ** attempt.attempts, 600)
  const last = attempt.createdAt.add({ hours: RETRY_HOURS })
  if (Temporal.Instant.compare(now.add({ seconds: inSeconds }), last) > 0) {
    return { kind: 'failed', why: 'LINE が長い時間応答しなかったため、送れませんでした' }
  }
  return { kind: 'again', inSeconds }
}

/** What a clerk can do something with. */
function inWords(status: number, message = ''): string {
  if (status === 429) return '今月送れるプッシュの通数を使い切りました。来月になるか、LINE の契約を見直すと送れます'
  if (status === 401 || status === 403)
    return 'LINE の接続設定(アクセストークン)が正しくありません。情報担当に知らせてください'
  if (status === 404) return '相手の LINE アカウントが見つかりません'
  if (status === 413) return '大きすぎて LINE に受け付けられませんでした'
  return `LINE に受け付けられませんでした(${status}${message ? `: ${message.slice(0, 200)}` : ''})`
}
