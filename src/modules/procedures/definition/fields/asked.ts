import type { Answers, FileAnswer } from '../answers.ts'
import type { Field } from '../definition.ts'
import type { Form } from '../reading/form.ts'
import type { FieldMistake } from '../reading/reader.ts'

/** What the controls of one page are drawn from. */
export interface Asked {
  /** As it was typed, or as the answers would be typed. */
  form: Form
  mistakes: readonly FieldMistake[]
  /** Files that the application has, by their id. */
  files: ReadonlyMap<string, FileAnswer>
  /** All fields of the definition, for the words of conditions. */
  all: readonly Field[]
  /** Answers of the pages before. */
  before: Answers
  /** Ids of the fields of this page. */
  pageFields: ReadonlySet<string>
  /** Fields in which people write about themselves: the browser may fill them in. */
  own: ReadonlySet<string>
  today: Temporal.PlainDate
}

export const errorAt = ({ mistakes }: Asked, name: string): string | undefined =>
  mistakes.find(({ field }) => field === name)?.message
