import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'preact'
import type { Children } from '../types.ts'
import { Field, splitField, type FieldProps } from './field.tsx'

export type InputWidth = 'short' | 'medium' | 'full'

export type TextInputProps = FieldProps & {
  /** As wide as what is asked for: a postal code is short. */
  width?: InputWidth
  /** 円, 日, 人 … after the box. */
  unit?: Children
} & Omit<InputHTMLAttributes, keyof FieldProps | 'width' | 'style' | 'class'>

export function TextInput(props: TextInputProps) {
  const { field, control } = splitField(props)
  const { width = 'full', unit, ...rest } = control
  return (
    <Field {...field}>
      {(wiring) => {
        const input = <input type="text" {...rest} {...wiring} class="input" data-width={width} />
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

export type TextAreaProps = FieldProps & Omit<TextareaHTMLAttributes, keyof FieldProps | 'style' | 'class'>

export function TextArea(props: TextAreaProps) {
  const { field, control } = splitField(props)
  return <Field {...field}>{(wiring) => <textarea rows={5} {...control} {...wiring} class="input" />}</Field>
}
