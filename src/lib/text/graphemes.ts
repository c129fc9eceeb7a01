const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** The characters as a reader counts them: emoji families, 異体字 (IVS) and combined kana are one each. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment
}

/** Two characters that never join: the segmenter, which is slow to begin, need not be asked. */
const PLAIN = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff](?=[\u3000\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]|$)/

/** Undefined of empty text. */
export const firstGrapheme = (text: string): string | undefined => PLAIN.exec(text)?.[0] ?? graphemes(text).next().value

/**
 * The last place in `text` at or before `end` (UTF-16 units, above 0) where it may be cut without breaking a grapheme.
 * Where the first grapheme alone is longer than `end`, the last place that breaks no surrogate pair.
 */
export function lastBoundary(text: string, end: number): number {
  if (end >= text.length) return text.length
  const boundary = segmenter.segment(text).containing(end)?.index ?? end
  if (boundary > 0) return boundary
  const isPair = text.codePointAt(end - 1)! > 0xffff
  return isPair ? end - 1 : end
}
