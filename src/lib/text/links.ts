export type TextPart = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string; host: string }

const SCHEME = /https?:\/\//gi
const URL_ASCII = /[\w\-.~:/?#[\]@!$&'()*+,;=%]/
const ENDS_HOST = /[/?#]/
const TRAILING = /[.,:;!?'*\])]/
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u
// Beyond this a "link" is not something a person sent on purpose; it stays text.
const LONGEST = 2048

/**
 * Where the link starting at `start` stops. In the host letters of any script belong to it, but Japanese directly after an
 * ASCII letter is the sentence going on (https://example.jpを). After the host only ASCII: browsers copy the rest encoded.
 */
function endOfLink(text: string, start: number, schemeLength: number): number {
  let inHost = true
  let previous = '/'
  let at = start + schemeLength
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at)!)
    if (ENDS_HOST.test(character)) inHost = false
    const goesOn = inHost && /[\p{L}\p{M}\p{N}]/u.test(character) && !(JAPANESE.test(character) && /\w/.test(previous))
    if (!URL_ASCII.test(character) && !goesOn) break
    previous = character
    at += character.length
  }
  return at
}

/** Punctuation at the end belongs to the sentence; a closing bracket only where the link does not open it itself. */
function withoutTrailing(link: string): string {
  let depth = 0
  for (const character of link) depth += character === '(' ? 1 : character === ')' ? -1 : 0
  let end = link.length
  while (end > 0 && TRAILING.test(link[end - 1]!)) {
    if (link[end - 1] === ')') {
      if (depth >= 0) break
      depth += 1
    }
    end -= 1
  }
  return link.slice(0, end)
}

/** A part to show: refused as a link (and left as text) without a dotted host, or with a name before @, which disguises the host. */
function toPart(text: string): TextPart {
  const url = text.length <= LONGEST ? URL.parse(text) : null
  if (!url || url.username || url.password || !url.hostname.includes('.')) return { kind: 'text', text }
  return { kind: 'link', text, href: url.href, host: url.host }
}

/**
 * Splits text into plain text and http(s) links, for display; the `text` of all parts joined is the input. `host` is what the
 * browser will really visit: lookalike letters show as xn--…, so put it beside the link. Time grows with the length only.
 */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  const plain = (to: number) => {
    if (to > from) parts.push({ kind: 'text', text: text.slice(from, to) })
    from = to
  }
  SCHEME.lastIndex = 0
  for (let found = SCHEME.exec(text); found; found = SCHEME.exec(text)) {
    const end = endOfLink(text, found.index, found[0].length)
    SCHEME.lastIndex = end
    const part = toPart(withoutTrailing(text.slice(found.index, end)))
    if (part.kind === 'text') continue
    plain(found.index)
    parts.push(part)
    from = found.index + part.text.length
  }
  plain(text.length)
  return parts
}
