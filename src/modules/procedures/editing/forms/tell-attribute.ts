import type { Condition } from '../../definition/condition.ts'
import type { DateBound, Field } from '../../definition/field.ts'
import { inCase } from '../../definition/words.ts'
import type { Attribute } from './attribute.ts'

type Option = Extract<Field, { kind: 'choice' }>['options'][number]

function boundInWords(bound: DateBound): string {
  if (bound === 'today') return 'きょう'
  if (typeof bound === 'string') return bound
  return bound.daysFromToday < 0 ? `きょうの${-bound.daysFromToday}日前` : `きょうから${bound.daysFromToday}日後`
}

const manyInWords = ({ min, max }: { min: number; max?: number }): string =>
  `${min}つから${max === undefined ? '' : `${max}つまで`}いくつも選べる`

const optionInWords = ({ label, hint }: Option): string => (hint ? `${label}(${hint})` : label)

/** What a definition that is right says of one thing; empty where it says nothing. */
export function tellAttribute(
  { name, control, choices, unit = '' }: Attribute,
  node: Record<string, unknown>,
  fields: readonly Field[],
): string {
  const value = name
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], node)
  if (value === undefined || value === null) return control === 'check' ? 'はい' : ''
  switch (control) {
    case 'check':
      return value === false ? 'いいえ' : 'はい'
    case 'number':
      return `${value as number}${unit}`
    case 'choice':
      return choices?.[value as string] ?? String(value)
    case 'field':
      return fields.find(({ id }) => id === value)?.label ?? ''
    case 'lines':
      return (value as string[]).join(' / ')
    case 'bound':
      return boundInWords(value as DateBound)
    case 'many':
      return manyInWords(value as { min: number; max?: number })
    case 'options':
      return (value as Option[]).map(optionInWords).join(' / ')
    case 'when':
      return inCase(value as Condition, fields)
    default:
      return String(value)
  }
}
