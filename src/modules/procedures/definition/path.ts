import type { Answers } from './answers.ts'
import { holds } from './condition.ts'
import type { Definition, Group, Page, PlainField, Field } from './definition.ts'

/** One page that is asked, and of its fields those that are asked. Never empty. */
export interface Step {
  page: Page
  fields: Field[]
}

interface Walk {
  steps: Step[]
  /** The answers to what is asked; those to anything else are gone. */
  answers: Answers
}

/**
 * Goes through a definition in its order. A condition sees only answers to what was asked before it: an answer that was left behind
 * by another path decides nothing.
 */
function walk(definition: Definition, given: Answers): Walk {
  const steps: Step[] = []
  const answers: Answers = {}
  for (const page of definition.pages) {
    if (!holds(page.when, answers)) continue
    const fields = page.fields.filter((field) => ask(field, given, answers))
    if (fields.length > 0) steps.push({ page, fields })
  }
  return { steps, answers }
}

/** Whether a field is asked; if so, its answer counts from here on. */
function ask(field: Field, given: Answers, answers: Answers): boolean {
  if (!holds(field.when, answers)) return false
  const answer = Object.hasOwn(given, field.id) ? given[field.id] : undefined
  if (answer !== undefined) {
    answers[field.id] =
      field.kind === 'group' ? (answer as Answers[]).map((row) => walkRow(field, row, answers).answers) : answer
  }
  return true
}

/** The fields of a group that are asked in one of its rows, whose conditions see the row and everything before the group. */
export function walkRow(group: Group, row: Answers, before: Answers): { fields: PlainField[]; answers: Answers } {
  const seen: Answers = { ...before }
  const answers: Answers = {}
  const fields = group.fields.filter((field) => {
    if (!holds(field.when, seen)) return false
    const answer = Object.hasOwn(row, field.id) ? row[field.id] : undefined
    if (answer !== undefined) seen[field.id] = answers[field.id] = answer
    return true
  })
  return { fields, answers }
}

/** The pages and fields that are asked of somebody who answers so, in order. */
export const pathOf = (definition: Definition, answers: Answers): Step[] => walk(definition, answers).steps

/** Of the answers those that count: what is off the path is dropped. */
export const onPath = (definition: Definition, answers: Answers): Answers => walk(definition, answers).answers

/** Every field of a definition in its order, asked or not; a group is one. */
export const allFields = (definition: Definition): Field[] => definition.pages.flatMap(({ fields }) => fields)
