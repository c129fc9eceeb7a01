import type { InputHTMLAttributes } from 'preact'
import { Field, splitField, type FieldProps } from './field.tsx'

export type FileInputProps = FieldProps & Omit<InputHTMLAttributes, keyof FieldProps | 'type' | 'style' | 'class'>

/** Say in the hint what is taken and how large: 「JPEG・PNG・PDF、1枚10MBまで」. The form needs `multipart`. */
export function FileInput(props: FileInputProps) {
  const { field, control } = splitField(props)
  return <Field {...field}>{(wiring) => <input {...control} {...wiring} type="file" class="file-input" />}</Field>
}
