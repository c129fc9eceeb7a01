import type { Mistake } from '#lib/refusal.ts'
import { shorten } from '#lib/text/names.ts'
import { Button, Checkbox, errorFor, Fieldset, Form, FormActions, Grid, Select, TextInput } from '#ui/index.ts'
import { type CountsTable, LEAST_OF_ALL, MOST_OF_ALL } from './counts-table.ts'
import { type AtGate, columnField, type Wish } from './look-at-gate.ts'
import { ROLES } from './roles.ts'

/** Cells of a column by which it is known again. */
const EXAMPLES = 3
const LONGEST = 12

const options = Object.entries(ROLES).map(([value, text]) => ({ value, text }))

const examplesOf = ({ rows }: CountsTable, column: number): string => {
  const said = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
  return said.length === 0
    ? '値がありません'
    : `例: ${[...new Set(said)]
        .slice(0, EXAMPLES)
        .map((cell) => shorten(cell, LONGEST))
        .join('、')}`
}

/** What the section chooses: what each column is, and what is too small. Choosing changes nothing yet. */
export const ChoiceForm = ({
  action,
  wish,
  at,
  errors,
}: {
  action: string
  wish: Wish
  at: AtGate | undefined
  errors: Mistake[]
}) => (
  <Form action={action} method="get" hidden={at ? { edition: String(at.edition.id) } : {}}>
    {at?.tables.map(({ table, counts, roles }) => (
      <Fieldset
        name={table.key}
        legend={`「${table.title}」の列には、何が入っていますか`}
        hint="表の中身から選んであります。違っていたら選び直して、「この内容で確かめる」を押してください。「人数」と「合計」の列だけ、少ない数を隠します。"
      >
        <Grid min="small">
          {table.columns.map((name, column) => (
            <Select
              name={columnField(table, column)}
              label={name}
              hint={examplesOf(counts, column)}
              options={options}
              value={roles[column] ?? ''}
              error={errorFor(errors, columnField(table, column))}
            />
          ))}
        </Grid>
      </Fieldset>
    ))}
    <TextInput
      name="least"
      label="いくつ未満を小さな数とするか"
      value={Number.isNaN(wish.least) ? '' : String(wish.least)}
      inputMode="numeric"
      width="short"
      unit="人未満"
      hint={`${LEAST_OF_ALL} から ${MOST_OF_ALL} まで。町の基準に合わせます。決まりがなければ 10 です。`}
      error={errorFor(errors, 'least')}
      required
    />
    <Checkbox
      name="zeros"
      value="1"
      checked={wish.hideZeros}
      label="0 も隠す"
      hint="0 であることから人のことが分かるときに選びます。"
    />
    <FormActions>
      <Button variant="secondary">この内容で確かめる</Button>
    </FormActions>
  </Form>
)
