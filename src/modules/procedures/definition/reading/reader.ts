import type { Mistake } from '#lib/refusal.ts'
import type { Answer, FileAnswer } from '../answers.ts'
import type { Form } from './form.ts'

/** What is wrong, and an example that would be right; `field` is the name of the control. */
export type FieldMistake = Mistake & { field: string }

/** What a reader sees of one posted page. */
export interface Posted {
  form: Form
  /** Files that came with it and are stored, by the name of their control. */
  files: Readonly<Record<string, readonly FileAnswer[]>>
  /** All files that the application has, by their id: a form may name no other. */
  known: ReadonlyMap<string, FileAnswer>
  today: Temporal.PlainDate
  mistakes: FieldMistake[]
}

/** Reads the answer to one field under a name; undefined where nothing was answered, or what was is wrong. */
export type Reader<Field> = (field: Field, name: string, posted: Posted) => Answer | undefined

export const mistake = (posted: Posted, field: string, message: string): undefined => {
  posted.mistakes.push({ field, message })
}
