import {
  Checkbox,
  errorFor,
  type FieldErrorText,
  Fieldset,
  Grid,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { type Form, typedIn } from '../../definition/reading/form.ts'
import type { SketchField } from '../sketch/sketch.ts'
import type { Attribute } from './attribute.ts'
import { ConditionRows } from './condition-controls.tsx'
import type { Offered } from './condition-rows.ts'
import { RowButton } from './row-button.tsx'
import { rowsTyped } from './typed-rows.ts'

/** What the controls of one form are drawn from. */
export interface Drawn {
  form: Form
  errors: FieldErrorText[]
  /** Answers that a condition here can look at. */
  offered: Offered[]
  /** Fields outside groups, of which some tell who applies. */
  fields: readonly SketchField[]
}

const BOUNDS = [
  { value: '', text: '決めない' },
  { value: 'today', text: 'きょう' },
  { value: 'days', text: 'きょうから数えて(日数)' },
  { value: 'date', text: '決まった日' },
]

const LINES = { line: 0, prose: 4, lines: 4 }

/** Controls of a form of the editor, one below the other. */
export const Controls = ({ attributes, drawn }: { attributes: readonly Attribute[]; drawn: Drawn }) => (
  <>
    {attributes.map((attribute) => (
      <AttributeControl key={attribute.name} attribute={attribute} drawn={drawn} />
    ))}
  </>
)

function AttributeControl({ attribute, drawn }: { attribute: Attribute; drawn: Drawn }) {
  const { name, label, hint, control, optional, unit } = attribute
  const { form, errors } = drawn
  const wired = { name, label, hint, error: errorFor(errors, name) }
  const value = typedIn(form, name)
  switch (control) {
    case 'line':
      return <TextInput {...wired} value={value} required={!optional} autoComplete="off" />
    case 'prose':
    case 'lines':
      return <TextArea {...wired} value={value} required={!optional} rows={LINES[control]} />
    case 'number':
      return (
        <TextInput
          {...wired}
          value={value}
          required={!optional}
          inputMode="numeric"
          width="short"
          unit={unit}
          autoComplete="off"
        />
      )
    case 'check':
      return <Checkbox {...wired} checked={value === '1'} />
    case 'choice': {
      const options = Object.entries(attribute.choices ?? {}).map(([key, text]) => ({ value: key, text }))
      return <RadioGroup {...wired} legend={label} options={options} value={value} />
    }
    case 'field':
      return <FieldChoice attribute={attribute} drawn={drawn} />
    case 'bound':
      return <Bound attribute={attribute} drawn={drawn} />
    case 'many':
      return <Many attribute={attribute} drawn={drawn} />
    case 'options':
      return <Options attribute={attribute} drawn={drawn} />
    default:
      return <ConditionRows {...wired} form={form} offered={drawn.offered} />
  }
}

interface PartProps {
  attribute: Attribute
  drawn: Drawn
}

function FieldChoice({ attribute: { name, label, of, optional }, drawn: { form, errors, fields } }: PartProps) {
  const options = fields
    .filter(({ kind }) => kind === of)
    .map(({ id, ...more }) => ({ value: id, text: String(more['label'] ?? id) }))
  const about = { name, label, error: errorFor(errors, name), required: !optional }
  return (
    <Select
      {...about}
      options={options}
      value={typedIn(form, name)}
      placeholder={optional ? '聞かない' : '選んでください'}
      width="medium"
    />
  )
}

const Bound = ({ attribute: { name, label }, drawn: { form, errors } }: PartProps) => (
  <Fieldset name={`${name}.all`} legend={label} error={errorFor(errors, name)}>
    <div class="editor-row">
      <Select name={name} label="決め方" options={BOUNDS} value={typedIn(form, name)} />
      <TextInput
        name={`${name}.days`}
        label="日数"
        hint="前の日なら −3 のように"
        value={typedIn(form, `${name}.days`)}
        error={errorFor(errors, `${name}.daysFromToday`)}
        width="short"
        unit="日"
        autoComplete="off"
      />
      <TextInput
        name={`${name}.date`}
        label="決まった日"
        hint="例: 2027-04-01"
        value={typedIn(form, `${name}.date`)}
        width="medium"
        autoComplete="off"
      />
    </div>
  </Fieldset>
)

const Many = ({ attribute: { name, label }, drawn: { form, errors } }: PartProps) => (
  <Fieldset name={`${name}.all`} legend={label}>
    <Stack gap="tight">
      <Checkbox
        name={name}
        label="いくつも選べる"
        checked={typedIn(form, name) === '1'}
        error={errorFor(errors, name)}
      />
      <Grid min="small">
        {(['min', 'max'] as const).map((part) => (
          <TextInput
            key={part}
            name={`${name}.${part}`}
            label={part === 'min' ? '少なくとも' : '多くても'}
            value={typedIn(form, `${name}.${part}`)}
            error={errorFor(errors, `${name}.${part}`)}
            inputMode="numeric"
            width="short"
            unit="つ"
            autoComplete="off"
          />
        ))}
      </Grid>
    </Stack>
  </Fieldset>
)

/** Rows that a list has at least, so that nobody has to ask for the first. */
const FIRST_ROWS = 2

function Options({ attribute: { name, label }, drawn: { form, errors } }: PartProps) {
  const typed = rowsTyped(form, name)
  const rows = [...typed, ...Array.from({ length: Math.max(0, FIRST_ROWS - typed.length) }, (): Form => ({}))]
  return (
    <Fieldset name={`${name}.all`} legend={label} error={errorFor(errors, name)} required>
      <input type="hidden" name={`${name}.rows`} value={String(rows.length)} />
      <div class="editor-rows" id={name}>
        {rows.map((row, at) => (
          <div class="editor-row" key={at}>
            <input type="hidden" name={`${name}.${at}.value`} value={typedIn(row, 'value')} />
            <TextInput
              name={`${name}.${at}.label`}
              label={`選択肢 ${at + 1}`}
              value={typedIn(row, 'label')}
              error={errorFor(errors, `${name}.${at}.label`) ?? errorFor(errors, `${name}.${at}.value`)}
              autoComplete="off"
            />
            <TextInput
              name={`${name}.${at}.hint`}
              label="ひとこと(なくてもよい)"
              value={typedIn(row, 'hint')}
              error={errorFor(errors, `${name}.${at}.hint`)}
              autoComplete="off"
            />
            <div class="editor-row-buttons">
              {at > 0 && <RowButton press="up" of={`${name}.${at}`} label={`選択肢 ${at + 1} を上へ`} text="上へ" />}
              <RowButton press="remove" of={`${name}.${at}`} label={`選択肢 ${at + 1} を消す`} text="消す" />
            </div>
          </div>
        ))}
      </div>
      <div>
        <RowButton press="add" of={name} text="選択肢を増やす" />
      </div>
    </Fieldset>
  )
}
