import { DatePartsInput } from '#ui/index.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import type { DateBound } from '../field.ts'
import type { FieldOf } from '../definition.ts'
import { typedIn } from '../reading/form.ts'
import { exampleDay, WESTERN } from '../reading/read-date.ts'
import { type Asked, errorAt } from './asked.ts'

const ERAS = [
  { value: '', text: '元号' },
  ...['令和', '平成', '昭和', '大正', WESTERN].map((value) => ({ value, text: value })),
]

/** A day to come can only be of this era; a day of the past may be of any. */
const isToCome = (bound: DateBound | undefined): boolean =>
  bound === 'today' || (typeof bound === 'object' && bound.daysFromToday >= 0)

interface DateFieldProps {
  field: FieldOf<'date'>
  name: string
  hint: string
  asked: Asked
}

export function DateField({ field, name, hint, asked }: DateFieldProps) {
  const { label, required, earliest, latest } = field
  const part = (key: string) => typedIn(asked.form, `${name}.${key}`)
  const example = `例: ${formatWareki(exampleDay(earliest, latest, asked.today))}`
  return (
    <DatePartsInput
      name={name}
      legend={label}
      hint={[hint, example].filter(Boolean).join(' ')}
      error={errorAt(asked, name)}
      required={required}
      eras={ERAS}
      value={{
        era: part('era') || (isToCome(earliest) ? '令和' : ''),
        year: part('year'),
        month: part('month'),
        day: part('day'),
      }}
    />
  )
}
