import type { Answers } from '../../../definition/answers.ts'
import type { Definition } from '../../../definition/definition.ts'
import { allFields, pathOf, walkRow } from '../../../definition/path.ts'
import { answersIn, type SavedPages } from '../../answers.queries.ts'
import type { Remarks } from '../correction.ts'

/** What is being corrected: the answers before, what was asked for, and the pages that were saved since. */
export interface Round {
  before: Answers
  remarks: Remarks
  saved: SavedPages
}

export interface Reopened {
  /** All answers as they stand. */
  answers: Answers
  /** Fields that stay as they were. */
  locked: ReadonlySet<string>
}

/** Every field that is asked, with what is asked in its rows where it is a group. */
function askedIn(definition: Definition, answers: Answers): Map<string, ReadonlySet<string>> {
  const fields = pathOf(definition, answers).flatMap((step) => step.fields)
  return new Map(
    fields.map((field) => {
      const rows = field.kind === 'group' && Object.hasOwn(answers, field.id) ? (answers[field.id] as Answers[]) : []
      const inRows = rows.flatMap((row, index) =>
        field.kind === 'group' ? walkRow(field, row, answers).fields.map(({ id }) => `${index}.${id}`) : [],
      )
      return [field.id, new Set(inRows)]
    }),
  )
}

const without = (answers: Answers, ids: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))

/**
 * 補正 opens the fields that were named, and nothing else but what follows from them:
 * - A field that was not asked before, and is asked of somebody who answers so now, is open; what must be answered must be.
 * - A group in whose rows something is asked now that was not before is open as a whole.
 * - A field that falls off the path is dropped with its answer. If it comes back, its answer comes back.
 * - Every other answer stays as it was, however the days go on: a day that had to lie ahead may have passed by now.
 * A named field may also be left as it was: then whoever applies has looked at it, and says that it is right.
 */
export function reopen(definition: Definition, { before, remarks, saved }: Round): Reopened {
  const named = (id: string) => Object.hasOwn(remarks, id)
  const rewritten = definition.pages
    .filter(({ id }) => saved.has(id))
    .flatMap(({ fields }) => fields.map(({ id }) => id))
  const written = { ...without(before, rewritten.filter(named)), ...answersIn(saved) }
  const [asked, now] = [askedIn(definition, before), askedIn(definition, written)]
  const locked = new Set(
    allFields(definition).flatMap(({ id }) => {
      const inRows = asked.get(id)
      return inRows && !named(id) && (now.get(id) ?? new Set()).isSubsetOf(inRows) ? [id] : []
    }),
  )
  const kept = Object.fromEntries(Object.entries(before).filter(([id]) => locked.has(id)))
  return { answers: { ...without(written, [...locked]), ...kept }, locked }
}

/** What of a posted page belongs to fields that stay as they were: no page of ours sends any. */
export const lockedIn = (locked: ReadonlySet<string>, controls: readonly string[]): string[] => [
  ...new Set(controls.map((name) => name.split('.')[0]!).filter((id) => locked.has(id))),
]
