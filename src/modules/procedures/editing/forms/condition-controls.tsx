import { Fieldset, RadioGroup, Select, TextInput } from '#ui/index.ts'
import { type Form, typedIn } from '../../definition/reading/form.ts'
import { MODES, type Offered } from './condition-rows.ts'
import { RowButton } from './row-button.tsx'
import { rowsTyped } from './typed-rows.ts'

interface ConditionRowsProps {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  form: Form
  offered: Offered[]
}

const NOT = [
  { value: '', text: 'のとき' },
  { value: '1', text: 'でないとき' },
]

/** 「質問 X の答えが Y のとき」, a row each, without a word of JSON. */
export function ConditionRows({ name, label, hint, error, form, offered }: ConditionRowsProps) {
  const typed = rowsTyped(form, name)
  if (offered.length === 0 && typed.length === 0) return null
  const rows = typed.length > 0 ? typed : [{}]
  const isCounted = offered.some(({ answers }) => answers.some(({ value }) => / (at|equals)/.test(value)))
  const mode = typedIn(form, `${name}.mode`) || 'all'
  return (
    <Fieldset name={`${name}.all`} legend={label} hint={hint} error={error}>
      <input type="hidden" name={`${name}.rows`} value={String(rows.length)} />
      {rows.length > 1 ? (
        <RadioGroup
          name={`${name}.mode`}
          legend="下の行の"
          options={Object.entries(MODES).map(([value, text]) => ({ value, text }))}
          value={mode}
          inline
        />
      ) : (
        <input type="hidden" name={`${name}.mode`} value={mode} />
      )}
      <div class="editor-rows" id={name}>
        {rows.map((row, at) => (
          <ConditionRow
            key={at}
            name={`${name}.${at}`}
            number={at + 1}
            row={row}
            offered={offered}
            isCounted={isCounted}
          />
        ))}
      </div>
      <div>
        <RowButton press="add" of={name} text="行を増やす" />
      </div>
    </Fieldset>
  )
}

interface RowProps {
  name: string
  number: number
  row: Form
  offered: Offered[]
  isCounted: boolean
}

const ConditionRow = ({ name, number, row, offered, isCounted }: RowProps) => (
  <div class="editor-row">
    {typedIn(row, 'kept') ? (
      <p>
        <input type="hidden" name={`${name}.kept`} value={typedIn(row, 'kept')} />
        ここでは直せない条件です(前の質問が見つからないか、組合せが深いもの)。そのまま残すか、消して選び直します。
      </p>
    ) : (
      <>
        <Select
          name={`${name}.answer`}
          label={`質問と答え ${number}`}
          placeholder="(選ばない)"
          options={offered.map(({ question, answers }) => ({ group: question, options: answers }))}
          value={typedIn(row, 'answer')}
        />
        {isCounted && (
          <TextInput
            name={`${name}.number`}
            label="(数)"
            value={typedIn(row, 'number')}
            inputMode="numeric"
            width="short"
            autoComplete="off"
          />
        )}
        <Select name={`${name}.not`} label="どんなとき" options={NOT} value={typedIn(row, 'not')} width="short" />
      </>
    )}
    <div class="editor-row-buttons">
      <RowButton press="remove" of={name} label={`行 ${number} を消す`} text="消す" />
    </div>
  </div>
)
