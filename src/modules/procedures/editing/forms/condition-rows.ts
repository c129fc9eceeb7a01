import type { Field } from '../../definition/definition.ts'
import { condition } from '../../definition/field.ts'
import { inCase } from '../../definition/words.ts'
import type { SketchField } from '../sketch/sketch.ts'

/** How the rows of a condition hang together. */
export const MODES = { all: 'すべてに当てはまるとき', any: 'どれかに当てはまるとき' }
export type Mode = keyof typeof MODES

/** 「質問 X の答えが Y のとき」. What no row can say stays as it is, `kept` as JSON, and can only be taken away. */
export type ConditionRow = { answer: string; number: string; not: boolean } | { kept: string }

type Part = Record<string, unknown>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A condition taken apart. `oneOf` alone is 「どれか」. */
function partsOf(when: unknown): { mode: Mode; parts: unknown[] } {
  if (!isPart(when)) return { mode: 'all', parts: [] }
  if (Array.isArray(when['all'])) return { mode: 'all', parts: when['all'] }
  if (Array.isArray(when['any'])) return { mode: 'any', parts: when['any'] }
  if (Array.isArray(when['oneOf']))
    return { mode: 'any', parts: when['oneOf'].map((is: unknown) => ({ field: when['field'], is })) }
  return { mode: 'all', parts: [when] }
}

const row = (answer: string, number: unknown = '', not = false): ConditionRow => ({
  answer,
  number: String(number),
  not,
})

/** As a row, where the answers that a row offers have it. */
function rowOf(part: unknown, offered: ReadonlySet<string>): ConditionRow {
  const kept = { kept: JSON.stringify(part) }
  const plain = (inner: unknown, not: boolean): ConditionRow => {
    if (!isPart(inner)) return kept
    const field = String(inner['field'])
    const found = (answer: string, number?: unknown) => (offered.has(answer) ? row(answer, number, not) : kept)
    if (inner['filled'] === true) return found(`${field} filled`)
    if (inner['filled'] === false && !not)
      return offered.has(`${field} filled`) ? row(`${field} filled`, '', true) : kept
    if ('atLeast' in inner) return found(`${field} atLeast`, inner['atLeast'])
    if ('atMost' in inner) return found(`${field} atMost`, inner['atMost'])
    if (typeof inner['is'] === 'number') return found(`${field} equals`, inner['is'])
    return typeof inner['is'] === 'string' ? found(`${field} is ${inner['is']}`) : kept
  }
  return isPart(part) && 'not' in part ? plain(part['not'], true) : plain(part, false)
}

/** What was typed as a condition; undefined where a row says nothing. */
function partOf(typed: ConditionRow): unknown {
  if ('kept' in typed) return parsed(typed.kept)
  const [field = '', how, value = ''] = typed.answer.split(' ')
  const number = /^-?\d{1,9}$/.test(typed.number.normalize('NFKC').trim())
    ? Number(typed.number.normalize('NFKC'))
    : typed.number
  const negated = (part: Part): Part => (typed.not ? { not: part } : part)
  if (how === 'filled') return { field, filled: !typed.not }
  if (how === 'is') return negated({ field, is: value })
  if (how === 'equals') return negated({ field, is: number })
  return how === 'atLeast' || how === 'atMost' ? negated({ field, [how]: number }) : undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export const rowsOf = (when: unknown, offered: ReadonlySet<string>): { mode: Mode; rows: ConditionRow[] } => {
  const { mode, parts } = partsOf(when)
  return { mode, rows: parts.map((part) => rowOf(part, offered)) }
}

/** Without a row that says something: asked always. */
export function conditionOf(mode: Mode, rows: readonly ConditionRow[]): unknown {
  const parts = rows.map(partOf).filter((part) => part !== undefined)
  if (parts.length === 0) return undefined
  return parts.length === 1 ? parts[0] : { [mode]: parts }
}

export interface Offered {
  question: string
  answers: { value: string; text: string }[]
}

const option = (one: unknown): { value: string; label: string }[] =>
  isPart(one) && typeof one['value'] === 'string' ? [{ value: one['value'], label: String(one['label'] ?? '') }] : []

/** The answers that a row can name, by question. */
export function offeredBy(asked: readonly SketchField[]): Offered[] {
  return asked.map(({ id, kind, ...more }) => {
    const unit = kind === 'amount' ? String(more['unit'] ?? '') : '件'
    const question = String(more['label'] ?? '') || '名前のない質問'
    const counted = [
      { value: `${id} atLeast`, text: `(数)${unit}以上` },
      { value: `${id} atMost`, text: `(数)${unit}以下` },
    ]
    const options = Array.isArray(more['options']) ? more['options'].flatMap(option) : []
    return {
      question,
      answers: [
        ...(kind === 'choice' ? options.map(({ value, label }) => ({ value: `${id} is ${value}`, text: label })) : []),
        ...(kind === 'amount' || kind === 'group' ? counted : []),
        ...(kind === 'amount' ? [{ value: `${id} equals`, text: `ちょうど(数)${unit}` }] : []),
        { value: `${id} filled`, text: '(答えた)' },
      ].map(({ value, text }) => ({ value, text: `${question}: ${text}` })),
    }
  })
}

/** For words of conditions: labels, units and options are there, however unfinished the rest is. */
const asFields = (asked: readonly SketchField[]): Field[] =>
  asked.map((one) => ({
    ...one,
    options: Array.isArray(one['options']) ? one['options'].flatMap(option) : [],
  })) as unknown as Field[]

/** 「…の場合」; undefined where there is no condition. */
export function whenInWords(when: unknown, asked: readonly SketchField[]): string | undefined {
  if (when === undefined) return undefined
  const read = condition.safeParse(when)
  return read.success ? inCase(read.data, asFields(asked)) : '読めない条件の場合'
}
