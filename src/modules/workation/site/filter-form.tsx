import {
  Button,
  ButtonLink,
  DateInput,
  errorFor,
  type FieldErrorText,
  FoldedOnPhone,
  Form,
  FormActions,
  Select,
  TextInput,
} from '#ui/index.ts'
import type { Language } from '../language.ts'
import { PLACE_KINDS, type PlaceKind } from '../offers/offer.ts'
import type { FilterField, ReadFilters } from './filters.ts'
import { WORDS } from './words.ts'

/** What the list is narrowed by. It works by the address alone: nothing is remembered of whoever looks. */
export function FilterForm({
  path,
  typed,
  errors,
  language,
}: {
  path: string
  typed: ReadFilters['typed']
  errors: FieldErrorText[]
  language: Language
}) {
  const words = WORDS[language]
  const field = (name: FilterField) => ({
    name,
    label: words.fields[name],
    value: typed[name],
    error: errorFor(errors, name),
  })
  const number = (name: FilterField) => <TextInput {...field(name)} inputMode="numeric" />
  const isNarrowed = Object.values(typed).some(Boolean)
  return (
    <FoldedOnPhone icon="filter" summary={words.filters} open={errors.length > 0}>
      <Form action={path} method="get">
        <div class="offer-filters">
          <Select
            {...field('kind')}
            placeholder={words.any}
            options={(Object.keys(PLACE_KINDS) as PlaceKind[]).map((kind) => ({
              value: kind,
              text: words.kinds[kind],
            }))}
          />
          {number('people')}
          <DateInput {...field('from')} />
          <DateInput {...field('through')} />
          {number('down')}
          {number('power')}
          {number('price')}
          {number('air')}
          {number('road')}
        </div>
        <FormActions>
          <Button>{words.narrow}</Button>
          {isNarrowed && (
            <ButtonLink href={path} variant="tertiary">
              {words.clear}
            </ButtonLink>
          )}
        </FormActions>
      </Form>
    </FoldedOnPhone>
  )
}
