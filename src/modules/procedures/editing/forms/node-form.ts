import type { Finding } from '../../definition/finding.ts'
import { allTyped, type Form } from '../../definition/reading/form.ts'
import { askedBefore, findPage, findSpot } from '../sketch/edits.ts'
import { controlOf, spotOf } from '../sketch/findings.ts'
import type { Sketch, SketchField, SketchPage } from '../sketch/sketch.ts'
import { ABOUT, type Attribute, BEGINNINGS, fieldAttributes, PAGE, WORDS } from './attribute.ts'
import { offeredBy } from './condition-rows.ts'
import type { Drawn } from './controls.tsx'
import { formOfNode, readNode } from './form.ts'

/** What one form of the editor is about: the whole, what is told and how it ends, a page, a field. */
export type Target =
  | { form: 'about' | 'words' }
  | { form: 'pages'; page: SketchPage }
  | { form: 'fields'; field: SketchField; asked: readonly SketchField[] }

export const pageTarget = (sketch: Sketch, id: string): Target | undefined => {
  const page = findPage(sketch, id)
  return page && { form: 'pages', page }
}

export const fieldTarget = (sketch: Sketch, id: string): Target | undefined => {
  const spot = findSpot(sketch, id)
  return spot && { form: 'fields', field: spot.field, asked: askedBefore(sketch, 'fields', id) }
}

export const attributesOf = (target: Target): Attribute[] => {
  if (target.form === 'fields') return fieldAttributes(target.field.kind)
  return target.form === 'pages' ? PAGE : target.form === 'about' ? ABOUT : WORDS
}

const nodeOf = (target: Target, sketch: Sketch): Record<string, unknown> => {
  if (target.form === 'fields') return { ...BEGINNINGS[target.field.kind], ...target.field }
  return target.form === 'pages' ? target.page : sketch
}

function askedFor(target: Target, sketch: Sketch): readonly SketchField[] {
  if (target.form === 'fields') return target.asked
  return target.form === 'pages' ? askedBefore(sketch, 'pages', target.page.id) : []
}

const answersIn = (asked: readonly SketchField[]): ReadonlySet<string> =>
  new Set(offeredBy(asked).flatMap(({ answers }) => answers.map(({ value }) => value)))

export function drawn(target: Target, sketch: Sketch, findings: readonly Finding[], typed?: Form): Drawn {
  const asked = askedFor(target, sketch)
  return {
    form: typed ?? formOfNode(attributesOf(target), nodeOf(target, sketch), answersIn(asked)),
    errors: errorsOf(target, sketch, findings),
    offered: offeredBy(asked),
    fields: sketch.pages.flatMap(({ fields }) => fields),
  }
}

const isAbout = (target: Target, finding: Finding, sketch: Sketch): boolean => {
  const spot = spotOf(finding, sketch)
  if (spot.form !== target.form) return false
  if (target.form === 'fields') return 'id' in spot && spot.id === target.field.id
  return target.form !== 'pages' || ('id' in spot && spot.id === target.page.id)
}

/** What stands in the way of publishing and is mended in this form, beside its controls. */
export function errorsOf(target: Target, sketch: Sketch, findings: readonly Finding[]): Drawn['errors'] {
  const attributes = attributesOf(target)
  return findings
    .filter((finding) => isAbout(target, finding, sketch))
    .map((finding) => {
      const control = controlOf(finding, spotOf(finding, sketch))
      const attribute = attributes.find(({ name }) => control === name || control.startsWith(`${name}.`))
      if (!attribute) return { message: finding.message }
      return { field: control, message: `${attribute.label}: ${finding.message}` }
    })
}

/** The part of the sketch as it was typed: a page, a field, or the whole with another beginning. */
export function readTarget<T extends Target>(target: T, sketch: Sketch, form: Form): Record<string, unknown> {
  const node = readNode(attributesOf(target), form, nodeOf(target, sketch), answersIn(askedFor(target, sketch)))
  if (target.form === 'about') return { ...node, standardDays: node['standardDays'] ?? null }
  const result = node['result'] as Record<string, unknown> | undefined
  return target.form === 'words' && result?.['kind'] === 'notice' ? { ...node, result: { kind: 'notice' } } : node
}

/** The words of a posted form, whatever came beside them. */
export const wordsOf = (body: Record<string, unknown>): Form =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const words = [value].flat().filter((one) => typeof one === 'string')
      return words.length === 0 ? [] : [[name, words.length === 1 ? words[0]! : words]]
    }),
  )

export const seenIn = (form: Form): number => Number(/^\d{1,9}$/.exec(allTyped(form, '_seen')[0] ?? '')?.[0] ?? -1)
