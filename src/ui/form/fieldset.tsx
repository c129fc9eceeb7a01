import type { Children } from '../types.ts'
import { HintAndError, Mark, wire, type FieldProps } from './field.tsx'

export type FieldsetProps = Omit<FieldProps, 'label'> & {
  legend: Children
  role?: 'group' | 'radiogroup'
  children: Children
}

/** Several controls that answer one question. */
export function Fieldset({ legend, children, role, ...field }: FieldsetProps) {
  const { id, 'aria-describedby': describedBy } = wire({ ...field, label: legend })
  const { hint, error, required, requiredWord, optionalWord, hideLabel } = field
  return (
    <fieldset
      class="field fieldset"
      role={role}
      id={`${id}-group`}
      aria-describedby={describedBy}
      data-invalid={Boolean(error)}
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
