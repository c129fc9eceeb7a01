import type { Answers, FileAnswer } from '../../definition/answers.ts'
import type { Definition, Page } from '../../definition/definition.ts'
import { field } from '../../definition/field.ts'
import { pathOf } from '../../definition/path.ts'
import { pressed } from '../../definition/pressed.ts'
import { readDefinition } from '../../definition/read-definition.ts'
import { allTyped, type Form } from '../../definition/reading/form.ts'
import { readPage } from '../../definition/reading/read-page.ts'
import type { FieldMistake } from '../../definition/reading/reader.ts'
import { type Sketch, newSketch } from '../sketch/sketch.ts'

/** 試してみる: a page of a draft as it stands after so much was answered. Nothing of it is stored: the form carries it. */
export interface Try {
  definition: Definition
  page: Page | undefined
  /** What was typed so far, by page. */
  typed: Record<string, Form>
  answers: Answers
  mistakes: FieldMistake[]
  kept: FileAnswer[]
  today: Temporal.PlainDate
  /** The page is shown as it was typed. */
  again: boolean
}

const FILLING: Sketch = {
  ...newSketch('sample', '見本'),
  summary: '見本',
  about: { who: '見本', cost: '見本', bring: [], minutes: 1 },
  criteria: '見本',
}

/** What of a sketch can be shown already, however much is missing beside it. */
export function triable(sketch: Sketch): Definition | undefined {
  const pages = sketch.pages.map((page) => ({
    ...page,
    title: page['title'] || '名前のないページ',
    fields: page.fields.filter((one) => field.safeParse(one).success),
  }))
  const read = readDefinition({
    ...FILLING,
    title: sketch['title'] || FILLING['title'],
    pages: pages.filter(({ fields }) => fields.length > 0),
  })
  return read.ok ? read.definition : undefined
}

/** Files are not kept: their names stand for them. */
const filesNamed = (typed: Record<string, Form>): FileAnswer[] =>
  Object.values(typed).flatMap((form) =>
    Object.keys(form)
      .filter((name) => name.endsWith('.kept'))
      .flatMap((name) => allTyped(form, name).map((file) => ({ fileId: file, name: file }))),
  )

function answersTo(definition: Definition, typed: Record<string, Form>, kept: FileAnswer[], today: Temporal.PlainDate) {
  const answers: Answers = {}
  const mistakes = new Map<string, FieldMistake[]>()
  for (const page of definition.pages) {
    const form = Object.hasOwn(typed, page.id) ? typed[page.id] : undefined
    if (!form) continue
    const read = readPage(definition, page, { form, kept, today }, answers)
    if ('answers' in read) Object.assign(answers, read.answers)
    else mistakes.set(page.id, read.mistakes)
  }
  return { answers, mistakes }
}

/** A page before anything is typed on it. */
export function beginTry(
  sketch: Sketch,
  pageId: string,
  typed: Record<string, Form>,
  today: Temporal.PlainDate,
): Try | undefined {
  const definition = triable(sketch)
  const page = definition?.pages.find(({ id }) => id === pageId)
  if (!definition || !page) return undefined
  const kept = filesNamed(typed)
  const { answers } = answersTo(definition, typed, kept, today)
  return { definition, page, typed, answers, mistakes: [], kept, today, again: false }
}

/** After a button was pressed on a page: the same again with what is wrong, the next one, or the end. */
export async function goOn(
  sketch: Sketch,
  pageId: string,
  typed: Record<string, Form>,
  today: Temporal.PlainDate,
): Promise<Try | undefined> {
  const begun = beginTry(sketch, pageId, typed, today)
  if (!begun?.page) return begun
  const { definition, page, kept } = begun
  const changed = await pressed(page, typed[page.id] ?? {})
  if (changed)
    return { ...begun, typed: { ...typed, [page.id]: changed.form }, mistakes: changed.mistakes, again: true }
  const { answers, mistakes } = answersTo(definition, typed, kept, today)
  const wrong = mistakes.get(page.id) ?? []
  if (wrong.length > 0) return { ...begun, mistakes: wrong, again: true }
  const order = definition.pages.indexOf(page)
  const next = pathOf(definition, answers).find((step) => definition.pages.indexOf(step.page) > order)
  return { ...begun, page: next?.page, answers }
}
