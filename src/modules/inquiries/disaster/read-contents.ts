import { formReader, type FormReader, tidy, type Typed } from '#kernel/http/form-reader.ts'
import {
  type DisasterContents,
  type List,
  LISTS,
  LONGEST_GREETING,
  LONGEST_TITLE,
  LONGEST_TO_DO,
  STANDS,
  type Stands,
} from './disaster.ts'

/** A field of one row of a list, as an error names it and the page leads to it. */
export const rowField = (field: string, row: number): string => `${field}-${row + 1}`

/** Rows of a list in which something was typed, each with its place on the form. @throws nothing; what is wrong is told to `form` */
function readRows<Field extends string>(
  form: FormReader,
  typed: Typed,
  list: List,
  optional: readonly Field[],
): ({ row: number } & Record<Field, string>)[] {
  const { fields, most, word } = LISTS[list]
  const names = Object.keys(fields) as Field[]
  const length = Math.min(Math.max(...names.map((name) => typed[name]?.length ?? 0)), 100)
  const rows = Array.from({ length }, (_, row) => ({
    row,
    ...(Object.fromEntries(names.map((name) => [name, tidy(typed[name]?.[row] ?? '')])) as Record<Field, string>),
  })).filter((one) => names.some((name) => name !== 'shelterStands' && one[name] !== ''))
  if (rows.length > most) form.wrong(rowField(names[0]!, most), `${word}は ${most} 件までにしてください。`)
  for (const one of rows)
    for (const name of names) {
      const { text, longest } = (fields as Record<string, { text: string; longest: number }>)[name]!
      if (one[name] === '' && !optional.includes(name))
        form.wrong(rowField(name, one.row), `${text}を入力してください。`)
      if (one[name].length > longest)
        form.wrong(rowField(name, one.row), `${text}は ${longest} 文字までにしてください。`)
    }
  return rows
}

const isHttps = (address: string) => URL.parse(address)?.protocol === 'https:'
const isOwn = (address: string) => /^\/(?![/\\])[\x21-\x7e]*$/.test(address)

/** @throws Refusal 422 with everything that is wrong */
export function readContents(typed: Typed): DisasterContents {
  const form = formReader(typed)
  const title = form.line('title', '見出し', LONGEST_TITLE)
  const text = (field: string, word: string, longest: number): string => {
    const words = form.text(field, word, longest)
    if (words === '') form.wrong(field, `${word}を入力してください。`)
    return words
  }
  const whatToDo = text('whatToDo', 'いま すること', LONGEST_TO_DO)
  const shelters = readRows<'shelterName' | 'shelterAddress' | 'shelterStands' | 'shelterMap'>(
    form,
    typed,
    'shelters',
    ['shelterMap'],
  ).map(({ row, shelterName: name, shelterAddress: address, shelterStands: stands, shelterMap: map }) => {
    if (stands && !Object.hasOwn(STANDS, stands))
      form.wrong(rowField('shelterStands', row), 'いまの状態を選んでください。')
    if (map && !isHttps(map))
      form.wrong(rowField('shelterMap', row), '地図のリンクは、https:// で始まる住所を入力してください。')
    return { name, address, stands: stands as Stands, map }
  })
  const phones = readRows<'phoneName' | 'phoneNumber'>(form, typed, 'phones', []).map(
    ({ row, phoneName: name, phoneNumber: number }) => {
      if (number && !/^[0-9][0-9-]{2,19}$/.test(number.normalize('NFKC')))
        form.wrong(rowField('phoneNumber', row), '電話番号は、数字とハイフンで入力してください。例: 0980-00-0119')
      return { name, number: number.normalize('NFKC') }
    },
  )
  const links = readRows<'linkText' | 'linkHref'>(form, typed, 'links', []).map(({ row, linkText, linkHref: href }) => {
    if (href && !isHttps(href) && !isOwn(href))
      form.wrong(rowField('linkHref', row), '行き先は、https:// か / で始まる住所を入力してください。')
    return { text: linkText, href }
  })
  const ja = text('greetingJa', '自動の返事', LONGEST_GREETING)
  const en = form.text('greetingEn', '英語の自動の返事', LONGEST_GREETING)
  form.done()
  return { title, whatToDo, shelters, phones, links, greeting: { ja, en: en || null } }
}

/** The form as it is shown for what is prepared. */
export const typedContents = ({ shelters, phones, links, greeting, ...words }: DisasterContents): Typed => ({
  title: [words.title],
  whatToDo: [words.whatToDo],
  shelterName: shelters.map(({ name }) => name),
  shelterAddress: shelters.map(({ address }) => address),
  shelterStands: shelters.map(({ stands }) => stands),
  shelterMap: shelters.map(({ map }) => map),
  phoneName: phones.map(({ name }) => name),
  phoneNumber: phones.map(({ number }) => number),
  linkText: links.map(({ text }) => text),
  linkHref: links.map(({ href }) => href),
  greetingJa: [greeting.ja],
  greetingEn: [greeting.en ?? ''],
})
