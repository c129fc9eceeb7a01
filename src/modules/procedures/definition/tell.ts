import type { Answers, FileAnswer } from './answers.ts'
import type { Definition, Field, Page } from './definition.ts'
import { pathOf, walkRow } from './path.ts'
import { answerInWords } from './words.ts'

/** What a screen or a paper says where nothing was answered. */
export const UNANSWERED = '(書いていません)'

/** One answer as a screen or a paper tells it. Without lines and files, the field was left empty. */
export interface ToldRow {
  page: Page
  /** Of a group: 「お子さん 2」. */
  row?: string
  fieldId: string
  /** The field of its page: itself, or the group that it is in. */
  ofField: string
  label: string
  lines: string[]
  files: FileAnswer[]
}

/** The whole application in the order it was asked, what is on the path and nothing else. */
export const tell = (definition: Definition, answers: Answers): ToldRow[] =>
  pathOf(definition, answers).flatMap(({ page, fields }) => fields.flatMap((field) => tellAsked(page, field, answers)))

/** One field that is asked. */
export const tellAsked = (page: Page, field: Field, answers: Answers): ToldRow[] =>
  field.kind === 'group' ? tellGroup(page, field, answers) : [tellField(page, field, answers)]

function tellField(page: Page, field: Field, answers: Answers, inside?: { group: string; row: string }): ToldRow {
  const answer = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
  const files = field.kind === 'file' ? ((answer ?? []) as FileAnswer[]) : []
  return {
    page,
    ...(inside && { row: inside.row }),
    fieldId: field.id,
    ofField: inside?.group ?? field.id,
    label: field.label,
    lines: answerInWords(field, answer),
    files,
  }
}

function tellGroup(page: Page, group: Field & { kind: 'group' }, answers: Answers): ToldRow[] {
  const rows = Object.hasOwn(answers, group.id) ? (answers[group.id] as Answers[]) : []
  if (rows.length === 0) return [tellField(page, group, answers)]
  return rows.flatMap((row, index) =>
    walkRow(group, row, answers).fields.map((field) =>
      tellField(page, field, row, { group: group.id, row: `${group.noun} ${index + 1}` }),
    ),
  )
}
