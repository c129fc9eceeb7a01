import type { Definition, Field } from '../definition.ts'
import type { Condition } from '../condition.ts'
import type { Finding } from '../finding.ts'
import { conditionsOf, type PlacedCondition, placesOf } from './places.ts'

function twice(ids: readonly { id: string; path: string }[], word: string): Finding[] {
  const seen = new Set<string>()
  return ids.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ path, message: `${word}「${id}」が二度あります` }]
  })
}

/** 同じ名前は二度使えない: pages, fields (those of groups too) and the values of one choice. */
export function checkIds(definition: Definition): Finding[] {
  const places = placesOf(definition)
  return [
    ...twice(
      definition.pages.map(({ id }, index) => ({ id, path: `pages[${index}].id` })),
      'ページの id',
    ),
    ...twice(
      places.map(({ field, path }) => ({ id: field.id, path: `${path}.id` })),
      '項目の id',
    ),
    ...places.flatMap(({ field, path }) =>
      field.kind === 'choice'
        ? twice(
            field.options.map(({ value }, index) => ({ id: value, path: `${path}.options[${index}].value` })),
            '選択肢の value',
          )
        : [],
    ),
  ]
}

/** Conditions look only at what was asked before them, and only as its kind allows: so none goes in a circle. */
export const checkConditions = (definition: Definition): Finding[] => {
  const places = placesOf(definition)
  return conditionsOf(definition).flatMap((placed) => checkCondition(placed.condition, placed.path, placed, places))
}

function checkCondition(
  condition: Condition,
  path: string,
  placed: PlacedCondition,
  places: ReturnType<typeof placesOf>,
): Finding[] {
  if ('all' in condition)
    return condition.all.flatMap((part, i) => checkCondition(part, `${path}.all[${i}]`, placed, places))
  if ('any' in condition)
    return condition.any.flatMap((part, i) => checkCondition(part, `${path}.any[${i}]`, placed, places))
  if ('not' in condition) return checkCondition(condition.not, `${path}.not`, placed, places)
  const found = places.findIndex(({ field }) => field.id === condition.field)
  const place = places[found]
  const tell = (message: string): Finding[] => [{ path, message }]
  if (!place) return tell(`「${condition.field}」という項目はありません`)
  if (found >= placed.before)
    return tell(`「${place.field.label}」は、この条件より後で聞く項目です。先に聞く項目だけを見られます`)
  if (placed.group?.id === condition.field) {
    return tell(`「${place.field.label}」は自分を含む繰り返しです。その中からは見られません`)
  }
  if (place.group && place.group !== placed.group) {
    return tell(`「${place.field.label}」は繰り返しの中の項目です。外からは見られません`)
  }
  const wrong = misfit(condition, place.field)
  return wrong ? tell(wrong) : []
}

const NEEDS_AMOUNT = 'atLeast と atMost は、数の項目(amount)と繰り返し(group)の行数にだけ使えます'

function misfit(condition: Extract<Condition, { field: string }>, field: Field): string | undefined {
  if ('filled' in condition) return undefined
  if ('atLeast' in condition || 'atMost' in condition) {
    return field.kind === 'amount' || field.kind === 'group' ? undefined : NEEDS_AMOUNT
  }
  const values = 'is' in condition ? [condition.is] : condition.oneOf
  if (field.kind === 'choice') {
    const unknown = values.find((value) => !field.options.some((option) => option.value === value))
    return unknown === undefined ? undefined : `「${field.label}」に「${unknown}」という選択肢はありません`
  }
  if (field.kind === 'amount') {
    return values.every((value) => typeof value === 'number') ? undefined : `「${field.label}」は数と比べてください`
  }
  return 'is と oneOf は、選択(choice)と数(amount)の項目にだけ使えます'
}

/** The fields that tell who applies: outside groups, of the right kind; the name is required. */
export function checkApplicant(definition: Definition): Finding[] {
  const { name, email, phone } = definition.applicant
  const fields = definition.pages.flatMap((page) => page.fields)
  return (
    [
      ['name', name],
      ['email', email],
      ['phone', phone],
    ] as const
  ).flatMap(([kind, id]): Finding[] => {
    if (id === undefined) return []
    const path = `applicant.${kind}`
    const field = fields.find((candidate) => candidate.id === id)
    if (field?.kind !== kind) return [{ path, message: `「${id}」という ${kind} の項目はありません` }]
    return kind === 'name' && !field.required ? [{ path, message: `「${id}」は必須にしてください` }] : []
  })
}
