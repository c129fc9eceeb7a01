import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  Checkbox,
  DateInput,
  Disclosure,
  errorFor,
  type FieldErrorText,
  Fieldset,
  FormActions,
  Grid,
  Select,
  TextInput,
} from '#ui/index.ts'
import { settingsPage } from '../../administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { POSITIONS } from '../../organization/position.ts'
import type { Choice } from '../../organization/section-tree.ts'
import type { Program } from '../../program.ts'
import type { Matters } from '../matter.ts'
import { STEP_KINDS } from './route.ts'
import type { TypedRoute, TypedStep } from './route-form.ts'

export interface RouteFormPage {
  matters: Matters
  sections: Choice[]
  typed: TypedRoute
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const chosen = (choice: Choice) => `${'　'.repeat(choice.depth)}${choice.section.name}`

/** 「ルートを決める」: one row a step, from the first to the decision. */
export function routeFormPage(program: Program, c: Context<ConsoleEnv>, page: RouteFormPage) {
  const { matters, sections, typed, errors = [], status } = page
  const error = (field: string) => errorFor(errors, field)
  const isChange = typed.base > 0
  const rows = typed.steps.map((step, row) => <StepRow row={row} step={step} sections={sections} error={error} />)
  const shown = Math.max(3, typed.steps.findLastIndex(({ kind }) => kind !== '') + 2)
  return settingsPage(program, c, {
    page: '/console/settings/routes',
    lead: isChange ? '入力した日から、この順に変わります。' : '入力した日から、この順で回ります。',
    errors,
    status,
    children: (
      <PostForm
        action="/console/settings/routes"
        hidden={{
          base: String(typed.base),
          ...(isChange && { matter: typed.matter, section: typed.section }),
        }}
      >
        {!isChange && (
          <Grid min="medium">
            <Select
              name="matter"
              label="起案の種類"
              required
              value={typed.matter}
              options={Object.entries(matters).map(([value, { name }]) => ({ value, text: name }))}
              error={error('matter')}
            />
            <Select
              name="section"
              label="どの課の起案か"
              value={typed.section}
              placeholder="全体"
              options={sections.map((choice) => ({ value: String(choice.section.id), text: chosen(choice) }))}
              error={error('section')}
            />
          </Grid>
        )}
        <Grid min="medium">
          <TextInput name="name" label="ルートの名前" required value={typed.name} error={error('name')} />
          <DateInput name="from" label="いつから" required value={typed.from} error={error('from')} />
        </Grid>
        {rows.slice(0, shown)}
        {shown < rows.length && <Disclosure summary="段を増やす">{rows.slice(shown)}</Disclosure>}
        <FormActions>
          <Button>この順に決める</Button>
          <ButtonLink href="/console/settings/routes" variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
}

interface StepRowProps {
  row: number
  step: TypedStep
  sections: Choice[]
  error: (field: string) => string | undefined
}

const offices = (['chief', 'deputy', 'head'] as const).map((value) => ({ value, text: POSITIONS[value] }))

const StepRow = ({ row, step, sections, error }: StepRowProps) => (
  <Fieldset name={`step${row}`} legend={`${row + 1} 番目`}>
    <Grid min="small">
      <Select
        name={`kind${row}`}
        label="すること"
        value={step.kind}
        placeholder="(使わない)"
        options={Object.entries(STEP_KINDS).map(([value, text]) => ({ value, text }))}
        error={error(`kind${row}`)}
      />
      <Select
        name={`who${row}`}
        label="だれが"
        value={step.who}
        placeholder="(選ぶ)"
        options={[
          { group: '起案した課の', options: offices },
          {
            group: '決まった課の長',
            options: sections.map((choice) => ({ value: `section:${choice.section.id}`, text: `${chosen(choice)}長` })),
          },
        ]}
        error={error(`who${row}`)}
      />
      <TextInput
        name={`staff${row}`}
        label="または職員"
        placeholder="サインイン名"
        value={step.staff}
        error={error(`staff${row}`)}
      />
      <TextInput name={`article${row}`} label="専決の根拠(決裁だけ)" placeholder="規程の条" value={step.article} />
    </Grid>
    {row > 0 && <Checkbox name={`beside${row}`} label="前の段と並べて、どちらが先でもよい" checked={step.beside} />}
  </Fieldset>
)
