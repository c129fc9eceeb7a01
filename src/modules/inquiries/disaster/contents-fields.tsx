import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Mistake } from '#lib/refusal.ts'
import { errorFor, Fieldset, Select, TextArea, TextInput } from '#ui/index.ts'
import { type List, LISTS, LONGEST_GREETING, LONGEST_TITLE, LONGEST_TO_DO, STANDS } from './disaster.ts'
import { rowField } from './read-contents.ts'

interface FieldsProps {
  typed: Typed
  errors: Mistake[]
}

/** Empty rows below those that are filled: whoever needs more saves and finds more. */
const SPARE = { shelters: 3, phones: 2, links: 2 } satisfies Record<List, number>

/** 災害のときの内容: plain blocks, and what the talk says by itself. */
export const ContentsFields = ({ typed, errors }: FieldsProps) => (
  <>
    <TextInput
      name="title"
      label="見出し"
      hint="例: 大雨のため、避難所を開いています"
      maxLength={LONGEST_TITLE}
      required
      value={firstOf(typed, 'title')}
      error={errorFor(errors, 'title')}
    />
    <TextArea
      name="whatToDo"
      label="いま すること"
      hint="1行に一つ。短く、やさしい言葉で"
      rows={4}
      maxLength={LONGEST_TO_DO}
      required
      value={firstOf(typed, 'whatToDo')}
      error={errorFor(errors, 'whatToDo')}
    />
    <Rows list="shelters" typed={typed} errors={errors} />
    <Rows list="phones" typed={typed} errors={errors} />
    <Rows list="links" typed={typed} errors={errors} />
    <TextArea
      name="greetingJa"
      label="自動の返事"
      hint="LINE と町のページで相談した人に、すぐに届きます。いつ答えるかの約束の代わりになります"
      rows={3}
      maxLength={LONGEST_GREETING}
      required
      value={firstOf(typed, 'greetingJa')}
      error={errorFor(errors, 'greetingJa')}
    />
    <TextArea
      name="greetingEn"
      label="英語の自動の返事"
      hint="空なら、日本語のものを送ります"
      rows={3}
      maxLength={LONGEST_GREETING}
      required={false}
      value={firstOf(typed, 'greetingEn')}
      error={errorFor(errors, 'greetingEn')}
    />
  </>
)

function Rows({ list, typed, errors }: FieldsProps & { list: List }) {
  const { fields, most, word } = LISTS[list]
  const names = Object.entries(fields)
  // How a place stands is always chosen, and says nothing of whether the row is used.
  const telling = names.filter(([name]) => name !== 'shelterStands')
  const filled = Math.max(...telling.map(([name]) => typed[name]?.findLastIndex((value) => value !== '') ?? -1)) + 1
  const count = Math.min(filled + SPARE[list], most)
  return (
    <>
      {Array.from({ length: count }, (_, row) => (
        <Fieldset
          name={rowField(list, row)}
          legend={`${word}${row + 1}`}
          hint={row >= filled ? '使わないときは空のままに' : undefined}
        >
          {names.map(([name, { text, longest }]) => {
            const shared = {
              name,
              id: rowField(name, row),
              label: text,
              required: false,
              value: typed[name]?.[row] ?? '',
              error: errorFor(errors, rowField(name, row)),
            } as const
            return name === 'shelterStands' ? (
              <Select
                {...shared}
                value={shared.value || 'closed'}
                width="medium"
                options={Object.entries(STANDS).map(([value, text]) => ({ value, text }))}
              />
            ) : (
              <TextInput {...shared} width="medium" maxLength={longest} />
            )
          })}
        </Fieldset>
      ))}
    </>
  )
}
