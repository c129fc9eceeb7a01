import { formReader, type Typed } from '#kernel/http/form-reader.ts'

/** 分類: a word by which a section sorts what it is asked. */
export interface Tag {
  id: number
  sectionId: number
  name: string
  version: number
  /** How many conversations have it. */
  used: number
}

export const LONGEST_TAG = 20

/** @throws Refusal 422 */
export function readTagName(typed: Typed, field = 'name'): string {
  const form = formReader(typed)
  const name = form.line(field, '分類の名前', LONGEST_TAG).replaceAll('\0', '').toWellFormed()
  form.done()
  return name
}
