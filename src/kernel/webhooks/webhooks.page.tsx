import type { Context } from 'hono'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Button,
  CheckboxGroup,
  type Column,
  EmptyState,
  errorFor,
  type FieldErrorText,
  FormActions,
  Section,
  Select,
  StatusLabel,
  Table,
  TextInput,
} from '#ui/index.ts'
import { settingsPage } from '../administration/settings/settings-page.tsx'
import type { ConsoleEnv } from '../http/env.ts'
import { firstOf, type Typed } from '../http/form-reader.ts'
import { PostForm } from '../http/render.tsx'
import type { Section as TownSection } from '../organization/section-tree.ts'
import type { Program } from '../program.ts'
import { type Endpoint, type EventKinds, LONGEST_NAME } from './webhook.ts'

export const WEBHOOKS = '/console/settings/webhooks'

export interface WebhooksPage {
  endpoints: Endpoint[]
  sections: TownSection[]
  kinds: EventKinds
  typed?: Typed | undefined
  errors?: FieldErrorText[]
  status?: 409 | 422
}

export const StateOf = ({ endpoint: { pausedAt, failingSince, askedAt } }: { endpoint: Endpoint }) => {
  if (pausedAt) return <StatusLabel tone="warning">止めています</StatusLabel>
  if (failingSince) return <StatusLabel tone="error">届いていません</StatusLabel>
  return askedAt ? (
    <StatusLabel tone="success">届いています</StatusLabel>
  ) : (
    <StatusLabel tone="neutral">まだ送っていません</StatusLabel>
  )
}

const columns = (sections: Map<number, string>, now: Temporal.Instant): Column<Endpoint>[] => [
  { header: '送り先', primary: true, cell: ({ id, name }) => <a href={`${WEBHOOKS}/${id}`}>{name}</a> },
  { header: '住所', cell: ({ url }) => URL.parse(url)?.host },
  { header: '課', cell: ({ sectionId }) => (sectionId ? (sections.get(sectionId) ?? 'なくなった課') : '町全体') },
  { header: '状態', nowrap: true, cell: (endpoint) => <StateOf endpoint={endpoint} /> },
  { header: '最後に送った時', cell: ({ askedAt }) => (askedAt ? momentInWords(askedAt, now) : '—') },
]

/** What whoever sets an endpoint up decides, to be added or changed. */
export function EndpointFieldset({ typed, errors = [], sections, kinds }: Omit<WebhooksPage, 'endpoints'>) {
  const value = (field: string) => typed && firstOf(typed, field)
  return (
    <>
      <TextInput
        name="name"
        label="名前"
        hint="どのシステムか。例: 庁内のチャット"
        value={value('name')}
        maxLength={LONGEST_NAME}
        error={errorFor(errors, 'name')}
        required
      />
      <TextInput
        name="url"
        label="送り先の住所"
        type="url"
        hint="https:// で始まる、外から届く住所。例: https://example.jp/hooks/madoguchi"
        value={value('url')}
        error={errorFor(errors, 'url')}
        required
      />
      <Select
        name="section"
        label="どの課の出来事か"
        hint="課を選ぶと、その下の課も含みます。"
        options={sections.map((one) => ({ value: String(one.id), text: one.name }))}
        placeholder="町全体"
        value={value('section')}
        width="medium"
        error={errorFor(errors, 'section')}
      />
      <CheckboxGroup
        name="kinds"
        legend="知らせる出来事"
        hint="番号と課だけを知らせます。住民の名前や書いたことは送りません。"
        options={Object.entries(kinds).map(([kind, text]) => ({ value: kind, text, hint: kind }))}
        values={[...(typed?.['kinds'] ?? [])]}
        error={errorFor(errors, 'kinds')}
        required
      />
    </>
  )
}

export function webhooksPage(program: Program, c: Context<ConsoleEnv>, page: WebhooksPage) {
  const { endpoints, sections, errors, status } = page
  const names = new Map(sections.map(({ id, name }) => [id, name]))
  return settingsPage(program, c, {
    page: WEBHOOKS,
    lead: '相談が届いた、返信したといった出来事を、町のほかのシステムに知らせます。',
    words: { removed: '送り先を消しました。' },
    errors,
    status,
    children: (
      <>
        <Section heading="送り先">
          <Table
            caption="送り先"
            hideCaption
            phone="lines"
            columns={columns(names, c.var.now)}
            rows={endpoints}
            rowKey={({ id }) => String(id)}
            empty={
              <EmptyState heading="送り先はまだありません">
                下で加えると、出来事のたびに署名を付けて知らせます。受け取り方は「API」の説明にあります。
              </EmptyState>
            }
          />
        </Section>
        <Section heading="送り先を加える">
          <PostForm action={WEBHOOKS} autoComplete="off">
            <EndpointFieldset {...page} />
            <FormActions>
              <Button>送り先を加える</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })
}
