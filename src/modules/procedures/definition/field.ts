import { z } from 'zod'
import type { Condition } from './condition.ts'

/** One line as people read it, without control characters or blanks at its ends. */
export const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, '改行などの制御文字は使えません')
    .refine((text) => text === text.trim(), '前後に空白があります')
/** Several lines. */
export const prose = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^(?:\n|[^\p{Cc}])*$/u, '改行のほかの制御文字は使えません')
const whole = z.int().min(-999_999_999).max(999_999_999)
/** Amounts are counted things and yen: none is below nothing. */
const amount = z.int().min(0).max(999_999_999)
const count = z.int().min(1).max(20)

const FIELD_ID = /^[a-z][A-Za-z0-9]{0,39}$/
export const fieldId = z.string().regex(FIELD_ID, '小文字で始まる半角英数字 (40字まで)')
export const pageId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '小文字の半角英数字とハイフン (40字まで)')
const value = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, '半角英数字・ハイフン・下線 (40字まで)')

const compared = z.union([z.string(), whole])
const parts = z
  .array(z.lazy(() => condition))
  .min(1)
  .max(50)
export const condition: z.ZodType<Condition> = z
  .union(
    [
      z.strictObject({ field: fieldId, is: compared }),
      z.strictObject({ field: fieldId, oneOf: z.array(compared).min(1).max(200) }),
      z.strictObject({ field: fieldId, atLeast: whole }),
      z.strictObject({ field: fieldId, atMost: whole }),
      z.strictObject({ field: fieldId, filled: z.boolean() }),
      z.strictObject({ all: parts }),
      z.strictObject({ any: parts }),
      z.strictObject({ not: z.lazy(() => condition) }),
    ],
    {
      error:
        '条件は {field, is} {field, oneOf} {field, atLeast} {field, atMost} {field, filled} {all} {any} {not} のどれかです',
    },
  )
  .meta({ id: 'condition' })

/** A day, today, or a number of days from today. */
const dateBound = z.union(
  [z.iso.date(), z.literal('today'), z.strictObject({ daysFromToday: z.int().min(-36500).max(36500) })],
  {
    error: '日付は YYYY-MM-DD か "today" か {"daysFromToday": 数} です',
  },
)

const common = {
  id: fieldId,
  label: line(100),
  hint: prose(400).optional(),
  required: z.boolean().default(true),
  when: condition.optional(),
}

const option = z.strictObject({ value, label: line(100), hint: line(200).optional() })

const plainFields = [
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    lines: z.int().min(1).max(20).default(1),
    maxLength: z.int().min(1).max(4000).default(100),
  }),
  z.strictObject({ ...common, kind: z.literal('name') }),
  z.strictObject({ ...common, kind: z.literal('address') }),
  z.strictObject({ ...common, kind: z.literal('date'), earliest: dateBound.optional(), latest: dateBound.optional() }),
  z.strictObject({ ...common, kind: z.literal('phone') }),
  z.strictObject({ ...common, kind: z.literal('email') }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    options: z.array(option).min(1).max(200),
    /** Several may be chosen. */
    many: z
      .strictObject({ min: z.int().min(1).max(200).default(1), max: z.int().min(1).max(200).optional() })
      .optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('amount'), unit: line(10), min: amount.default(0), max: amount }),
  z.strictObject({
    ...common,
    kind: z.literal('file'),
    /** The document, as people call it: 本人確認書類の写し. */
    what: line(100),
    accept: z.enum(['photo', 'pdf', 'both']).default('both'),
    max: count.default(1),
  }),
  z.strictObject({ ...common, kind: z.literal('consent'), text: prose(2000) }),
] as const

const plainField = z.discriminatedUnion('kind', [...plainFields]).meta({ id: 'field' })

/** 繰返し: the same fields for each child, each item. */
const group = z.strictObject({
  ...common,
  kind: z.literal('group'),
  /** One row: お子さん, 品目. */
  noun: line(20),
  fields: z.array(plainField).min(1).max(30),
  min: z.int().min(0).max(20).default(1),
  max: count.default(10),
})

export const field = z.discriminatedUnion('kind', [plainField, group])

export type PlainField = z.output<typeof plainField>
export type Field = z.output<typeof field>
export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>
export type Group = FieldOf<'group'>
export type DateBound = z.output<typeof dateBound>
