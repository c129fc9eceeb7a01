import type { Condition } from '../condition.ts'
import type { Field, FieldOf } from '../definition.ts'
import { mostChosen } from '../reading/read-choice.ts'
import { TooEntangled } from './diagram.ts'

/** Answers to one question that no condition tells from each other: some values and not others, a range of amounts, none at all. */
export interface AnswerClass {
  filled: boolean
  /** Of a choice: those that are chosen among the values that conditions name. */
  values?: readonly string[]
  /** Of an amount, or of the rows of a group: any number of this range, both ends in it. */
  from?: number
  through?: number
}

const EMPTY: AnswerClass = { filled: false }

export type Atom = Extract<Condition, { field: string }>

const namedBy = (atom: Atom): readonly (string | number)[] => {
  if ('is' in atom) return [atom.is]
  return 'oneOf' in atom ? atom.oneOf : []
}

/** The numbers at which some condition begins or ceases to hold. */
const cutsOf = (atoms: readonly Atom[]): number[] =>
  atoms.flatMap((atom) => {
    if ('atLeast' in atom) return [atom.atLeast]
    if ('atMost' in atom) return [atom.atMost + 1]
    return namedBy(atom).flatMap((value) => (typeof value === 'number' ? [value, value + 1] : []))
  })

function ranges(least: number, most: number, cuts: readonly number[]): AnswerClass[] {
  if (least > most) return []
  const inside = cuts.filter((cut) => cut > least && cut <= most)
  const starts = [...new Set([least, ...inside])].sort((a, b) => a - b)
  return starts.map((from, index) => ({ filled: true, from, through: (starts[index + 1] ?? most + 1) - 1 }))
}

/** Of a choice of several, more values than these that conditions name are too many combinations. */
const MOST_NAMED = 10

function classesOfChoice(field: FieldOf<'choice'>, atoms: readonly Atom[]): AnswerClass[] {
  const named = new Set(atoms.flatMap(namedBy))
  const values = field.options.flatMap(({ value }) => (named.has(value) ? [value] : []))
  const others = field.options.length - values.length
  if (!field.many) {
    const each = values.map((value): AnswerClass => ({ filled: true, values: [value] }))
    return others > 0 ? [...each, { filled: true, values: [] }] : each
  }
  if (values.length > MOST_NAMED) throw new TooEntangled()
  const { min } = field.many
  const most = mostChosen(field)
  return subsets(values)
    .filter(
      (chosen) =>
        chosen.length <= most &&
        chosen.length + others >= min &&
        Math.max(min, 1) <= most &&
        (chosen.length > 0 || others > 0),
    )
    .map((chosen) => ({ filled: true, values: chosen }))
}

function subsets(values: readonly string[]): string[][] {
  const sets: string[][] = [[]]
  for (const value of values) sets.push(...sets.map((set) => [...set, value]))
  return sets
}

/** The classes of answers to a field, given the conditions that look at it; at least one, even where nobody can answer. */
export function classesOf(field: Field, atoms: readonly Atom[]): AnswerClass[] {
  const filled = filledClasses(field, atoms)
  return field.required && filled.length > 0 ? filled : [...filled, EMPTY]
}

function filledClasses(field: Field, atoms: readonly Atom[]): AnswerClass[] {
  switch (field.kind) {
    case 'choice':
      return classesOfChoice(field, atoms)
    case 'amount':
      return ranges(field.min, field.max, cutsOf(atoms))
    case 'group':
      return ranges(Math.max(field.min, 1), field.max, cutsOf(atoms))
    default:
      return [{ filled: true }]
  }
}

/** Whether a condition holds of the answers of a class: of all, since its classes were cut where it changes. */
export function holdsOfClass(atom: Atom, answer: AnswerClass): boolean {
  if ('filled' in atom) return atom.filled === answer.filled
  if (!answer.filled) return false
  const { values, from, through } = answer
  const has = (value: string | number) =>
    typeof value === 'string' ? Boolean(values?.includes(value)) : from === value && through === value
  if ('is' in atom) return has(atom.is)
  if ('oneOf' in atom) return atom.oneOf.some(has)
  if (from === undefined || through === undefined) return false
  return 'atLeast' in atom ? from >= atom.atLeast : through <= atom.atMost
}
