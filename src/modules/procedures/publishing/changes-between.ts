import { compare, type Part } from '#kernel/approvals/proposals/differences.ts'
import type { Definition } from '../definition/definition.ts'
import { definitionInLines, type DefinitionLine } from './definition-in-lines.ts'

/** 変わったところ: what was added, taken away, or reads otherwise. */
export interface Change {
  what: 'added' | 'removed' | 'changed'
  kind: DefinitionLine['kind']
  label: string
  parts: Part[]
}

const change = (what: Change['what'], { kind, label }: DefinitionLine, parts: Part[]): Change => ({
  what,
  kind,
  label,
  parts,
})

/** What differs for whoever reads it, in the order of the newer one; what was taken away comes last. */
export function changesBetween(before: Definition, after: Definition): Change[] {
  const [old, next] = [before, after].map(
    (definition) => new Map(definitionInLines(definition).map((line) => [line.key, line])),
  ) as [Map<string, DefinitionLine>, Map<string, DefinitionLine>]
  const standing = [...next.values()].flatMap((line) => {
    const earlier = old.get(line.key)
    if (!earlier) return [change('added', line, [{ kind: 'new', text: line.text }])]
    return earlier.text === line.text ? [] : [change('changed', line, compare(earlier.text, line.text))]
  })
  const gone = [...old.values()].filter(({ key }) => !next.has(key))
  return [...standing, ...gone.map((line) => change('removed', line, [{ kind: 'gone', text: line.text }]))]
}
