import type { Children } from '../types.ts'
import { HintAndError, Mark, wire, type FieldProps } from './field.tsx'

export type FieldsetProps = Omit<FieldProps, 'label'> & {
  legend: Children
  role?: 'group' | 'radiogroup'
  /** The question stands at the left of its controls where there is room: for rows that say the same of several things. */
  beside?: boolean
  children: Children
}

/** Several controls that answer one question. */
export function Fieldset({ legend, children, role, beside, ...field }: FieldsetProps) {
  const { id, 'aria-describedby': describedBy } = wire({ ...field, label: legend })
  const { hint, error, required, requiredWord, optionalWord, hideLabel } = field
  return (
    <fieldset
      class="field fieldset"
      role={role}
      id={`${id}-group`}
      aria-describedby={describedBy}
      data-invalid={Boolean(error)}
      data-beside={beside}
    >
      <legend class={hideLabel ? 'visually-hidden' : 'field-label'}>
        {legend}
        <Mark required={required} requiredWord={requiredWord} optionalWord={optionalWord} />
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}
