import type { Answers, FileAnswer } from '../answers.ts'
import { holds } from '../condition.ts'
import type { Definition, Page } from '../definition.ts'
import { filesIn } from '../files-in.ts'
import { allFields, onPath, pathOf } from '../path.ts'
import { allTyped, type Form } from './form.ts'
import { formOf } from './form-of.ts'
import { readGroup } from './read-group.ts'
import { readPlain } from './read-plain.ts'
import type { FieldMistake, Posted } from './reader.ts'

export type PageRead = { answers: Answers } | { mistakes: FieldMistake[]; typed: Form }

export interface PostedPage {
  form: Form
  /** Files that came with it and are stored, by the name of their control. */
  files?: Posted['files']
  /** Files that the application has beside those in its answers: sent with a page that had mistakes. */
  kept?: readonly FileAnswer[]
  /** Fields that are not this person's to change, whatever they post: their answers stay. */
  locked?: ReadonlySet<string>
  today: Temporal.PlainDate
}

/**
 * Reads one posted page: its answers alone, or all that is wrong with them. What is not asked of somebody who answers so is not
 * read, whatever came. `answers` are those of the whole application so far: the pages before decide what is asked here.
 */
export function readPage(
  definition: Definition,
  page: Page,
  { form, files = {}, kept = [], locked, today }: PostedPage,
  answers: Answers,
): PageRead {
  const known = new Map(
    [...filesIn(allFields(definition), answers), ...kept, ...Object.values(files).flat()].map((file) => [
      file.fileId,
      file,
    ]),
  )
  const posted: Posted = { form, files, known, today, mistakes: [] }
  const read: Answers = {}
  const before = answersBefore(definition, page, answers)
  for (const field of page.fields) {
    const outside = { ...before, ...read }
    if (!holds(field.when, outside)) continue
    if (locked?.has(field.id)) {
      if (Object.hasOwn(answers, field.id)) read[field.id] = answers[field.id]!
      continue
    }
    const answer =
      field.kind === 'group' ? readGroup(field, field.id, posted, outside) : readPlain(field, field.id, posted)
    if (answer !== undefined) read[field.id] = answer
  }
  return posted.mistakes.length > 0 ? { mistakes: posted.mistakes, typed: withFiles(form, files) } : { answers: read }
}

/** Shown again, the page names the files that came with it as kept, so that nobody sends them twice. */
export const withFiles = (form: Form, files: Posted['files']): Form => ({
  ...form,
  ...Object.fromEntries(
    Object.entries(files).map(([name, came]) => [
      `${name}.kept`,
      [...allTyped(form, `${name}.kept`), ...came.map(({ fileId }) => fileId)],
    ]),
  ),
})

/** The answers that count on a page: those on the path of the pages before it. */
export function answersBefore(definition: Definition, page: Page, answers: Answers): Answers {
  const index = definition.pages.findIndex(({ id }) => id === page.id)
  return onPath({ ...definition, pages: definition.pages.slice(0, index) }, answers)
}

export interface PageMistakes {
  page: Page
  mistakes: FieldMistake[]
}

/** All that stands in the way of submitting, in the order of the path: what was never answered, and what is wrong by now. */
export const mistakesOf = (
  definition: Definition,
  answers: Answers,
  today: Temporal.PlainDate,
  locked?: ReadonlySet<string>,
): PageMistakes[] =>
  pathOf(definition, answers).flatMap(({ page, fields }) => {
    const read = readPage(
      definition,
      page,
      { form: formOf(fields, answers), today, ...(locked && { locked }) },
      answers,
    )
    return 'mistakes' in read ? [{ page, mistakes: read.mistakes }] : []
  })
