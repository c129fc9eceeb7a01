import type { SelectHTMLAttributes } from 'preact'
import { Field, splitField, type FieldProps } from './field.tsx'
import type { InputWidth } from './text-input.tsx'

export type Option = { value: string; text: string; disabled?: boolean }
export type OptionGroup = { group: string; options: Option[] }

export type SelectProps = FieldProps & {
  options: (Option | OptionGroup)[]
  value?: string
  /** First, with an empty value: 「選んでください」. */
  placeholder?: string
  width?: InputWidth
} & Omit<SelectHTMLAttributes, keyof FieldProps | 'value' | 'style' | 'class'>

export const option =
  (chosen: string | undefined) =>
  ({ value, text, disabled }: Option) => (
    <option value={value} disabled={disabled} selected={value === chosen}>
      {text}
    </option>
  )

export function Select(props: SelectProps) {
  const { field, control } = splitField(props)
  const { options, value, placeholder, width = 'full', ...rest } = control
  return (
    <Field {...field}>
      {(wiring) => (
        <select {...rest} {...wiring} class="input select" data-width={width}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((item) =>
            'group' in item ? (
              <optgroup label={item.group}>{item.options.map(option(value))}</optgroup>
            ) : (
              option(value)(item)
            ),
          )}
        </select>
      )}
    </Field>
  )
}
