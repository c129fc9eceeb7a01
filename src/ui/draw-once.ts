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

const lists = new WeakMap<object, { parts: readonly Alike[]; html: string }>()

/** One after another: put together once, as long as no other comes between them. */
export function drawTogether(parts: readonly Alike[]): string {
  const [first] = parts
  if (!first) return ''
  const known = lists.get(first.of)
  const isSame = ({ of, how }: Alike, place: number) => known?.parts[place]?.of === of && known.parts[place].how === how
  if (known?.parts.length === parts.length && parts.every(isSame)) return known.html
  const html = parts.map(drawOnce).join('')
  lists.set(first.of, { parts, html })
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
