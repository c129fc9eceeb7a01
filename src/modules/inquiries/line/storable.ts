import { maskIdentityNumbers } from '#lib/text/identity-numbers.ts'

// PostgreSQL's jsonb refuses U+0000 and halves of surrogate pairs, which a JSON text may carry as escapes.
const suspicious = /\\u(?:0000|d[89a-f])/i

/** The event as JSON that may be stored: 個人番号 masked in its text, and nothing in it that the database refuses. */
export function storable(event: Record<string, unknown>): string {
  const message = event['message'] as { text?: unknown } | undefined
  const text = message?.text
  const masked =
    typeof text === 'string' ? { ...event, message: { ...message, text: maskIdentityNumbers(text).text } } : event
  const json = JSON.stringify(masked)
  return suspicious.test(json) ? JSON.stringify(wellFormed(masked)) : json
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
