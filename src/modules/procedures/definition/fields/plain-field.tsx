import { TextArea, TextInput } from '#ui/index.ts'
import type { PlainField } from '../definition.ts'
import { typedIn } from '../reading/form.ts'
import { AddressField } from './address-field.tsx'
import { type Asked, errorAt } from './asked.ts'
import { ChoiceField, ConsentField } from './choice-field.tsx'
import { DateField } from './date-field.tsx'
import { FileField } from './file-field.tsx'
import { NameField } from './name-field.tsx'

export interface PlainFieldProps {
  field: PlainField
  name: string
  /** Of the field, and the case in which it is asked. */
  hint: string
  asked: Asked
}

const AUTOCOMPLETE = { phone: 'tel', email: 'email' } as const

/** The controls of one field of any kind but a group. */
export function PlainFieldControls({ field, name, hint, asked }: PlainFieldProps) {
  const about = { name, hint, asked }
  switch (field.kind) {
    case 'name':
      return <NameField field={field} {...about} />
    case 'address':
      return <AddressField field={field} {...about} />
    case 'date':
      return <DateField field={field} {...about} />
    case 'choice':
      return <ChoiceField field={field} {...about} />
    case 'consent':
      return <ConsentField field={field} {...about} />
    case 'file':
      return <FileField field={field} {...about} />
    default:
  }
  const wired = {
    name,
    label: field.label,
    hint: hint || undefined,
    error: errorAt(asked, name),
    required: field.required,
    value: typedIn(asked.form, name),
  }
  switch (field.kind) {
    case 'text':
      return field.lines > 1 ? <TextArea {...wired} rows={field.lines} /> : <TextInput {...wired} autoComplete="off" />
    case 'amount':
      return <TextInput {...wired} inputMode="numeric" width="short" unit={field.unit} autoComplete="off" />
    default:
      return (
        <TextInput
          {...wired}
          type={field.kind === 'phone' ? 'tel' : 'email'}
          width="medium"
          autoComplete={asked.own.has(field.id) ? AUTOCOMPLETE[field.kind] : 'off'}
        />
      )
  }
}
