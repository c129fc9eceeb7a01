import type { Answer, Answers } from './answers.ts'

/** 「…の場合」: says of the answers so far whether something is asked. */
export type Condition =
  /** A choice is this value, or has it among several; an amount is this number. */
  | { field: string; is: string | number }
  | { field: string; oneOf: (string | number)[] }
  /** An amount, or the number of rows of a group. */
  | { field: string; atLeast: number }
  | { field: string; atMost: number }
  | { field: string; filled: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const quantityOf = (answer: Answer | undefined): number | undefined => {
  if (typeof answer === 'number') return answer
  return Array.isArray(answer) ? answer.length : undefined
}

const has = (answer: Answer | undefined, value: string | number): boolean =>
  Array.isArray(answer) ? (answer as unknown[]).includes(value) : answer === value

const answerTo = (answers: Answers, field: string): Answer | undefined =>
  Object.hasOwn(answers, field) ? answers[field] : undefined

/** A field without an answer is no value, neither small nor large: only `filled: false` and `not` hold of it. */
export function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer = answerTo(answers, condition.field)
  if ('is' in condition) return has(answer, condition.is)
  if ('oneOf' in condition) return condition.oneOf.some((value) => has(answer, value))
  if ('filled' in condition) return condition.filled === (answer !== undefined)
  const quantity = quantityOf(answer)
  if (quantity === undefined) return false
  return 'atLeast' in condition ? quantity >= condition.atLeast : quantity <= condition.atMost
}

/** The fields that a condition looks at, each once. */
export function fieldsRead(condition: Condition | undefined): string[] {
  if (condition === undefined) return []
  if ('all' in condition) return [...new Set(condition.all.flatMap(fieldsRead))]
  if ('any' in condition) return [...new Set(condition.any.flatMap(fieldsRead))]
  return 'not' in condition ? fieldsRead(condition.not) : [condition.field]
}
