import type { Definition, Field, Page } from '../definition/definition.ts'
import { ABOUT, type Attribute, fieldAttributes, PAGE, WORDS } from '../editing/forms/attribute.ts'
import { tellAttribute } from '../editing/forms/tell-attribute.ts'
import { KINDS } from '../editing/sketch/sketch.ts'

/** One part of a definition as people read it. The key stays while the label changes. */
export interface DefinitionLine {
  key: string
  kind: 'whole' | 'page' | 'field'
  label: string
  text: string
}

const inner = (field: Field): Field[] => (field.kind === 'group' ? field.fields : [])

function told(attributes: readonly Attribute[], node: object, fields: readonly Field[]): string {
  return attributes
    .flatMap((attribute) => {
      const text = tellAttribute(attribute, node as Record<string, unknown>, fields)
      return text ? [`${attribute.label}: ${text}`] : []
    })
    .join('\n')
}

const fieldLine = (field: Field, all: readonly Field[]): DefinitionLine => {
  const order = inner(field).map(({ label }) => label)
  const lines = [
    `種類: ${KINDS[field.kind]}`,
    told(fieldAttributes(field.kind), field, all),
    ...(order.length > 0 ? [`質問の順: ${order.join(' → ')}`] : []),
  ]
  return { key: `field:${field.id}`, kind: 'field', label: field.label, text: lines.join('\n') }
}

const pageLine = (page: Page, all: readonly Field[]): DefinitionLine => ({
  key: `page:${page.id}`,
  kind: 'page',
  label: page.title,
  text: `${told(PAGE, page, all)}\n質問の順: ${page.fields.map(({ label }) => label).join(' → ')}`,
})

/** All that a definition says, in its order, as lines that can be compared. */
export function definitionInLines(definition: Definition): DefinitionLine[] {
  const all = definition.pages.flatMap(({ fields }) => fields.flatMap((field) => [field, ...inner(field)]))
  const whole = [...ABOUT, ...WORDS].map((attribute): DefinitionLine => ({
    key: attribute.name,
    kind: 'whole',
    label: attribute.label,
    text: tellAttribute(attribute, definition, all),
  }))
  const order: DefinitionLine = {
    key: 'pages',
    kind: 'whole',
    label: 'ページの順',
    text: definition.pages.map(({ title }) => title).join(' → '),
  }
  const parts = definition.pages.flatMap((page) => [
    pageLine(page, all),
    ...page.fields.flatMap((field) => [field, ...inner(field)]).map((field) => fieldLine(field, all)),
  ])
  return [...whole, order, ...parts]
}
