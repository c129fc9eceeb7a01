import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '../../definition/answers.ts'
import type { Definition } from '../../definition/definition.ts'
import { allFields } from '../../definition/path.ts'
import { tell, type ToldRow } from '../../definition/tell.ts'
import type { Correction, Remarks } from './correction.ts'

/** One field before and after; without rows it was not asked. */
export interface Compared {
  fieldId: string
  label: string
  /** None: it follows from another. */
  remark: string | undefined
  changed: boolean
  before: ToldRow[]
  after: ToldRow[]
}

const answerTo = (answers: Answers, id: string) => (Object.hasOwn(answers, id) ? answers[id] : undefined)

/** What was to be corrected and what differs, in the order in which it is asked. */
export function compare(definition: Definition, before: Answers, after: Answers, remarks: Remarks): Compared[] {
  const [told, toldNow] = [tell(definition, before), tell(definition, after)]
  return allFields(definition).flatMap(({ id, label }) => {
    const changed = !isDeepStrictEqual(answerTo(before, id), answerTo(after, id))
    const remark = Object.hasOwn(remarks, id) ? remarks[id] : undefined
    if (!changed && remark === undefined) return []
    const own = (rows: ToldRow[]) => rows.filter((row) => row.ofField === id)
    return [{ fieldId: id, label, remark, changed, before: own(told), after: own(toldNow) }]
  })
}

export type Compares = Correction & { compared: Compared[] }

/** Each round beside the answers before it. */
export function comparedRounds(definition: Definition, first: Answers, corrections: readonly Correction[]): Compares[] {
  let before = first
  return corrections.map((correction) => {
    const after = correction.answers ?? before
    const compared = compare(definition, before, after, correction.remarks)
    before = after
    return { ...correction, compared }
  })
}
