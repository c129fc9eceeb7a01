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

const lately = new Map<string, string>()
/** Drawings kept at most; whose turn was longest ago goes first. */
const MOST_KEPT = 200

/** The same where nothing stands for what is drawn but a key that says all of it. */
export function drawLately(key: string, draw: () => VNode): string {
  const html = lately.get(key) ?? renderToString(draw())
  lately.delete(key)
  lately.set(key, html)
  if (lately.size > MOST_KEPT) lately.delete(lately.keys().next().value!)
  return html
}
