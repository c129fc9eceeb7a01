import type { ComponentChildren } from 'preact'
import { type Condition, fieldsRead, holds } from '../condition.ts'
import type { Field } from '../definition.ts'
import { inCase } from '../words.ts'
import type { Asked } from './asked.ts'

/** Whether the pages before decide alone; otherwise the answers of this page do. */
const isDecided = (condition: Condition, { pageFields }: Asked): boolean =>
  fieldsRead(condition).every((id) => !pageFields.has(id))

interface AskedFieldProps {
  field: Field
  asked: Asked
  /** The controls, given the hint: of the field, and the case in which it is asked. */
  children: (hint: string) => ComponentChildren
}

/**
 * One field with its case. What the pages before have ruled out is not drawn. What this page decides is drawn with 「…の場合」, and
 * an island hides it while the case is not there.
 */
export function AskedField({ field, asked, children }: AskedFieldProps) {
  const { id, kind, when, hint = '' } = field
  const decided = when === undefined || isDecided(when, asked)
  if (when && decided && !holds(when, asked.before)) return null
  const cased = when && !decided ? `${inCase(when, asked.all)}に答えてください。` : ''
  return (
    <div class="asked-field" data-field={id} data-kind={kind} data-when={when && JSON.stringify(when)}>
      {children([cased, hint].filter(Boolean).join(' '))}
    </div>
  )
}
