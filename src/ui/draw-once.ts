import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

const drawn = new WeakMap<object, Map<string, string>>()

/**
 * What many pages of one moment show alike is drawn for the first of them, and kept as long as `of` is.
 * @param how all else that the drawing depends on: never anything that is one reader's own
 */
export function drawOnce(of: object, how: string, draw: () => VNode): string {
  const kept = drawn.get(of) ?? new Map<string, string>()
  drawn.set(of, kept)
  const html = kept.get(how) ?? renderToString(draw())
  kept.set(how, html)
  return html
}
