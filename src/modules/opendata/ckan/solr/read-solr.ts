// The part of Solr's language in which CKAN's clients ask: words, field:value, "quoted", (grouped OR grouped),
// [ranges TO *], and + - ! AND OR NOT between them. What is no language at all is words, as in CKAN's own search box.
import { invalid, invalidQuery } from '../parameters.ts'

/** What is asked: an end of a range that is `*` is open; a field that is undefined is any words anywhere. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string | undefined; value: string }
  | { field: string | undefined; from: string; to: string; withFrom: boolean; withTo: boolean }

const [LONGEST, MOST_TOKENS, DEEPEST] = [4_000, 200, 10]

const TOKEN = new RegExp(
  [
    String.raw`"(?<quoted>(?:[^"\\]|\\.)*)"?(?:[~^][\d.]+)?`,
    String.raw`(?<open>\()`,
    String.raw`(?<close>\)(?:\^[\d.]+)?)`,
    String.raw`(?<begin>[[{])\s*(?<from>[^\s\]}]+)\s+TO\s+(?<to>[^\s\]}]+)\s*(?<end>[\]}])`,
    String.raw`(?<sign>[+!-]+)(?=[^\s)+!-])`,
    String.raw`(?<field>\*|[A-Za-z_][\w.]*):(?=\S)(?!//)`,
    String.raw`(?<word>(?:[^\s"()\\]|\\.)+)`,
  ].join('|'),
  'gsu',
)
type Token = Partial<
  Record<'quoted' | 'open' | 'close' | 'begin' | 'from' | 'to' | 'end' | 'sign' | 'field' | 'word', string>
>

const unescaped = (text: string) => text.replaceAll(/\\(.)/gsu, '$1')
const unboosted = (word: string) => word.replace(/(?<=.)\^[\d.]+$/su, '')
const isOr = ({ word }: Token) => word === 'OR' || word === '||'
const isAnd = ({ word }: Token) => word === 'AND' || word === '&&' || word === '+'

/** @param parameter in which it was asked, for what is said of it */
export function readSolr(parameter: string, query: string): Condition {
  if (query.length > LONGEST) throw invalid(parameter, `Must be at most ${LONGEST} characters`)
  const tokens = [...query.matchAll(TOKEN)].map(({ groups }) => groups as Token)
  if (tokens.length > MOST_TOKENS) throw invalid(parameter, `Must be at most ${MOST_TOKENS} words`)
  let at = 0

  /** A group binds its field to what stands in it. */
  function either(field: string | undefined, depth: number): Condition {
    if (depth > DEEPEST) throw invalidQuery(`parentheses are at most ${DEEPEST} deep`)
    const any = [both(field, depth)]
    while (tokens[at] && isOr(tokens[at]!)) {
      at++
      any.push(both(field, depth))
    }
    return { any }
  }

  function both(field: string | undefined, depth: number): Condition {
    const all: Condition[] = []
    for (let token = tokens[at]; token && token.close === undefined && !isOr(token); token = tokens[at])
      if (isAnd(token)) at++
      else all.push(one(field, depth))
    return { all }
  }

  function isNegated(): boolean {
    let negated = false
    for (let token = tokens[at]; token?.sign || token?.word === 'NOT'; token = tokens[++at])
      if (token.word || /[!-]/.test(token.sign!)) negated = true
    return negated
  }

  function one(field: string | undefined, depth: number): Condition {
    const negated = isNegated()
    const token = tokens[at]
    if (!token || token.close !== undefined) return { all: [] }
    at++
    const asked = meant(token, field, depth)
    return negated ? { not: asked } : asked
  }

  function meant(token: Token, field: string | undefined, depth: number): Condition {
    const { quoted, open, begin, from, to, end, word } = token
    if (token.field) return one(token.field, depth)
    if (open) {
      const group = either(field, depth + 1)
      at++ // its end, or the end of all
      return group
    }
    if (begin) return { field, from: from!, to: to!, withFrom: begin === '[', withTo: end === ']' }
    return { field, value: unescaped(quoted ?? unboosted(word!)) }
  }

  const all: Condition[] = []
  for (; at < tokens.length; at++) all.push(either(undefined, 0)) // an end without a beginning ends nothing
  return { all }
}
