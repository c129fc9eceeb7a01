import { Fieldset, TextInput } from '#ui/index.ts'
import type { FieldOf } from '../definition.ts'
import { typedIn } from '../reading/form.ts'
import { type Asked, errorAt } from './asked.ts'

const PARTS = [
  ['family', '姓', 'family-name'],
  ['given', '名', 'given-name'],
  ['familyKana', '姓のフリガナ', 'off'],
  ['givenKana', '名のフリガナ', 'off'],
] as const

/** Four boxes in two rows: 姓 and 名, and how they are read. Every character is welcome. */
export const NameField = ({
  field,
  name,
  hint,
  asked,
}: {
  field: FieldOf<'name'>
  name: string
  hint: string
  asked: Asked
}) => (
  <Fieldset name={name} legend={field.label} hint={hint || undefined} required={field.required}>
    <div class="field-pairs">
      {PARTS.map(([part, label, autoComplete]) => (
        <TextInput
          name={`${name}.${part}`}
          label={label}
          value={typedIn(asked.form, `${name}.${part}`)}
          error={errorAt(asked, `${name}.${part}`)}
          autoComplete={asked.own.has(field.id) ? autoComplete : 'off'}
        />
      ))}
    </div>
  </Fieldset>
)
