import { z } from 'zod'
import { condition, field, fieldId, line, pageId, prose } from './field.ts'

export const SCHEMA = 'urn:madoguchi:procedure:1'

export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, '小文字の半角英数字とハイフン')
  .max(60)

const page = z.strictObject({
  id: pageId,
  title: line(60),
  lead: prose(600).optional(),
  when: condition.optional(),
  fields: z.array(field).min(1).max(40),
})

const result = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice') }),
  z.strictObject({
    kind: z.literal('certificate'),
    title: line(60),
    body: prose(4000),
    validMonths: z.int().min(1).max(1200).optional(),
  }),
])

/**
 * 手続の定義: what a procedure asks, as data. Which section handles it, through which route it is decided and with which key it is
 * signed belongs to the town, not here: so a definition travels from town to town.
 */
export const definition = z.strictObject({
  schema: z.literal(SCHEMA),
  id: slug,
  title: line(60),
  summary: line(200),
  about: z.strictObject({
    /** Who may apply, and by when. */
    who: prose(600),
    cost: line(200),
    /** What to have at hand before beginning. */
    bring: z.array(line(200)).max(20),
    /** How long filling it in takes. */
    minutes: z.int().min(1).max(240),
    law: line(300).optional(),
  }),
  /** How surely the town must know who applies: not at all · by an address that answers (e-mail, LINE) · by an identity card. */
  assurance: z.enum(['none', 'confirmed', 'identity']),
  /** Which fields tell who applies and where they are reached. */
  applicant: z.strictObject({ name: fieldId, email: fieldId.optional(), phone: fieldId.optional() }),
  /** 標準処理期間 (行政手続法6条) in working days. */
  standardDays: z.int().min(1).max(1000).nullable(),
  /** 審査基準 (同法5条), shown to everybody. */
  criteria: prose(8000),
  /** What the applicant is told, with {{…}} for what `template.ts` knows. */
  notices: z.strictObject({ received: prose(2000), corrected: prose(2000).optional(), decided: prose(2000) }),
  result,
  pages: z.array(page).min(1).max(40),
})

export type Definition = z.output<typeof definition>
export type Page = z.output<typeof page>
export type { Field, FieldOf, Group, PlainField } from './field.ts'
