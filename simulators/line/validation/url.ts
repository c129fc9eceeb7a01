import type { Violations } from './violations.ts'

const LONGEST = 2_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const isLoopback = (host: string) => LOOPBACK.has(host) || host.endsWith('.localhost')

/** LINE wants https. Plain http is let through on loopback only, so that a demo needs no certificate. */
export function checkMediaUrl(violations: Violations, property: string, value: unknown): void {
  const text = violations.text(property, value, LONGEST)
  if (text === undefined || text.length > LONGEST) return
  const url = URL.parse(text)
  if (!url) violations.add(property, 'Must be a valid URL')
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    violations.add(property, 'Must be a valid HTTPS URL')
}

export function isWebhookUrl(text: string): boolean {
  const url = text.length > 500 ? null : URL.parse(text)
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
}

const LINK_SCHEMES = new Set(['http:', 'https:', 'line:', 'tel:'])

export function checkLink(violations: Violations, property: string, value: unknown): void {
  const text = violations.text(property, value, 1_000)
  if (text === undefined) return
  const url = URL.parse(text)
  if (!url || !LINK_SCHEMES.has(url.protocol)) violations.add(property, 'Must be a valid URI')
}
