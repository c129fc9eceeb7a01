import { dateInTokyo } from '#lib/time/clock.ts'
import type { Answers } from '../../definition/answers.ts'
import type { Definition } from '../../definition/definition.ts'
import { allFields } from '../../definition/path.ts'
import type { Span } from '../how-long.ts'

/** What is wrong and what is wanted, by the id of the field. */
export type Remarks = Readonly<Record<string, string>>

export const OUTCOMES = {
  corrected: '補正が届きました',
  called_off: '取りやめました',
  refused: '却下しました',
} as const
export type Outcome = keyof typeof OUTCOMES

/** 補正: one asking, and what became of it. */
export interface Correction {
  readonly round: number
  readonly askedAt: Temporal.Instant
  readonly askedBy: string
  readonly dueOn: Temporal.PlainDate
  readonly remarks: Remarks
  /** None: it stands. */
  readonly endedAt: Temporal.Instant | null
  readonly outcome: Outcome | null
  /** All of them as they were then, where it was corrected. */
  readonly answers: Answers | null
}

export interface Remarked {
  fieldId: string
  label: string
  remark: string
}

/** In the order in which they are asked. */
export const remarked = (definition: Definition, remarks: Remarks): Remarked[] =>
  allFields(definition).flatMap(({ id, label }) =>
    Object.hasOwn(remarks, id) ? [{ fieldId: id, label, remark: remarks[id]! }] : [],
  )

/** 「電話番号」: つながる番号を書いてください。 A line each, for notices. */
export const remarksInWords = (definition: Definition, remarks: Remarks): string =>
  remarked(definition, remarks)
    .map(({ label, remark }) => `「${label}」: ${remark}`)
    .join('\n')

/** When the town's period stood still; what is not corrected yet stands until the day that is given. */
export const pausesOf = (
  corrections: readonly Pick<Correction, 'askedAt' | 'endedAt'>[],
  today: Temporal.PlainDate,
): Span[] =>
  corrections.map(({ askedAt, endedAt }) => ({
    from: dateInTokyo(askedAt),
    through: endedAt ? dateInTokyo(endedAt) : today,
  }))
