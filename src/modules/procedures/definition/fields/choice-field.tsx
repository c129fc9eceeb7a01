import { Checkbox, CheckboxGroup, Fieldset, RadioGroup, Select } from '#ui/index.ts'
import type { FieldOf } from '../definition.ts'
import { allTyped, typedIn } from '../reading/form.ts'
import { type Asked, errorAt } from './asked.ts'

/** More are easier to find in a list that opens. */
const MOST_RADIOS = 10

interface Props<Kind extends 'choice' | 'consent'> {
  field: FieldOf<Kind>
  name: string
  hint: string
  asked: Asked
}

export function ChoiceField({ field, name, hint, asked }: Props<'choice'>) {
  const { label, options, many, required } = field
  const wired = { name, error: errorAt(asked, name), hint: hint || undefined, required }
  const chosen = allTyped(asked.form, name)
  if (!many && options.length > MOST_RADIOS) {
    const texts = options.map((option) => ({ value: option.value, text: option.label }))
    return (
      <Select {...wired} label={label} options={texts} value={chosen[0]} placeholder="選んでください" width="medium" />
    )
  }
  const choices = options.map((option) => ({ value: option.value, text: option.label, hint: option.hint }))
  if (many) return <CheckboxGroup {...wired} legend={label} options={choices} values={chosen} />
  // Whoever need not answer can take their answer back: a radio button alone cannot be released.
  const none = required ? [] : [{ value: '', text: '答えない' }]
  return <RadioGroup {...wired} legend={label} options={[...choices, ...none]} value={chosen[0]} />
}

export const ConsentField = ({ field, name, hint, asked }: Props<'consent'>) => (
  <Fieldset name={`${name}.about`} legend={field.label} hint={hint || undefined} required={field.required}>
    <div class="consent-text">
      {field.text.split('\n').map((text) => (
        <p>{text}</p>
      ))}
    </div>
    <Checkbox
      name={name}
      label="確かめて、同意します"
      error={errorAt(asked, name)}
      checked={typedIn(asked.form, name) !== ''}
    />
  </Fieldset>
)
