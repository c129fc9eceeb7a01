import { type Definition, SCHEMA } from './definition.ts'
import { readDefinition } from './read-definition.ts'

export const TODAY = Temporal.PlainDate.from('2026-11-26')

type Json = Record<string, unknown>

export const nameField = { id: 'applicant', kind: 'name', label: 'お名前' }
export const choice = (id: string, values: string[], more: Json = {}) => ({
  id,
  kind: 'choice',
  label: id,
  options: values.map((value) => ({ value, label: value })),
  ...more,
})

/** A definition as JSON with these pages; the first begins with the applicant's name. */
export function definitionJson(pages: Json[], more: Json = {}): Json {
  const [first, ...rest] = pages.map((page, index): Json => ({
    id: `page${index + 1}`,
    title: `${index + 1}`,
    ...page,
  }))
  return {
    schema: SCHEMA,
    id: 'sample',
    title: '見本',
    summary: '見本です。',
    about: { who: 'だれでも', cost: 'かかりません', bring: [], minutes: 1 },
    assurance: 'none',
    applicant: { name: 'applicant' },
    standardDays: null,
    criteria: 'ありません。',
    notices: { received: '受け付けました。', decided: '終わりました。' },
    result: { kind: 'notice' },
    pages: [{ ...first, fields: [nameField, ...((first?.['fields'] as Json[]) ?? [])] }, ...rest],
    ...more,
  }
}

export function definitionOf(pages: Json[], more: Json = {}): Definition {
  const read = readDefinition(definitionJson(pages, more))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.definition
}
