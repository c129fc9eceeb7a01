import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

// PostgreSQL's jsonb refuses U+0000 and halves of surrogate pairs, which a JSON text may carry as escapes.
const suspicious = /\\u(?:0000|d[89a-f])/i

/** Where a message of LINE holds what somebody wrote: also the name of a file or of a place. */
const WRITTEN = ['text', 'fileName', 'title', 'address']

/** The event as JSON that may be stored: 個人番号 masked in what was written, and nothing in it that the database refuses. */
export function storable(event: Record<string, unknown>): string {
  const message = event['message'] as Record<string, unknown> | undefined
  const masked = message ? { ...event, message: withoutNumbers(message) } : event
  const json = JSON.stringify(masked)
  return suspicious.test(json) ? JSON.stringify(wellFormed(masked)) : json
}

function withoutNumbers(message: Record<string, unknown>): Record<string, unknown> {
  const fresh = { ...message }
  for (const field of WRITTEN) {
    const words = fresh[field]
    if (typeof words === 'string') fresh[field] = maskIdentityNumbers(words).text
  }
  return fresh
}

/** Replaces what cannot be stored by U+FFFD, in every string of the value. */
export function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (Array.isArray(value)) return value.map(wellFormed)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [wellFormed(name), wellFormed(one)]))
  }
  return value
}
