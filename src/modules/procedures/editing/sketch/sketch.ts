import { z } from 'zod'
import { isTooDeep } from '#lib/json/too-deep.ts'
import { SCHEMA, slug } from '../../definition/definition.ts'
import { fieldId, pageId } from '../../definition/field.ts'
import type { Finding } from '../../definition/finding.ts'

export const KINDS = {
  text: '文字',
  choice: '選択',
  date: '日付',
  amount: '数',
  name: 'お名前',
  address: '住所',
  phone: '電話番号',
  email: 'メールアドレス',
  file: '書類(写真・PDF)',
  consent: '確かめて同意すること',
  group: '同じ質問の繰返し',
} as const
export type Kind = keyof typeof KINDS

/** Whatever else stands there is as it was typed: `readDefinition` says what is wrong with it. */
export interface SketchField {
  id: string
  kind: Kind
  /** Of a group. */
  fields?: SketchField[] | undefined
  [more: string]: unknown
}

export interface SketchPage {
  id: string
  fields: SketchField[]
  [more: string]: unknown
}

/** 下書きの中身: a definition that may be unfinished. Only its frame is sure: which pages there are, which fields, and their ids. */
export interface Sketch {
  id: string
  pages: SketchPage[]
  [more: string]: unknown
}

const kinds = Object.keys(KINDS) as [Kind, ...Kind[]]
const inner = z.looseObject({ id: fieldId, kind: z.enum(kinds).exclude(['group']) })
const field = z.looseObject({ id: fieldId, kind: z.enum(kinds), fields: z.array(inner).max(30).optional() })
const page = z.looseObject({ id: pageId, fields: z.array(field).max(40) })
const sketch = z.looseObject({ id: slug, pages: z.array(page).max(40) })

/** Largest one in characters of JSON: several times what the largest procedure that we know of takes. */
const LARGEST = 1_000_000

/** Every field, those of groups too, in their order. */
export const fieldsOf = ({ pages }: Sketch): SketchField[] =>
  pages.flatMap((page) => page.fields.flatMap((one) => [one, ...(one.fields ?? [])]))

function twice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}

/** NUL and halves of characters, as JSON writes them: the database stores neither. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]..)/

const refused = (message: string): { ok: false; findings: Finding[] } => ({
  ok: false,
  findings: [{ path: '', message }],
})

export type SketchRead = { ok: true; sketch: Sketch } | { ok: false; findings: Finding[] }

/** JSON as something that can be worked on, however much of it is still missing; or why nobody could. */
export function readSketch(json: unknown): SketchRead {
  if (isTooDeep(json)) return refused('入れ子が深すぎます')
  const text = JSON.stringify(json) ?? ''
  if (text.length > LARGEST) return refused('大きすぎます。100万字までです')
  if (UNSTORABLE.test(text)) return refused('使えない制御文字が入っています')
  const { data, error } = sketch.safeParse(json, { error: z.locales.ja().localeError })
  if (error) {
    const findings = error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
    return { ok: false, findings: findings.slice(0, 20) }
  }
  const id = twice(data.pages.map((one) => one.id)) ?? twice(fieldsOf(data).map((one) => one.id))
  return id === undefined ? { ok: true, sketch: data } : refused(`id「${id}」が二度あります`)
}

const notices = {
  received: '{{name}} 様\n\n「{{title}}」を受け付けました。\n受付番号: {{number}}\n届いた日: {{arrivedOn}}',
  decided: '{{name}} 様\n\n受付番号 {{number}} の「{{title}}」について、{{section}}でお手続きが終わりました。',
}

/** A new one already asks who applies, as every procedure has to. */
export const newSketch = (id: string, title: string): Sketch => ({
  schema: SCHEMA,
  id,
  title,
  about: { bring: [] },
  assurance: 'none',
  applicant: { name: 'applicant', email: 'email', phone: 'phone' },
  standardDays: null,
  notices,
  result: { kind: 'notice' },
  pages: [
    {
      id: 'applicant',
      title: '申請する方',
      fields: [
        { id: 'applicant', kind: 'name', label: 'お名前', required: true },
        { id: 'phone', kind: 'phone', label: '電話番号', required: true },
        { id: 'email', kind: 'email', label: 'メールアドレス', required: false },
      ],
    },
  ],
})
