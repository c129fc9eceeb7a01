import type { Definition } from './definition.ts'
import type { Finding } from './finding.ts'

/** What a notice and a certificate can say of an application. */
export const VARIABLES = {
  number: '受付番号',
  title: '手続の名前',
  name: '申請した人の名前',
  arrivedOn: '届いた日',
  expectedBy: '結果の見込みの日',
  decidedOn: '決めた日',
  section: '担当する課',
  municipality: '市町村の名前',
  reason: '補正や却下の理由',
} as const

export type Variable = keyof typeof VARIABLES

const SLOT = /\{\{([^{}]*)\}\}/g

const slotsOf = (template: string): string[] => [...template.matchAll(SLOT)].map(([, inside = '']) => inside.trim())

/** Puts what is known in its places. What is not given leaves its place empty. */
export const fillTemplate = (template: string, values: Readonly<Record<string, string | undefined>>): string =>
  template.replaceAll(SLOT, (_, inside: string) => {
    const variable = inside.trim()
    return (Object.hasOwn(values, variable) ? values[variable] : undefined) ?? ''
  })

const isVariable = (slot: string): slot is Variable => Object.hasOwn(VARIABLES, slot)

function unknownIn(path: string, template: string | undefined, known: (slot: string) => boolean): Finding[] {
  const text = template ?? ''
  const unknown = slotsOf(text).filter((slot) => !known(slot))
  const findings = unknown.map((slot) => ({
    path,
    message: `{{${slot}}} は使えません。使えるもの: ${Object.keys(VARIABLES).join(', ')}`,
  }))
  if (!/\{\{|\}\}/.test(text.replaceAll(SLOT, ''))) return findings
  return [...findings, { path, message: '{{ と }} が対になっていません' }]
}

/** Every `{{…}}` is known. A certificate may also say what was answered, by the id of a field outside groups; files it cannot show. */
export function checkTemplates({ notices, result, pages }: Definition): Finding[] {
  const told = new Set(
    pages.flatMap(({ fields }) =>
      fields.flatMap(({ id, kind }) => (kind === 'file' || kind === 'group' || kind === 'consent' ? [] : [id])),
    ),
  )
  return [
    ...Object.entries(notices).flatMap(([key, template]) => unknownIn(`notices.${key}`, template, isVariable)),
    ...(result.kind === 'certificate'
      ? unknownIn('result.body', result.body, (slot) => isVariable(slot) || told.has(slot))
      : []),
  ]
}
