import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, Checkbox, DateInput, errorFor, type FieldErrorText, Fieldset, TextArea } from '#ui/index.ts'
import { pathOf } from '../../../definition/path.ts'
import { tellAsked } from '../../../definition/tell.ts'
import { type Arrived, deskHref } from '../../application.ts'
import { ToldCell } from '../told-cell.tsx'
import type { Asking } from './read-asking.ts'
import { ActActions, actPage } from '../../handling/act-page.tsx'

export interface AskPage {
  application: Arrived
  typed: Asking
  /** Days that can be chosen. */
  from: Temporal.PlainDate
  through: Temporal.PlainDate
  errors?: FieldErrorText[]
}

const LEAD =
  '直していただく項目を選び、どこが違い、どう直してほしいかを書きます。申請した方に届き、選んだ項目だけが直せるようになります。届くまでの日数は、標準処理期間に入りません。'

/** 「補正を求める」: the answers, each with what is to be set right of it. */
export function askPage(program: Program, c: Context<ConsoleEnv>, { application, errors = [], ...shown }: AskPage) {
  const { id, definition, answers } = application
  const { typed, from, through } = shown
  const steps = pathOf(definition, answers)
  return actPage(program, c, {
    application,
    title: '補正を求める',
    lead: LEAD,
    errors,
    children: (
      <PostForm action={`${deskHref(id)}/correction`}>
        {steps.map(({ page, fields }, at) => (
          <Fieldset
            name={`page.${page.id}`}
            legend={page.title}
            error={at === 0 ? errorFor(errors, 'fields') : undefined}
          >
            {fields.map((field, index) => (
              <div class="correctable" key={field.id}>
                <Checkbox
                  name="field"
                  id={at + index === 0 ? 'fields' : `field.${field.id}`}
                  value={field.id}
                  label={field.label}
                  checked={Object.hasOwn(typed.remarks, field.id)}
                />
                <div class="correctable-answer">
                  <ToldCell
                    rows={tellAsked(page, field, answers)}
                    fileHref={(file) => `${deskHref(id)}/files/${file}`}
                  />
                </div>
                <TextArea
                  name={`remark.${field.id}`}
                  label={`「${field.label}」の直してほしいところ`}
                  rows={2}
                  value={typed.remarks[field.id] ?? ''}
                  error={errorFor(errors, `remark.${field.id}`)}
                />
              </div>
            ))}
          </Fieldset>
        ))}
        <DateInput
          name="dueOn"
          label="補正の期限"
          required
          value={typed.dueOn}
          min={from.toString()}
          max={through.toString()}
          error={errorFor(errors, 'dueOn')}
        />
        <ActActions id={id}>
          <Button>補正を求める</Button>
        </ActActions>
      </PostForm>
    ),
  })
}
