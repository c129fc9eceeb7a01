import { Checkbox, errorFor, type FieldErrorText, Select, TextInput } from '#ui/index.ts'
import { WordsInEach } from '../../languages/words-in-each.tsx'
import { DAY, STANDARD_WORDS } from '../promise-words.ts'
import type { TypedTerms } from './read-terms.ts'

const UNITS = [
  { value: 'day', text: '営業日(その日の受付が終わるまで)' },
  { value: 'hour', text: '時間(受付時間だけを数える)' },
]

interface FieldsProps {
  typed: TypedTerms
  errors: FieldErrorText[]
}

/** How long, when the section is warned, and whether the program answers outside office hours. */
export const TermsFields = ({ typed, errors }: FieldsProps) => (
  <>
    <TextInput
      name="amount"
      label="約束する長さ"
      width="short"
      inputMode="numeric"
      required
      value={typed.amount}
      error={errorFor(errors, 'amount')}
    />
    <Select
      name="unit"
      label="単位"
      width="medium"
      options={UNITS}
      value={typed.unit}
      error={errorFor(errors, 'unit')}
    />
    <TextInput
      name="warnHours"
      label="期限の何時間前に担当の課に知らせるか"
      hint="受付時間で数えます。0 なら知らせません。過ぎたときは課長に知らせます"
      unit="時間"
      width="short"
      inputMode="numeric"
      required
      value={typed.warnHours}
      error={errorFor(errors, 'warnHours')}
    />
    <Checkbox name="answers" label="受付時間外に届いたら、いつまでに答えるかをすぐに伝える" checked={typed.answers} />
  </>
)

/** What the program says, in each language. */
export const WordsFields = ({ typed, errors }: FieldsProps) => (
  <WordsInEach
    label="伝える言葉"
    hint={(language) => `${DAY} が、答える日になります。空にすると「${STANDARD_WORDS[language]}」`}
    words={typed}
    errors={errors}
  />
)
