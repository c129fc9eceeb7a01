import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import { identitiesAmong } from '../editions/refuse-identities.ts'
import type { ChangedDataset } from './datasets.queries.ts'
import { FREQUENCIES, LICENCES, THEMES } from './vocabulary.ts'

export const SLUG = /^[a-z0-9][a-z0-9_-]{0,98}[a-z0-9]$/

const keywordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .normalize('NFC')
      .split(/[、,;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
]

/** What a form says of a dataset. @throws Refusal 422 with everything that is wrong */
export function readDataset(typed: Typed, isNew: boolean): ChangedDataset & { slug: string; sectionId: number } {
  const form = formReader(typed)
  const slug = firstOf(typed, 'slug').trim().toLowerCase()
  if (isNew && !SLUG.test(slug))
    form.wrong('slug', 'アドレスの名前は、英小文字、数字、ハイフンの 2 文字から 100 文字で入力してください。例: parks')
  const keywords = keywordsOf(firstOf(typed, 'keywords'))
  if (keywords.length > 50 || keywords.some((one) => one.length > 50))
    form.wrong('keywords', 'キーワードは、1 つ 50 文字まで、50 個までにしてください。')
  const read = {
    slug,
    title: form.line('title', 'データの名前', 200),
    summary: form.text('summary', '説明', 2_000),
    sectionId: isNew ? form.id('section', '課') : 0,
    theme: form.oneOf('theme', '分類', THEMES),
    keywords,
    licence: form.oneOf('licence', 'ライセンス', LICENCES),
    frequency: form.oneOf('frequency', '更新頻度', FREQUENCIES),
    isStatistics: firstOf(typed, 'statistics') !== '',
  }
  if (read.summary === '')
    form.wrong('summary', '説明を入力してください。何の、いつの、どこから来たデータかを書きます。')
  const said = [
    { field: 'title', label: 'データの名前', text: read.title },
    { field: 'summary', label: '説明', text: read.summary },
    { field: 'keywords', label: 'キーワード', text: keywords.join('、') },
  ]
  for (const { field, message } of identitiesAmong(said)) form.wrong(field!, message)
  form.done()
  return read
}
