import { type ReducedName, reduceName } from '#lib/characters/reduce-name.ts'
import { findCandidates } from '#lib/characters/shrink-map.queries.ts'
import { tell } from '../../definition/tell.ts'
import type { Arrived } from '../application.ts'

export interface ReducedAnswer extends ReducedName {
  fieldId: string
  /** As the screen calls it: 「お子さん 2: お名前」. */
  label: string
  typed: string
}

/** 縮退 of the names in an application, of those that older systems cannot hold as they were typed. */
export function reducedNames({ definition, answers }: Pick<Arrived, 'definition' | 'answers'>): ReducedAnswer[] {
  const all = definition.pages.flatMap(({ fields }) => fields)
  const fields = [...all, ...all.flatMap((field) => (field.kind === 'group' ? field.fields : []))]
  const names = new Set(fields.filter(({ kind }) => kind === 'name').map(({ id }) => id))
  return tell(definition, answers).flatMap(({ fieldId, row, label, lines: [typed] }) => {
    if (typed === undefined || !names.has(fieldId)) return []
    const reduced = reduceName(typed, findCandidates)
    return reduced.reductions.length > 0
      ? [{ ...reduced, fieldId, label: row ? `${row}: ${label}` : label, typed }]
      : []
  })
}

/** 「髙→高(JIS包摂規準UCS統合規則)」, and what there is to choose from where nobody has decided. */
export const reductionInWords = ({ from, to, by, candidates }: ReducedName['reductions'][number]): string => {
  if (to !== undefined) return `${from}→${to}(${by.replaceAll('_', ' ')})`
  return candidates.length > 0 ? `${from}は${candidates.join('か')}` : `${from}に代わる字は、縮退マップにありません`
}
