import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** What many pages of one moment show alike. */
export interface Alike {
  /** What is drawn: kept as long as it is. Another of the same content is drawn the same. */
  of: object
  /** All else that the drawing depends on: never anything that is one reader's own. */
  how: string
  draw: () => VNode
}

const drawn = new WeakMap<object, Map<string, string>>()

/** For the first of those pages. */
export function drawOnce({ of, how, draw }: Alike): string {
  const kept = drawn.get(of) ?? new Map<string, string>()
  drawn.set(of, kept)
  const html = kept.get(how) ?? drawLately(`${how} ${JSON.stringify(of)}`, draw)
  kept.set(how, html)
  return html
}

/** A list of which every part is alike. */
export interface AlikeList {
  of: readonly object[]
  how: string
}

const lists = new WeakMap<object, AlikeList & { html: string }>()

/** Put together once, as long as the list is the same. */
export function drawTogether({ of, how }: AlikeList, draw: () => string): string {
  const [first] = of
  if (!first) return draw()
  const known = lists.get(first)
  const isSame = known?.how === how && known.of.length === of.length && of.every((one, at) => one === known.of[at])
  if (isSame) return known.html
  const html = draw()
  lists.set(first, { of, how, html })
  return html
}

const lately = new Map<string, string>()
/** Drawings kept at most; whose turn was longest ago goes first. */
const MOST_KEPT = 1000

/** The same where nothing stands for what is drawn but a key that says all of it. */
export function drawLately(key: string, draw: () => VNode): string {
  const html = lately.get(key) ?? renderToString(draw())
  lately.delete(key)
  lately.set(key, html)
  if (lately.size > MOST_KEPT) lately.delete(lately.keys().next().value!)
  return html
}
