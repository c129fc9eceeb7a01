import type { Answers } from './answers.ts'
import type { Definition, FieldOf, PlainField } from './definition.ts'
import { pathOf, walkRow } from './path.ts'
import { inCase } from './words.ts'

export interface Document {
  field: FieldOf<'file'>
  what: string
  required: boolean
  /** Of a group: 「お子さん 2」. */
  row?: string
}

const isFile = (field: PlainField): field is FieldOf<'file'> => field.kind === 'file'
const documentOf = (field: FieldOf<'file'>, row?: string): Document => ({
  field,
  what: field.what,
  required: field.required,
  ...(row && { row }),
})

/** The documents that somebody who answers so is asked for, in order. */
export const requiredDocuments = (definition: Definition, answers: Answers): Document[] =>
  pathOf(definition, answers).flatMap(({ fields }) =>
    fields.flatMap((field): Document[] => {
      if (field.kind === 'file') return [documentOf(field)]
      if (field.kind !== 'group') return []
      const rows = Object.hasOwn(answers, field.id) ? (answers[field.id] as Answers[]) : []
      return rows.flatMap((row, index) =>
        walkRow(field, row, answers)
          .fields.filter(isFile)
          .map((file) => documentOf(file, `${field.noun} ${index + 1}`)),
      )
    }),
  )

/** What may be needed, to be told before anybody begins: every document, with the cases in which it is asked for. */
export function possibleDocuments({ pages }: Definition): { what: string; required: boolean; cases: string[] }[] {
  const all = pages.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === 'group' ? [field, ...field.fields] : [field])),
  )
  return pages.flatMap((page) =>
    page.fields.flatMap((field) => {
      const inner = field.kind === 'group' ? field.fields : [field]
      return inner
        .filter((one) => one.kind === 'file')
        .map(({ what, required, when }) => ({
          what,
          required,
          cases: [...new Set([page.when, field.when, when])].flatMap((condition) =>
            condition ? [inCase(condition, all)] : [],
          ),
        }))
    }),
  )
}
