import { type Condition, fieldsRead, holds } from '../condition.ts'
import type { Field } from '../definition.ts'
import { inCase } from '../words.ts'
import type { Asked } from './asked.ts'
import { GroupField } from './group-field.tsx'
import { PlainFieldControls } from './plain-field.tsx'

/** Whether the pages before decide alone; otherwise the answers of this page do. */
const isDecided = (condition: Condition, { pageFields }: Asked): boolean =>
  fieldsRead(condition).every((id) => !pageFields.has(id))

/**
 * One field with its case. What the pages before have ruled out is not drawn. What this page decides is drawn with 「…の場合」, and
 * an island hides it while the case is not there.
 */
export function AskedField({ field, name, asked }: { field: Field; name: string; asked: Asked }) {
  const { when, hint = '' } = field
  const decided = when === undefined || isDecided(when, asked)
  if (when && decided && !holds(when, asked.before)) return null
  const cased = when && !decided ? `${inCase(when, asked.all)}に答えてください。` : ''
  const about = { field, hint: [cased, hint].filter(Boolean).join(' '), asked }
  return (
    <div class="asked-field" data-field={field.id} data-kind={field.kind} data-when={when && JSON.stringify(when)}>
      {about.field.kind === 'group' ? (
        <GroupField {...about} field={about.field} />
      ) : (
        <PlainFieldControls {...about} field={about.field} name={name} />
      )}
    </div>
  )
}
