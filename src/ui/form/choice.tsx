import type { PartialInputHTMLAttributes } from 'preact'
import type { Children, PassedOn } from '../types.ts'
import { Fieldset, type FieldsetProps } from './fieldset.tsx'
import { HintAndError, Mark, wire, type FieldProps } from './field.tsx'

export type Choice = {
  value: string
  text: Children
  hint?: Children
  disabled?: boolean
  /** What the error of the group is about; where none is, it is about all of them. */
  wrong?: boolean
}

export type CheckboxProps = FieldProps & { value?: string } & PassedOn<
    PartialInputHTMLAttributes<HTMLInputElement>,
    FieldProps & { value: string; type: string }
  >

export function Checkbox(props: CheckboxProps) {
  const { label, hint, error, requiredWord, optionalWord, hideLabel, ...rest } = props
  const wiring = wire(props)
  return (
    <div class="choice-field" data-invalid={Boolean(error)}>
      <HintAndError id={wiring.id} error={error} />
      <label class="choice">
        <input value="1" {...rest} {...wiring} type="checkbox" />
        <span class={hideLabel ? 'visually-hidden' : undefined}>
          {label}
          <Mark required={rest.required} requiredWord={requiredWord} optionalWord={optionalWord} />
        </span>
      </label>
      <HintAndError id={wiring.id} hint={hint} />
    </div>
  )
}

type GroupProps = Omit<FieldsetProps, 'children' | 'role'> & {
  options: Choice[]
  /** Side by side where there is room. */
  inline?: boolean
}

const choices = (
  type: 'radio' | 'checkbox',
  { name, id = name, options, required, error, inline }: GroupProps,
  chosen: readonly string[],
) => (
  <div class="choices" data-inline={inline}>
    {options.map(({ value, text, hint, disabled, wrong }, index) => {
      // The first choice carries the id of the group, so that ErrorSummary leads to it.
      const isWrong = error && (wrong || !options.some((option) => option.wrong))
      const choiceId = index === 0 ? id : `${id}-${index + 1}`
      return (
        <label class="choice">
          <input
            type={type}
            id={choiceId}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            disabled={disabled}
            required={type === 'radio' && required}
            aria-invalid={isWrong ? 'true' : undefined}
            aria-describedby={hint ? `${choiceId}-about` : undefined}
          />
          <span>
            {text}
            {hint && (
              <span class="choice-hint" id={`${choiceId}-about`}>
                {hint}
              </span>
            )}
          </span>
        </label>
      )
    })}
  </div>
)

export type RadioGroupProps = GroupProps & { value?: string }

export const RadioGroup = ({ value, ...group }: RadioGroupProps) => (
  <Fieldset {...group}>{choices('radio', group, value === undefined ? [] : [value])}</Fieldset>
)

export type CheckboxGroupProps = GroupProps & { values?: readonly string[] }

export const CheckboxGroup = ({ values = [], ...group }: CheckboxGroupProps) => (
  <Fieldset {...group}>{choices('checkbox', group, values)}</Fieldset>
)
