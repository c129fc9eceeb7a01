import { Button, Fieldset } from '#ui/index.ts'
import type { Group } from '../definition.ts'
import { rowsTyped } from '../reading/read-group.ts'
import { type Asked, errorAt } from './asked.ts'
import { AskedField } from './asked-field.tsx'
import { PlainFieldControls } from './plain-field.tsx'

/** Its rows, with buttons for one more and one less that post the page and work without JavaScript. */
export function GroupField({ field, hint, asked }: { field: Group; hint: string; asked: Asked }) {
  const { id, label, noun, fields, min, max, required } = field
  const rows = Math.max(rowsTyped(field, id, asked.form), required ? 1 : 0)
  return (
    <Fieldset name={id} legend={label} hint={hint || undefined} error={errorAt(asked, id)} required={required}>
      <input type="hidden" name={`${id}.rows`} value={String(rows)} />
      {Array.from({ length: rows }, (_, row) => (
        <fieldset class="group-row" data-row={row}>
          <legend>
            {noun} {row + 1}
          </legend>
          <div class="asked-fields">
            {fields.map((inner) => (
              <AskedField field={inner} asked={asked}>
                {(hint) => (
                  <PlainFieldControls field={inner} name={`${id}.${row}.${inner.id}`} hint={hint} asked={asked} />
                )}
              </AskedField>
            ))}
          </div>
          {rows > Math.max(min, required ? 1 : 0) && (
            <Button name="remove" value={`${id}.${row}`} variant="tertiary">
              {`${noun} ${row + 1} を取り消す`}
            </Button>
          )}
        </fieldset>
      ))}
      {rows < max && (
        <div>
          <Button id={id} name="add" value={id} variant="secondary" icon="plus">
            {`${noun}を加える`}
          </Button>
        </div>
      )}
    </Fieldset>
  )
}
