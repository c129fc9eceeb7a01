// The part of Solr's language in which CKAN's clients ask: words, field:value, "quoted", (grouped OR grouped), + and AND between them.

/** One thing asked: words anywhere, or values of which a field must have one. */
export interface Asked {
  field: string | undefined
  values: string[]
  not: boolean
}

const TERM =
  /\+?(?<not>[-!]|NOT\s+)?(?:(?<field>[A-Za-z_]+):)?(?:"(?<quoted>(?:[^"\\]|\\.)*)"|\((?<group>[^)]*)\)|(?<plain>[^\s"()]+))/gu

const unescaped = (text: string) => text.replaceAll(/\\(.)/gu, '$1')

const valuesOf = (group: string): string[] =>
  [...group.matchAll(/"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^\s"]+)/gu)]
    .map(({ groups }) => groups!['quoted'] ?? groups!['plain']!)
    .filter((word) => !/^(OR|AND)$/u.test(word))
    .map(unescaped)

/** What is asked; nothing of it is ever an error, as in CKAN's own search box. */
export function readSolr(query: string): Asked[] {
  return [...query.slice(0, 2_000).matchAll(TERM)].flatMap(({ groups }) => {
    const { not, field, quoted, group, plain } = groups!
    if (!field && !quoted && !group && /^(?:AND|OR|\+|&&|\|\|)$/u.test(plain ?? '')) return []
    const values = group === undefined ? [unescaped(quoted ?? plain!.replace(/^\+/, ''))] : valuesOf(group)
    const kept = values.filter((value) => value !== '')
    return kept.length > 0 ? [{ field, values: kept, not: not !== undefined }] : []
  })
}
