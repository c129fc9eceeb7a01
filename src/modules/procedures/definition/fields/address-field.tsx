import { Button, Fieldset, Select, TextInput } from '#ui/index.ts'
import type { FieldOf } from '../definition.ts'
import { typedIn } from '../reading/form.ts'
import { PREFECTURES } from '../reading/prefectures.ts'
import { type Asked, errorAt } from './asked.ts'

const prefectures = PREFECTURES.map((value) => ({ value, text: value }))

interface AddressFieldProps {
  field: FieldOf<'address'>
  name: string
  hint: string
  asked: Asked
}

/** The postal code fills in the rest: at once with JavaScript, by the button without. */
export function AddressField({ field, name, hint, asked }: AddressFieldProps) {
  const wired = (part: string, label: string, autoComplete: string) => ({
    name: `${name}.${part}`,
    label,
    value: typedIn(asked.form, `${name}.${part}`),
    error: errorAt(asked, `${name}.${part}`),
    autoComplete: asked.own.has(field.id) ? autoComplete : 'off',
  })
  return (
    <Fieldset name={name} legend={field.label} hint={hint || undefined} required={field.required}>
      <div class="address-field" data-address={name}>
        <div class="postal-code">
          <TextInput
            {...wired('postalCode', '郵便番号', 'postal-code')}
            inputMode="numeric"
            width="short"
            maxLength={20}
          />
          <Button name="fill" value={name} variant="secondary">
            住所を入れる
          </Button>
        </div>
        <Select
          {...wired('prefecture', '都道府県', 'address-level1')}
          options={prefectures}
          placeholder="選んでください"
          width="medium"
        />
        <TextInput {...wired('city', '市区町村', 'address-level2')} width="medium" />
        <TextInput {...wired('town', '町名・番地', 'address-line1')} hint="例: 本町1-2-3" />
        <TextInput {...wired('building', '建物名・部屋番号', 'address-line2')} required={false} />
      </div>
    </Fieldset>
  )
}
