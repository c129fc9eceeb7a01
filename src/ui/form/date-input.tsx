import type { PartialInputHTMLAttributes } from 'preact'
import { Icon } from '../data/icon.tsx'
import type { PassedOn } from '../types.ts'
import { Field, splitField, type FieldProps } from './field.tsx'
import { Fieldset, type FieldsetProps } from './fieldset.tsx'
import { option, type Option } from './select.tsx'

type DateInputLook = {
  /** YYYY-MM-DD, as min and max are. */
  value?: string
  kind?: 'date' | 'time' | 'datetime-local' | 'month'
}

export type DateInputProps = FieldProps &
  DateInputLook &
  PassedOn<PartialInputHTMLAttributes<HTMLInputElement>, FieldProps & DateInputLook & { type: string }>

/** A day near today, chosen from the browser's own calendar. For a birthday, DatePartsInput. */
export function DateInput(props: DateInputProps) {
  const { field, control } = splitField(props)
  const { kind = 'date', ...rest } = control
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...rest}
          {...wiring}
          type={kind}
          class="input"
          data-width={kind === 'datetime-local' ? 'medium' : 'short'}
        />
      )}
    </Field>
  )
}

export type DatePartsInputProps = Omit<FieldsetProps, 'children' | 'role'> & {
  value?: { era?: string; year?: string; month?: string; day?: string }
  /** 令和, 平成, 昭和, 西暦 …: adds a choice of era named `name.era`. */
  eras?: Option[]
  words?: { era: string; year: string; month: string; day: string }
}

const japanese = { era: '元号', year: '年', month: '月', day: '日' }

/** A remembered day, typed: fields `name.year`, `name.month`, `name.day`. The year carries the id, so that errors lead to it. */
export function DatePartsInput({ value = {}, eras, words = japanese, ...field }: DatePartsInputProps) {
  const { name, id = name, error } = field
  const invalid = error ? 'true' : undefined
  return (
    <Fieldset {...field} id={id}>
      <div class="date-parts">
        {eras && (
          <span class="select">
            <select class="input" name={`${name}.era`} aria-label={words.era} aria-invalid={invalid}>
              {eras.map(option(value.era))}
            </select>
            <Icon name="chevron-down" size={16} />
          </span>
        )}
        {(['year', 'month', 'day'] as const).map((part) => (
          <label>
            <input
              class="input"
              id={part === 'year' ? id : `${id}-${part}`}
              name={`${name}.${part}`}
              value={value[part]}
              inputMode="numeric"
              maxLength={part === 'year' ? 4 : 2}
              data-part={part}
              autoComplete="off"
              aria-invalid={invalid}
            />
            <span>{words[part]}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}
