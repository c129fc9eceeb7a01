import { formatWareki } from '#lib/time/wareki.ts'
import type { AddressAnswer, Answer, NameAnswer } from './answers.ts'
import type { Condition } from './condition.ts'
import type { Field } from './definition.ts'

const labelOf = (fields: readonly Field[], id: string): string => fields.find((field) => field.id === id)?.label ?? id

function valueInWords(fields: readonly Field[], id: string, value: string | number): string {
  const field = fields.find((candidate) => candidate.id === id)
  if (field?.kind === 'amount') return `${value}${field.unit}`
  const option = field?.kind === 'choice' ? field.options.find((one) => one.value === value) : undefined
  return `「${option?.label ?? value}」`
}

const unitOf = (fields: readonly Field[], id: string): string => {
  const field = fields.find((candidate) => candidate.id === id)
  return field?.kind === 'amount' ? field.unit : '件'
}

/**
 * A condition as people read it, up to 「…の場合」: 「お子さんの人数」が2人以上.
 * @param fields those that it may look at, a group's among them
 */
export function conditionInWords(condition: Condition, fields: readonly Field[]): string {
  const inner = (part: Condition): string =>
    'all' in part || 'any' in part ? `(${conditionInWords(part, fields)})` : conditionInWords(part, fields)
  if ('all' in condition) return joined(condition.all, inner, 'で、')
  if ('any' in condition) return joined(condition.any, inner, 'か、')
  if ('not' in condition) return `${inner(condition.not)}でない`
  const subject = `「${labelOf(fields, condition.field)}」`
  if ('filled' in condition) return `${subject}に答え${condition.filled ? 'た' : 'ていない'}`
  if ('atLeast' in condition) return `${subject}が${condition.atLeast}${unitOf(fields, condition.field)}以上`
  if ('atMost' in condition) return `${subject}が${condition.atMost}${unitOf(fields, condition.field)}以下`
  const values = 'is' in condition ? [condition.is] : condition.oneOf
  return `${subject}が${values.map((value) => valueInWords(fields, condition.field, value)).join('か')}`
}

const joined = (parts: readonly Condition[], inner: (part: Condition) => string, by: string): string =>
  parts.length === 1 ? inner(parts[0]!).replace(/^\((.*)\)$/, '$1') : parts.map(inner).join(by)

/** 「…の場合」 */
export const inCase = (condition: Condition, fields: readonly Field[]): string => {
  const words = conditionInWords(condition, fields)
  return /(?:た|い|ない)$/.test(words) ? `${words}場合` : `${words}の場合`
}

const nameInWords = ({ family, given, familyKana, givenKana }: NameAnswer): string[] => [
  [family, given].filter(Boolean).join(' '),
  [familyKana, givenKana].filter(Boolean).join(' '),
]

const addressInWords = ({ postalCode, prefecture, city, town, building }: AddressAnswer): string[] =>
  [`〒${postalCode}`, `${prefecture}${city}${town}`, building].filter(Boolean)

/** One answer as lines, as screens and papers tell it. Files and groups have their own way. */
export function answerInWords(field: Field, answer: Answer | undefined): string[] {
  if (answer === undefined) return []
  switch (field.kind) {
    case 'name':
      return nameInWords(answer as NameAnswer)
    case 'address':
      return addressInWords(answer as AddressAnswer)
    case 'date':
      return [formatWareki(Temporal.PlainDate.from(answer as string))]
    case 'amount':
      return [`${(answer as number).toLocaleString('ja-JP')}${field.unit}`]
    case 'consent':
      return ['同意しました']
    case 'choice': {
      const chosen = [answer].flat() as string[]
      return field.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
    }
    case 'file':
    case 'group':
      return []
    default:
      return (answer as string).split('\n')
  }
}
