import { check } from '../../definition/check.ts'
import type { Definition } from '../../definition/definition.ts'
import type { Finding } from '../../definition/finding.ts'
import { readDefinition } from '../../definition/read-definition.ts'
import type { Sketch } from './sketch.ts'

/** A definition that can be published, or everything that stands in the way. */
export type Checked = { findings: []; definition: Definition } | { findings: Finding[]; definition?: never }

export function checkSketch(sketch: unknown, today: Temporal.PlainDate): Checked {
  const read = readDefinition(sketch)
  if (!read.ok) return { findings: read.findings }
  const findings = check(read.definition, today)
  return findings.length > 0 ? { findings } : { findings: [], definition: read.definition }
}

/** The form in which a finding is mended. */
export type Spotted =
  | { form: 'about'; path: '' }
  | { form: 'words'; path: '' }
  | { form: 'pages'; path: string; id: string; label: string }
  | { form: 'fields'; path: string; id: string; label: string }

const labelled = (label: unknown, or: string): string => (typeof label === 'string' && label !== '' ? label : or)

export function spotOf({ path }: Finding, { pages }: Sketch): Spotted {
  const [whole = '', ...numbers] = /^pages\[(\d+)\](?:\.fields\[(\d+)\](?:\.fields\[(\d+)\])?)?/.exec(path) ?? []
  const [page, at, inside] = numbers.map((text) => (text === undefined ? -1 : Number(text)))
  const shown = pages[page ?? -1]
  if (!shown) return { form: /^(notices|result)/.test(path) ? 'words' : 'about', path: '' }
  const outer = shown.fields[at ?? -1]
  const field = outer?.fields?.[inside ?? -1] ?? outer
  if (field) return { form: 'fields', path: whole, id: field.id, label: labelled(field['label'], '名前のない質問') }
  return { form: 'pages', path: `pages[${page}]`, id: shown.id, label: labelled(shown['title'], '名前のないページ') }
}

/** `pages[1].fields[0].options[2].label` as the form of that field calls it: options.2.label. */
export function controlOf({ path }: Finding, spot: Spotted): string {
  const rest = path
    .slice(spot.path.length)
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^\./, '')
  return rest.startsWith('when') ? 'when' : rest
}
