import type { DocumentLine, ProposalDocument } from './proposal.ts'

export type Part = { kind: 'same' | 'gone' | 'new'; text: string }

/** A line of the document that is not as it was. */
export interface Difference {
  label: string
  parts: Part[]
}

/** More words than this on both sides together are shown as wholes: nobody reads a patchwork of that length. */
const MOST = 4_000_000

/** What changed between two editions, line by line; the title is one of them. */
export function differences(before: Written, after: Written): Difference[] {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const labels = [...new Set([...fresh.keys(), ...old.keys()])]
  return labels
    .map((label) => ({ label, parts: compare(old.get(label) ?? '', fresh.get(label) ?? '') }))
    .filter(({ parts }) => parts.some(({ kind }) => kind !== 'same'))
}

type Written = Pick<ProposalDocument, 'title' | 'lines'>

/** Lines of one label are one text. */
function linesOf({ title, lines }: Written): Map<string, string> {
  const all = new Map<string, string>()
  for (const { label, text } of [{ label: '件名', text: title } satisfies DocumentLine, ...lines])
    all.set(label, all.has(label) ? `${all.get(label)}\n${text}` : text)
  return all
}

const words = new Intl.Segmenter('ja', { granularity: 'word' })
const wordsOf = (text: string) => [...words.segment(text)].map(({ segment }) => segment)

export function compare(before: string, after: string): Part[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++
  let end = 0
  while (end < Math.min(old.length, fresh.length) - start && old.at(-1 - end) === fresh.at(-1 - end)) end++
  const [gone, come] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)]
  const middle: Part[] =
    gone.length * come.length > MOST ? [part('gone', gone), part('new', come)] : alongLongestCommon(gone, come)
  return joined([part('same', fresh.slice(0, start)), ...middle, part('same', fresh.slice(fresh.length - end))])
}

const part = (kind: Part['kind'], pieces: string[]): Part => ({ kind, text: pieces.join('') })

/** The longest common subsequence by the usual table, read from its beginning. */
function alongLongestCommon(old: string[], fresh: string[]): Part[] {
  const width = fresh.length + 1
  const length = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      length[i * width + j] =
        old[i] === fresh[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const parts: Part[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      parts.push({ kind: 'same', text: fresh[j]! })
      i++
      j++
    } else if (i < old.length && (j === fresh.length || length[(i + 1) * width + j]! >= length[i * width + j + 1]!))
      parts.push({ kind: 'gone', text: old[i++]! })
    else parts.push({ kind: 'new', text: fresh[j++]! })
  }
  return parts
}

/** Neighbours of a kind are one, empty ones none. */
function joined(parts: Part[]): Part[] {
  const all: Part[] = []
  for (const { kind, text } of parts) {
    const last = all.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else all.push({ kind, text })
  }
  return all
}
