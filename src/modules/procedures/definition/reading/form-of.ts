import { warekiParts } from '#lib/time/wareki.ts'
import type { AddressAnswer, Answer, Answers, FileAnswer, NameAnswer } from '../answers.ts'
import type { Field } from '../definition.ts'
import type { Form } from './form.ts'
import { WESTERN } from './read-date.ts'

/** The other way round: the form that somebody would post who answers so. */
export const formOf = (fields: readonly Field[], answers: Answers): Form =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
      return answer === undefined ? [] : entriesOf(field, field.id, answer)
    }),
  )

type Entry = [string, string | readonly string[]]

const named = (name: string, parts: NameAnswer | AddressAnswer): Entry[] =>
  Object.entries(parts).map(([part, text]): Entry => [`${name}.${part}`, text as string])

function dateEntries(name: string, iso: string): Entry[] {
  const date = Temporal.PlainDate.from(iso)
  const { era = WESTERN, year } = warekiParts(date)
  return [
    [`${name}.era`, era],
    [`${name}.year`, year],
    [`${name}.month`, String(date.month)],
    [`${name}.day`, String(date.day)],
  ]
}

function rowsOf(group: Extract<Field, { kind: 'group' }>, name: string, rows: Answers[]): Entry[] {
  const entries = rows.flatMap((row, index) =>
    group.fields.flatMap((field) => {
      const answer = Object.hasOwn(row, field.id) ? row[field.id] : undefined
      return answer === undefined ? [] : entriesOf(field, `${name}.${index}.${field.id}`, answer)
    }),
  )
  return [[`${name}.rows`, String(rows.length)], ...entries]
}

function entriesOf(field: Field, name: string, answer: Answer): Entry[] {
  switch (field.kind) {
    case 'name':
    case 'address':
      return named(name, answer as NameAnswer | AddressAnswer)
    case 'date':
      return dateEntries(name, answer as string)
    case 'file':
      return [[`${name}.kept`, (answer as FileAnswer[]).map(({ fileId }) => fileId)]]
    case 'consent':
      return [[name, '1']]
    case 'group':
      return rowsOf(field, name, answer as Answers[])
    default:
      return [[name, Array.isArray(answer) ? (answer as string[]) : String(answer)]]
  }
}
