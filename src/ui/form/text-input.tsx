import type { PartialInputHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import type { Children, PassedOn } from '../types.ts'
import { Field, splitField, type FieldProps } from './field.tsx'

export type InputWidth = 'short' | 'medium' | 'full'

type TextInputLook = {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number'
  /** As wide as what is asked for: a postal code is short. */
  width?: InputWidth
  /** 円, 日, 人 … after the box. */
  unit?: Children
}

export type TextInputProps = FieldProps &
  TextInputLook &
  PassedOn<PartialInputHTMLAttributes<HTMLInputElement>, FieldProps & TextInputLook>

export function TextInput(props: TextInputProps) {
  const { field, control } = splitField(props)
  const { type = 'text', width = 'full', unit, ...rest } = control
  return (
    <Field {...field}>
      {(wiring) => {
        const input = <input {...rest} {...wiring} type={type as 'text'} class="input" data-width={width} />
        if (!unit) return input
        return (
          <span class="input-with-unit">
            {input}
            <span>{unit}</span>
          </span>
        )
      }}
    </Field>
  )
}

export type TextAreaProps = FieldProps & PassedOn<TextareaHTMLAttributes, FieldProps>

export function TextArea(props: TextAreaProps) {
  const { field, control } = splitField(props)
  return <Field {...field}>{(wiring) => <textarea rows={5} {...control} {...wiring} class="input" />}</Field>
}
