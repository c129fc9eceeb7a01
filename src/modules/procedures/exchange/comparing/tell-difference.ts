import { keyOf, type Thing } from '#kernel/packages/three-way.ts'
import type { ToldDifference } from '#kernel/packages/told-difference.ts'
import type { Field } from '../../definition/field.ts'
import { ABOUT, type Attribute, fieldAttributes, isKind, PAGE, WORDS } from '../../editing/forms/attribute.ts'
import { tellAttribute } from '../../editing/forms/tell-attribute.ts'
import { fieldsOf, KINDS, type Sketch } from '../../editing/sketch/sketch.ts'
import type { Compared } from './compare-sketches.ts'
import { fieldKey, isPage, ORDER, pageKey, STANDS_IN, WHOLE } from './layout.ts'

const WHOLE_ATTRIBUTES = [...ABOUT, ...WORDS.filter(({ name }) => name.startsWith('notices.'))]
const RESULT = WORDS.filter(({ name }) => name.startsWith('result.'))
const OWN_WORDS: Record<string, string> = {
  [STANDS_IN]: '置く所',
  kind: '種類',
  result: '終わり方',
  schema: '定義の形式',
}

const attributesOf = (thing: string, says: Thing): Attribute[] => {
  if (thing === WHOLE) return WHOLE_ATTRIBUTES
  const kind = String(says['kind'])
  return isPage(thing) ? PAGE : fieldAttributes(isKind(kind) ? kind : 'text')
}

/** What is unfinished or from a newer program has no words of ours: it is shown as it stands. */
function told(attribute: Attribute | undefined, value: unknown, all: readonly Field[]): string {
  try {
    if (attribute) return tellAttribute({ ...attribute, name: 'said' }, { said: value }, all)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** One of the three, with what is looked for in it at every difference. */
interface Known {
  /** What people call a page or a question, by its key. */
  names: ReadonlyMap<string, string>
  kinds: ReadonlyMap<string, unknown>
  fields: readonly Field[]
}

function know(sketch: Sketch): Known {
  const fields = fieldsOf(sketch)
  return {
    names: new Map([
      [WHOLE, '手続の全体'],
      ...sketch.pages.map(({ id, title }): [string, string] => [pageKey(id), `ページ「${String(title ?? id)}」`]),
      ...fields.map(({ id, label }): [string, string] => [fieldKey(id), `質問「${String(label ?? id)}」`]),
    ]),
    kinds: new Map(fields.map(({ id, kind }) => [fieldKey(id), kind])),
    fields: fields as unknown as Field[],
  }
}

function tellValue(thing: string, name: string, says: Thing, value: unknown, { names, fields }: Known): string {
  const named = (key: unknown) => names.get(String(key)) ?? String(key)
  if (name === STANDS_IN) return named(value)
  if (name === ORDER) return (value as string[]).map(named).join(' → ')
  if (name === 'kind') return isKind(String(value)) ? KINDS[value as keyof typeof KINDS] : String(value)
  if (name === 'result') {
    const parts = RESULT.map(
      (one) => [one.label, told(one, (value as Thing | null)?.[one.name.slice(7)], fields)] as const,
    )
    return parts.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])).join('\n')
  }
  return told(
    attributesOf(thing, says).find((one) => one.name === name),
    value,
    fields,
  )
}

const labelOf = (thing: string, name: string, says: Thing): string =>
  name === ORDER
    ? `${thing === WHOLE ? 'ページ' : '質問'}の順`
    : (OWN_WORDS[name] ?? attributesOf(thing, says).find((one) => one.name === name)?.label ?? name)

/** As the editor asks for it, whatever the order in which it was stored. */
function inTheirOrder(thing: string, says: Thing): [string, unknown][] {
  const known = ['kind', ...attributesOf(thing, says).map(({ name }) => name)]
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length)
  return Object.entries(says)
    .filter(([name]) => name !== ORDER)
    .toSorted(([one], [other]) => place(one) - place(other))
}

/** Every place that does not read alike, in the words of the editor. */
export function tellDifferences(compared: Compared): ToldDifference[] {
  const [ours, theirs, base] = [know(compared.ours), know(compared.theirs), compared.base && know(compared.base)]
  const saysOf = (thing: string, known: Known = ours): Thing =>
    thing === WHOLE ? {} : { kind: known.kinds.get(thing) }
  return compared.differences.map((difference) => {
    const { thing, attribute } = difference
    const name = [ours, theirs, base].map((one) => one?.names.get(thing)).find((one) => one !== undefined) ?? thing
    const tell = (value: unknown, known: Known | undefined): string | undefined => {
      if (value === undefined || !known) return undefined
      if (attribute !== undefined) return tellValue(thing, attribute, saysOf(thing, known), value, known)
      const says = value as Thing
      return inTheirOrder(thing, says)
        .map(([one, part]) => `${labelOf(thing, one, says)}: ${tellValue(thing, one, says, part, known)}`)
        .join('\n')
    }
    return {
      key: keyOf(difference),
      where: attribute === undefined ? name : `${name}の${labelOf(thing, attribute, saysOf(thing))}`,
      changedBy: difference.changedBy,
      base: tell(difference.base, base),
      ours: tell(difference.ours, ours),
      theirs: tell(difference.theirs, theirs),
    }
  })
}
