import type { Answers, FileAnswer } from './answers.ts'
import type { Field } from './definition.ts'

/** Every file among the answers, those of a group's rows too. */
export const filesIn = (fields: readonly Field[], answers: Answers): FileAnswer[] =>
  fields.flatMap((field) => {
    const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
    if (answer === undefined) return []
    if (field.kind === 'file') return answer as FileAnswer[]
    return field.kind === 'group' ? (answer as Answers[]).flatMap((row) => filesIn(field.fields, row)) : []
  })
