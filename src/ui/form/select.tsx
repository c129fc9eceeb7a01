import type { PartialSelectHTMLAttributes } from 'preact'
import type { PassedOn } from '../types.ts'
import { Icon } from '../data/icon.tsx'
import { Field, splitField, type FieldProps } from './field.tsx'
import type { InputWidth } from './text-input.tsx'

export type Option = {
  value: string
  text: string
  disabled?: boolean
  /** Where it is not that of the page. */
  lang?: string | undefined
}
export type OptionGroup = { group: string; options: Option[] }

type SelectLook = {
  options: (Option | OptionGroup)[]
  value?: string
  /** First, with an empty value: 「選んでください」. */
  placeholder?: string
  width?: InputWidth
}

export type SelectProps = FieldProps &
  SelectLook &
  PassedOn<PartialSelectHTMLAttributes<HTMLSelectElement>, FieldProps & SelectLook & { size: 1; multiple: 1 }>

export const option =
  (chosen: string | undefined) =>
  ({ value, text, disabled, lang }: Option) => (
    <option value={value} disabled={disabled} lang={lang} selected={value === chosen}>
      {text}
    </option>
  )

export function Select(props: SelectProps) {
  const { field, control } = splitField(props)
  const { options, value, placeholder, width = 'full', ...rest } = control
  return (
    <Field {...field}>
      {(wiring) => (
        <span class="select" data-width={width}>
          <select {...rest} {...wiring} class="input">
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((item) =>
              'group' in item ? (
                <optgroup label={item.group}>{item.options.map(option(value))}</optgroup>
              ) : (
                option(value)(item)
              ),
            )}
          </select>
          <Icon name="chevron-down" size={16} />
        </span>
      )}
    </Field>
  )
}
