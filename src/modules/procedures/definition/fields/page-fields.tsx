import { DescriptionList, Notice } from '#ui/index.ts'
import type { Answers, FileAnswer } from '../answers.ts'
import { fieldsRead } from '../condition.ts'
import type { Definition, Field, Page } from '../definition.ts'
import { filesIn } from '../files-in.ts'
import { allFields, pathOf } from '../path.ts'
import type { Form } from '../reading/form.ts'
import { formOf } from '../reading/form-of.ts'
import { answersBefore } from '../reading/read-page.ts'
import type { FieldMistake } from '../reading/reader.ts'
import { tellAsked, UNANSWERED } from '../tell.ts'
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
  /** What is said above a field, by its id. */
  remarks?: Readonly<Record<string, string>>
}

const withInner = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (field.kind === 'group' ? [field, ...field.fields] : [field]))

const fieldsOf = ({ fields }: Page): ReadonlySet<string> => new Set(fields.map(({ id }) => id))

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
  locked = new Set(),
  remarks = {},
}: PageFieldsProps) {
  const all = allFields(definition)
  const told = Object.fromEntries(Object.entries(answers).filter(([id]) => locked.has(id) && fieldsOf(page).has(id)))
  const before = { ...answersBefore(definition, page, answers), ...told }
  const asks = pathOf(definition, answers).find((step) => step.page.id === page.id)?.fields ?? []
  const { name, email, phone } = definition.applicant
  const asked: Asked = {
    form: typed ?? formOf(page.fields, answers),
    mistakes,
    files: new Map([...filesIn(all, answers), ...kept].map((file) => [file.fileId, file])),
    all: withInner(all),
    before,
    pageFields: new Set(withInner(page.fields.filter(({ id }) => !locked.has(id))).map(({ id }) => id)),
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
        locked.has(field.id) ? (
          asks.includes(field) && <Told page={page} field={field} answers={answers} />
        ) : (
          <AskedField field={field} asked={asked}>
            {(hint) => (
              <>
                <Remark text={remarks[field.id]} />
                {field.kind === 'group' ? (
                  <GroupField field={field} hint={hint} asked={asked} />
                ) : (
                  <PlainFieldControls field={field} name={field.id} hint={hint} asked={asked} />
                )}
              </>
            )}
          </AskedField>
        ),
      )}
    </div>
  )
}

const Remark = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <Notice tone="warning">
      <p class="remark">{text}</p>
    </Notice>
  )

const orUnanswered = (lines: string[]): string[] => (lines.length > 0 ? lines : [UNANSWERED])

/** What stays as it is. */
const Told = ({ page, field, answers }: { page: Page; field: Field; answers: Answers }) => (
  <DescriptionList
    items={tellAsked(page, field, answers).map(({ row, label, lines, files }) => ({
      term: row ? `${row}: ${label}` : label,
      description: orUnanswered([...lines, ...files.map(({ name }) => name)]).map((line) => <div>{line}</div>),
    }))}
  />
)

/** The first address is where the applicant lives. */
const ownAddress = (all: readonly Field[]): string | undefined => all.find(({ kind }) => kind === 'address')?.id
