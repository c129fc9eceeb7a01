import type { PartialInputHTMLAttributes } from 'preact'
import type { PassedOn } from '../types.ts'
import { Field, splitField, type FieldProps } from './field.tsx'

export type FileInputProps = FieldProps &
  PassedOn<PartialInputHTMLAttributes<HTMLInputElement>, FieldProps & { type: string }>

/** Say in the hint what is taken and how large: 「JPEG・PNG・PDF、1枚10MBまで」. The form needs `multipart`. */
export function FileInput(props: FileInputProps) {
  const { field, control } = splitField(props)
  return <Field {...field}>{(wiring) => <input {...control} {...wiring} type="file" class="file-input" />}</Field>
}
