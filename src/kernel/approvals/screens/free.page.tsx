import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Select,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Section } from '../../organization/section-tree.ts'
import type { Program } from '../../program.ts'
import type { FreeForm } from '../general/free-proposal.ts'
import { proposalHref } from '../proposals/tell.ts'

export interface FreePage {
  /** One’s own, to propose for. */
  sections: Section[]
  typed?: Partial<FreeForm> & { section?: number; key?: string }
  errors?: FieldErrorText[]
  status?: 409 | 422
}

const Fields = ({ typed, errors }: { typed: Partial<FreeForm>; errors: FieldErrorText[] }) => (
  <>
    <TextInput
      name="title"
      label="件名"
      required
      value={typed.title}
      error={errorFor(errors, 'title')}
      placeholder="移住フェアへの出展について"
    />
    <TextArea
      name="text"
      label="本文"
      rows={14}
      required
      hint="何を、なぜ、いつ、いくらで行うか。書いたとおりの改行で決裁文書になります。"
      value={typed.text}
      error={errorFor(errors, 'text')}
    />
  </>
)

/** 「起案する」: a proposal of any content. */
export function newFreePage(program: Program, c: Context<ConsoleEnv>, page: FreePage) {
  const { sections, typed = {}, errors = [], status } = page
  const only = sections.length === 1 ? sections[0] : undefined
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}起案する`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    breadcrumbs: <Breadcrumbs items={[{ text: '決裁', href: '/console/approvals' }, { text: '起案する' }]} />,
    children: (
      <Stack>
        <PageHeading lead="決裁のいる用件を書いて、決裁の経路に回します。">起案する</PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm
          action="/console/approvals"
          hidden={{ key: typed.key ?? randomUUID(), ...(only && { section: String(only.id) }) }}
        >
          {only === undefined && (
            <Select
              name="section"
              label="起案する課"
              required
              value={typed.section === undefined ? undefined : String(typed.section)}
              options={sections.map(({ id, name }) => ({ value: String(id), text: name }))}
              error={errorFor(errors, 'section')}
              width="medium"
            />
          )}
          <Fields typed={typed} errors={errors} />
          <FormActions>
            <Button icon="send">起案する</Button>
            <ButtonLink href="/console/approvals" variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

export interface EditFreePage {
  id: number
  typed: FreeForm
  errors?: FieldErrorText[]
  status?: 409 | 422
}

/** 「直して出し直す」. */
export function editFreePage(
  program: Program,
  c: Context<ConsoleEnv>,
  { id, typed, errors = [], status }: EditFreePage,
) {
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}直して出し直す`,
    status: errors.length > 0 ? (status ?? 422) : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '決裁', href: '/console/approvals' },
          { text: typed.title || '起案', href: proposalHref(id) },
          { text: '直して出し直す' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading lead="初めから順に回ります。どこを直したかは、取り扱う人に色と言葉で見えます。">
          直して出し直す
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={`${proposalHref(id)}/edit`}>
          <Fields typed={typed} errors={errors} />
          <TextArea
            name="words"
            label="ひとこと"
            rows={3}
            required={false}
            hint="差戻しの理由への返事など。経過に残ります。"
            value={typed.words}
          />
          <FormActions>
            <Button icon="send">出し直す</Button>
            <ButtonLink href={proposalHref(id)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
