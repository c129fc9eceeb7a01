import { isDeepStrictEqual } from 'node:util'
import { type Form, typedIn } from '../../definition/reading/form.ts'
import { typedLine, typedLines } from '../../definition/reading/typed-text.ts'
import { freeId } from '../sketch/edits.ts'
import type { Attribute, Control } from './attribute.ts'
import { conditionOf, type ConditionRow, type Mode, MODES, rowsOf } from './condition-rows.ts'
import { rowsTyped, withRows } from './typed-rows.ts'

type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Digits in any width as a number; anything else as it was typed, for the check to find fault with. */
function numberTyped(form: Form, name: string): number | string | undefined {
  const typed = typedLine(typedIn(form, name)).normalize('NFKC')
  if (typed === '') return undefined
  return /^-?\d{1,9}$/.test(typed) ? Number(typed) : typed
}

interface Codec {
  show: (value: unknown, name: string, offered: ReadonlySet<string>) => Form
  /** `undefined`: there is none. */
  read: (form: Form, name: string) => unknown
}

const plain = (read: Codec['read']): Codec => ({ show: (value, name) => ({ [name]: textOf(value) }), read })

const CODECS: Record<Control, Codec> = {
  line: plain((form, name) => typedLine(typedIn(form, name))),
  prose: plain((form, name) => typedLines(typedIn(form, name))),
  choice: plain((form, name) => typedIn(form, name)),
  field: plain((form, name) => typedIn(form, name)),
  number: plain(numberTyped),
  check: {
    show: (value, name) => ({ [name]: value === false ? '' : '1' }),
    read: (form, name) => typedIn(form, name) === '1',
  },
  lines: {
    show: (value, name) => ({ [name]: Array.isArray(value) ? value.map(textOf).join('\n') : '' }),
    read: (form, name) =>
      typedLines(typedIn(form, name))
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
  },
  bound: {
    show(value, name): Form {
      if (isNode(value)) return { [name]: 'days', [`${name}.days`]: textOf(value['daysFromToday']) }
      return value === 'today' || !value
        ? { [name]: textOf(value) }
        : { [name]: 'date', [`${name}.date`]: textOf(value) }
    },
    read(form, name) {
      const how = typedIn(form, name)
      if (how === 'today') return 'today'
      if (how === 'days') return { daysFromToday: numberTyped(form, `${name}.days`) }
      return how === 'date' ? typedIn(form, `${name}.date`) : undefined
    },
  },
  many: {
    show: (value, name): Form =>
      isNode(value)
        ? { [name]: '1', [`${name}.min`]: textOf(value['min']), [`${name}.max`]: textOf(value['max']) }
        : {},
    read(form, name) {
      if (typedIn(form, name) !== '1') return undefined
      const [least = 1, most] = [numberTyped(form, `${name}.min`), numberTyped(form, `${name}.max`)]
      return { min: least, ...(most !== undefined && { max: most }) }
    },
  },
  options: {
    show: (value, name) =>
      withRows(
        {},
        name,
        (Array.isArray(value) ? value : []).map((one: Node) => ({
          value: textOf(one['value']),
          label: textOf(one['label']),
          hint: textOf(one['hint']),
        })),
      ),
    read: (form, name) => optionsTyped(rowsTyped(form, name)),
  },
  when: {
    show(value, name, offered) {
      const { mode, rows } = rowsOf(value, offered)
      return { ...withRows({}, name, rows.map(formOfRow)), [`${name}.mode`]: mode }
    },
    read(form, name) {
      const mode = typedIn(form, `${name}.mode`)
      const rows = rowsTyped(form, name).map(rowTyped)
      return conditionOf(Object.hasOwn(MODES, mode) ? (mode as Mode) : 'all', rows)
    },
  },
}

const formOfRow = (row: ConditionRow): Form =>
  'kept' in row ? { kept: row.kept } : { answer: row.answer, number: row.number, not: row.not ? '1' : '' }

const rowTyped = (row: Form): ConditionRow =>
  typedIn(row, 'kept')
    ? { kept: typedIn(row, 'kept') }
    : { answer: typedIn(row, 'answer'), number: typedIn(row, 'number'), not: typedIn(row, 'not') === '1' }

/** A new option gets a value of its own; an old one keeps its value whatever it is called now, because answers carry it. */
function optionsTyped(rows: readonly Form[]): Node[] {
  const typed = rows
    .map((row) => ({
      value: typedIn(row, 'value'),
      label: typedLine(typedIn(row, 'label')),
      hint: typedLine(typedIn(row, 'hint')),
    }))
    .filter(({ label, hint }) => label || hint)
  const taken = typed.map(({ value }) => value)
  return typed.map(({ value, label, hint }) => {
    const own = value || freeId(taken, 'o')
    taken.push(own)
    return hint ? { value: own, label, hint } : { value: own, label }
  })
}

const valueAt = (node: Node, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((part, key) => (isNode(part) && Object.hasOwn(part, key) ? part[key] : undefined), node)

function withValue(node: Node, [key = '', ...rest]: string[], value: unknown): Node {
  if (rest.length > 0) {
    const part = Object.hasOwn(node, key) ? node[key] : {}
    return { ...node, [key]: withValue(isNode(part) ? part : {}, rest, value) }
  }
  const { [key]: _, ...others } = node
  return value === undefined ? others : { ...others, [key]: value }
}

/** The form that shows a part of a sketch. */
export const formOfNode = (
  attributes: readonly Attribute[],
  node: Node,
  offered: ReadonlySet<string> = new Set(),
): Form =>
  Object.assign({}, ...attributes.map(({ name, control }) => CODECS[control].show(valueAt(node, name), name, offered)))

/**
 * The part of a sketch as its form was typed. Nothing is refused: what is wrong with it, the check says. What was not touched stays as
 * it was written, whichever of several ways that was.
 */
export function readNode(
  attributes: readonly Attribute[],
  form: Form,
  before: Node,
  offered: ReadonlySet<string> = new Set(),
): Node {
  return attributes.reduce((node, { name, control, optional }) => {
    const { show, read } = CODECS[control]
    const old = valueAt(before, name)
    const isUntouched = isDeepStrictEqual(read(form, name), read(show(old, name, offered), name))
    if (isUntouched && old !== undefined) return node
    const value = read(form, name)
    return withValue(node, name.split('.'), optional && value === '' ? undefined : value)
  }, before)
}
