import type { Context } from 'hono'
import { settingsPage } from '#kernel/administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import {
  Button,
  ButtonLink,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  RadioGroup,
  Section,
  Stack,
  Table,
} from '#ui/index.ts'
import { CIRCULATES, type Circulates } from '../circulates.ts'
import type { CirculatingProcedure } from './circulates.queries.ts'

export const DECIDING = '/console/settings/deciding'

const LEAD =
  '申請の決定のうち、何を決裁ルートに回すかを、手続きごとに決めます。ルートは「決裁ルート」の「申請の決定」です。'
const WORDS = {
  changed: '変えました。これから決める申請から、そのとおりになります。',
  unchanged: '変わったところはありません。',
}

const NO_ROUTE = 'ルートがないので、回りません'

export interface CirculatesPage {
  procedures: CirculatingProcedure[]
  /** 係長 → 課長(決裁), by section. */
  routes: ReadonlyMap<number, string | undefined>
}

/** 「設定 — 申請の決裁」 */
export function circulatesPage(program: Program, c: Context<ConsoleEnv>, { procedures, routes }: CirculatesPage) {
  return settingsPage(program, c, {
    page: DECIDING,
    lead: LEAD,
    words: WORDS,
    children: (
      <Table
        caption="手続きごとの決裁"
        hideCaption
        rows={procedures}
        rowKey={({ id }) => String(id)}
        columns={[
          { header: '手続き', primary: true, cell: ({ title }) => title },
          { header: '担当', cell: ({ section }) => section },
          { header: '決裁に回すもの', cell: ({ circulates }) => CIRCULATES[circulates] },
          { header: '担当の課のルート', cell: ({ sectionId }) => routes.get(sectionId) ?? NO_ROUTE },
          {
            header: '操作',
            nowrap: true,
            cell: ({ id, title }) => (
              <ButtonLink
                href={`${DECIDING}/${id}`}
                variant="secondary"
                size="small"
                aria-label={`${title}の決裁を変える`}
              >
                変える
              </ButtonLink>
            ),
          },
        ]}
        empty={<EmptyState heading="手続きがまだありません">手続きを公開すると、ここに出ます。</EmptyState>}
      />
    ),
  })
}

export interface CirculatesForm {
  procedure: CirculatingProcedure
  route: string | undefined
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const hintOf = ({ endsWithCertificate }: CirculatingProcedure): Record<Circulates, string> => ({
  nothing: endsWithCertificate
    ? '課長か、課長の代わりの方が、その場で決めます。'
    : '受理は担当が、却下は課長か課長の代わりの方が、その場で決めます。',
  dispositions: endsWithCertificate
    ? 'この手続きは証明書で終わるので、すべての決定が回ります。'
    : 'この手続きは証明書を出さないので、却下だけが回ります。受理は担当がその場で行います。',
  everything: '担当が起案し、受理も却下も回ります。',
})

/** One procedure: what goes round. */
export function circulatesFormPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { procedure, route, errors = [], status }: CirculatesForm,
) {
  const { id, title, section, circulates } = procedure
  const hints = hintOf(procedure)
  const options = Object.entries(CIRCULATES).map(([value, text]) => ({ value, text, hint: hints[value as Circulates] }))
  return settingsPage(program, c, {
    page: DECIDING,
    lead: LEAD,
    errors,
    status,
    children: (
      <Section heading={title}>
        <Stack>
          <p>
            {section}のルート: <strong>{route ?? NO_ROUTE}</strong>
          </p>
          <PostForm action={`${DECIDING}/${id}`} hidden={{ before: circulates }}>
            <RadioGroup
              name="circulates"
              legend="決裁に回すもの"
              required
              value={circulates}
              options={options}
              error={errorFor(errors, 'circulates')}
            />
            <FormActions>
              <Button>変える</Button>
              <ButtonLink href={DECIDING} variant="tertiary">
                やめて戻る
              </ButtonLink>
            </FormActions>
          </PostForm>
        </Stack>
      </Section>
    ),
  })
}
