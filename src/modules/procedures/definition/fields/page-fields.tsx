import { DescriptionList } from '#ui/index.ts'
import type { Answers, FileAnswer } from '../answers.ts'
import { fieldsRead } from '../condition.ts'
import type { Definition, Field, Page } from '../definition.ts'
import { filesIn } from '../files-in.ts'
import { allFields } from '../path.ts'
import type { Form } from '../reading/form.ts'
import { formOf } from '../reading/form-of.ts'
import { answersBefore } from '../reading/read-page.ts'
import type { FieldMistake } from '../reading/reader.ts'
import { answerInWords } from '../words.ts'
import type { Asked } from './asked.ts'
import { AskedField } from './asked-field.tsx'
import { GroupField } from './group-field.tsx'
import { PlainFieldControls } from './plain-field.tsx'

export interface PageFieldsProps {
  definition: Definition
  page: Page
  /** Of the whole application so far. */
  answers: Answers
  today: Temporal.PlainDate
  /** As it was posted, where the page is shown again. */
  typed?: Form
  mistakes?: readonly FieldMistake[]
  /** Files of the application that are in no answer yet. */
  kept?: readonly FileAnswer[]
  /** Fields that are told and not asked; `readPage` is told of them too. */
  locked?: ReadonlySet<string>
}

const withInner = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (field.kind === 'group' ? [field, ...field.fields] : [field]))

/** Of the answers before, those that conditions of this page look at. */
function looksAt(page: Page, before: Answers): Answers {
  const read = new Set(withInner(page.fields).flatMap(({ when }) => fieldsRead(when)))
  return Object.fromEntries(Object.entries(before).filter(([id]) => read.has(id)))
}

/** The fields of one page, inside a form of the caller's that is `multipart` and posts to `readPage`; `page-fields.island.js` goes with it. */
export function PageFields({
  definition,
  page,
  answers,
  today,
  typed,
  mistakes = [],
  kept = [],
  locked,
}: PageFieldsProps) {
  const all = allFields(definition)
  const before = answersBefore(definition, page, answers)
  const { name, email, phone } = definition.applicant
  const asked: Asked = {
    form: typed ?? formOf(page.fields, answers),
    mistakes,
    files: new Map([...filesIn(all, answers), ...kept].map((file) => [file.fileId, file])),
    all: withInner(all),
    before,
    pageFields: new Set(withInner(page.fields).map(({ id }) => id)),
    own: new Set([name, email, phone, ownAddress(all)].filter((id) => id !== undefined)),
    today,
  }
  return (
    <div class="asked-fields" data-before={JSON.stringify(looksAt(page, before))}>
      {/* The enter key presses a form's first button: let that be the one that goes on, not one that takes a row away. */}
      <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
        次へ
      </button>
      {page.fields.map((field) =>
        locked?.has(field.id) ? (
          <DescriptionList items={[{ term: field.label, description: lines(field, answers) }]} />
        ) : (
          <AskedField field={field} asked={asked}>
            {(hint) =>
              field.kind === 'group' ? (
                <GroupField field={field} hint={hint} asked={asked} />
              ) : (
                <PlainFieldControls field={field} name={field.id} hint={hint} asked={asked} />
              )
            }
          </AskedField>
        ),
      )}
    </div>
  )
}

const lines = (field: Field, answers: Answers) =>
  answerInWords(field, answers[field.id]).map((line) => <div>{line}</div>)

/** The first address is where the applicant lives. */
const ownAddress = (all: readonly Field[]): string | undefined => all.find(({ kind }) => kind === 'address')?.id
