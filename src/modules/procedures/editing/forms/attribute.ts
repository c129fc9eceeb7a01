import { KINDS, type Kind } from '../sketch/sketch.ts'

/** How something is typed, kept and told. `form.ts` reads it, `controls.tsx` draws it, `tell-attribute.ts` says it. */
export type Control =
  | 'line'
  | 'prose'
  /** One entry a line. */
  | 'lines'
  | 'number'
  | 'check'
  | 'choice'
  /** A day, today, or so many days from today. */
  | 'bound'
  | 'options'
  /** Several may be chosen: from how many to how many. */
  | 'many'
  | 'when'
  /** A field that tells who applies. */
  | 'field'

/** One thing that a definition says of itself, a page or a field: `name` is where it stands, `about.who`. */
export interface Attribute {
  name: string
  label: string
  control: Control
  hint?: string
  optional?: true
  unit?: string
  choices?: Record<string, string>
  /** Of which kind the field is that is chosen. */
  of?: Kind
}

const when: Attribute = {
  name: 'when',
  label: '聞く場合',
  control: 'when',
  hint: '前の質問の答えによって聞くときだけ選びます。空けておくと、いつも聞きます。',
}

export const PAGE: Attribute[] = [
  { name: 'title', label: 'ページの題', control: 'line' },
  { name: 'lead', label: '初めに読む説明', control: 'prose', optional: true },
  when,
]

const RESULTS = { notice: 'お知らせだけ', certificate: '証明書を交付する' }
const ASSURANCE = {
  none: '確かめない',
  confirmed: '届くメールアドレスか LINE で確かめる',
  identity: 'マイナンバーカードなどで本人確認をする',
}

export const ABOUT: Attribute[] = [
  { name: 'title', label: '手続の名前', control: 'line' },
  {
    name: 'summary',
    label: 'どんな手続か',
    control: 'line',
    hint: '一文で。例: 引っ越しなどで水道を使い始めるときの申込みです。',
  },
  { name: 'about.who', label: '申請できる方', control: 'prose', hint: 'いつまでに申請するかも書きます。' },
  { name: 'about.cost', label: 'かかるお金', control: 'line', hint: '例: かかりません' },
  {
    name: 'about.bring',
    label: '手元に用意するもの',
    control: 'lines',
    optional: true,
    hint: '一行に一つずつ書きます。',
  },
  { name: 'about.minutes', label: '書くのにかかる時間', control: 'number', unit: '分' },
  { name: 'about.law', label: '根拠の法令', control: 'line', optional: true },
  {
    name: 'standardDays',
    label: '標準処理期間',
    control: 'number',
    optional: true,
    unit: '営業日',
    hint: '決めていなければ、空けておきます。',
  },
  { name: 'criteria', label: '審査の基準', control: 'prose' },
  { name: 'assurance', label: '申請する方の確かめ方', control: 'choice', choices: ASSURANCE },
  { name: 'applicant.name', label: '申請する方の名前を聞く質問', control: 'field', of: 'name' },
  { name: 'applicant.email', label: 'メールアドレスを聞く質問', control: 'field', of: 'email', optional: true },
  { name: 'applicant.phone', label: '電話番号を聞く質問', control: 'field', of: 'phone', optional: true },
]

export const WORDS: Attribute[] = [
  { name: 'notices.received', label: '届いたときのお知らせ', control: 'prose' },
  { name: 'notices.corrected', label: '直していただくときのお知らせ', control: 'prose', optional: true },
  { name: 'notices.decided', label: '終わったときのお知らせ', control: 'prose' },
  { name: 'result.kind', label: '終わり方', control: 'choice', choices: RESULTS },
  { name: 'result.title', label: '証明書の題', control: 'line', optional: true },
  { name: 'result.body', label: '証明書の本文', control: 'prose', optional: true },
  { name: 'result.validMonths', label: '証明書の有効期間', control: 'number', optional: true, unit: 'か月' },
]

const ACCEPTED = { both: '写真か PDF', photo: '写真', pdf: 'PDF' }
const min: Attribute = { name: 'min', label: 'いちばん少ない数', control: 'number' }
const max: Attribute = { name: 'max', label: 'いちばん多い数', control: 'number' }

/** What fields of a kind have beside label, hint and case. */
const OWN: Record<Kind, Attribute[]> = {
  text: [
    { name: 'lines', label: '行数', control: 'number', unit: '行' },
    { name: 'maxLength', label: '字数の上限', control: 'number', unit: '字' },
  ],
  choice: [
    { name: 'options', label: '選択肢', control: 'options' },
    { name: 'many', label: '選べる数', control: 'many' },
  ],
  date: [
    { name: 'earliest', label: 'いちばん早い日', control: 'bound' },
    { name: 'latest', label: 'いちばん遅い日', control: 'bound' },
  ],
  amount: [{ name: 'unit', label: '単位', control: 'line', hint: '例: 人、円、個' }, min, max],
  name: [],
  address: [],
  phone: [],
  email: [],
  file: [
    { name: 'what', label: '書類の名前', control: 'line', hint: '例: 本人確認書類の写し' },
    { name: 'accept', label: '付けられるもの', control: 'choice', choices: ACCEPTED },
    { name: 'max', label: '付けられる数', control: 'number', unit: '件' },
  ],
  consent: [{ name: 'text', label: '確かめてもらう文', control: 'prose' }],
  group: [{ name: 'noun', label: '一つぶんの呼び名', control: 'line', hint: '例: お子さん、品目' }, min, max],
}

/** What a field of a kind is before anybody has typed anything. */
export const BEGINNINGS: Record<Kind, Record<string, unknown>> = {
  text: { lines: 1, maxLength: 100 },
  choice: { options: [] },
  date: {},
  amount: { min: 0, max: 100 },
  name: {},
  address: {},
  phone: {},
  email: {},
  file: { accept: 'both', max: 1 },
  consent: {},
  group: { min: 1, max: 10 },
}

export const fieldAttributes = (kind: Kind): Attribute[] => [
  { name: 'label', label: '質問', control: 'line' },
  { name: 'hint', label: '書き方の説明', control: 'prose', optional: true },
  { name: 'required', label: '必ず答えてもらう', control: 'check' },
  ...OWN[kind],
  when,
]

export const isKind = (text: string): text is Kind => Object.hasOwn(KINDS, text)
