import type { Answers } from '../answers.ts'
import { holds } from '../condition.ts'
import type { Group } from '../field.ts'
import { typedIn } from './form.ts'
import { mistake, type Posted } from './reader.ts'
import { readPlain } from './read-plain.ts'

/** How many rows the page showed. */
export function rowsTyped({ max, min }: Group, name: string, form: Posted['form']): number {
  const typed = typedIn(form, `${name}.rows`)
  return Math.min(Math.max(/^\d{1,2}$/.test(typed) ? Number(typed) : 0, min), max)
}

/** Reads the rows of a group; rows after the fewest that were left wholly empty are none. */
export function readGroup(group: Group, name: string, posted: Posted, outside: Answers): Answers[] | undefined {
  const { label, noun, min, required } = group
  const rows: Answers[] = []
  const wrong = posted.mistakes.length
  for (let row = 0; row < rowsTyped(group, name, posted.form); row++) {
    const attempt: Posted = { ...posted, mistakes: [] }
    const answers = readRow(group, `${name}.${row}`, attempt, outside)
    if (Object.keys(answers).length === 0 && isEmpty(`${name}.${row}`, posted) && (row >= min || !required)) continue
    rows.push(answers)
    for (const { field, message } of attempt.mistakes) {
      posted.mistakes.push({ field, message: `${noun} ${row + 1}: ${message}` })
    }
  }
  if (posted.mistakes.length > wrong) return undefined
  if (rows.length >= Math.max(min, 1)) return rows
  if (rows.length > 0) return mistake(posted, name, `「${label}」に${noun}を${min}つ以上書いてください。`)
  return required ? mistake(posted, name, `「${label}」に${noun}を加えてください。`) : undefined
}

function readRow({ fields }: Group, name: string, posted: Posted, outside: Answers): Answers {
  const answers: Answers = {}
  for (const field of fields) {
    if (!holds(field.when, { ...outside, ...answers })) continue
    const answer = readPlain(field, `${name}.${field.id}`, posted)
    if (answer !== undefined) answers[field.id] = answer
  }
  return answers
}

const isEmpty = (name: string, { form, files }: Posted): boolean =>
  [...Object.entries(form), ...Object.entries(files)].every(
    ([key, value]) =>
      !key.startsWith(`${name}.`) ||
      key.endsWith('.era') ||
      key.endsWith('.remove') ||
      [value].flat().every((text) => text === ''),
  )
