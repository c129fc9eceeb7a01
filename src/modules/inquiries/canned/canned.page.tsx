import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Section } from '#kernel/organization/section-tree.ts'
import type { Program } from '#kernel/program.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  EmptyState,
  errorFor,
  ErrorSummary,
  type FieldErrorText,
  FormActions,
  PageHeading,
  Select,
  Stack,
  Table,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import { CANNED, type Canned, LONGEST, VARIABLES } from './canned.ts'

const DONE = {
  written: '定型文を追加しました。',
  changed: '定型文を保存しました。',
  retired: '使うのをやめました。選ぶ一覧には出ません。',
}

const WHOLE_TOWN = '町全体'
const LEAD =
  '返信によく使う文です。相談の「定型文」から選ぶと、相手の名前などが入った文が返信に入り、送る前に直せます。'
const HINT = `次の言葉は、返信に入れるときに置き換わります。${Object.entries(VARIABLES)
  .map(([name, what]) => `{${name}}: ${what}`)
  .join('、')}`

/** 「定型文」 in the console. */
export const cannedListPage = (program: Program, c: Context<ConsoleEnv>, all: Canned[]) =>
  consolePage(program, c, {
    title: '定型文',
    flash: <Done words={DONE} done={c.req.query('done')} />,
    breadcrumbs: <Breadcrumbs items={[{ text: '相談', href: '/console/inquiries' }, { text: '定型文' }]} />,
    children: (
      <Stack gap="loose">
        <PageHeading
          lead={LEAD}
          actions={
            <ButtonLink href={`${CANNED}/new`} icon="plus">
              定型文を追加する
            </ButtonLink>
          }
        >
          定型文
        </PageHeading>
        {all.length === 0 ? (
          <EmptyState icon="chat" heading="定型文はまだありません">
            あいさつや窓口の案内など、何度も書く文を「定型文を追加する」で登録できます。
          </EmptyState>
        ) : (
          <Table
            caption={`${all.length}件`}
            rows={all}
            rowKey={({ id }) => String(id)}
            columns={[
              { header: '題名', primary: true, cell: ({ id, title }) => <a href={`${CANNED}/${id}`}>{title}</a> },
              { header: '文', cell: ({ body }) => <span class="canned-body">{body}</span> },
              { header: '使う課', cell: ({ section }) => section ?? WHOLE_TOWN },
            ]}
          />
        )}
      </Stack>
    ),
  })

export interface CannedForm {
  /** None where it is a new one. */
  canned?: Canned
  sections: Section[]
  /** May write for everybody. */
  wholeTown: boolean
  again?: { typed?: Typed; errors: FieldErrorText[]; status: 409 | 422 } | undefined
}

/** One, to be written, changed and retired. */
export function cannedPage(program: Program, c: Context<ConsoleEnv>, form: CannedForm) {
  const { canned, again } = form
  const { errors = [], status } = again ?? {}
  const title = canned?.title ?? '定型文を追加する'
  return consolePage(program, c, {
    title: errors.length > 0 ? `エラー: ${title}` : title,
    status,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ text: '相談', href: '/console/inquiries' }, { text: '定型文', href: CANNED }, { text: title }]}
      />
    ),
    children: (
      <Stack gap="loose">
        <PageHeading>{title}</PageHeading>
        <ErrorSummary errors={errors} />
        <Fields {...form} />
        {canned && (
          <PostForm action={`${CANNED}/${canned.id}/retirement`} hidden={{ version: String(canned.version) }}>
            <Button variant="tertiary">使うのをやめる</Button>
          </PostForm>
        )}
      </Stack>
    ),
  })
}

function Fields({ canned, sections, wholeTown, again }: CannedForm) {
  const { typed, errors = [] } = again ?? {}
  const field = (name: 'title' | 'body', label: string) => ({
    name,
    label,
    value: typed ? firstOf(typed, name) : canned?.[name],
    error: errorFor(errors, name),
  })
  const options = sections.map((one) => ({ value: String(one.id), text: one.name }))
  return (
    <PostForm
      action={canned ? `${CANNED}/${canned.id}` : CANNED}
      hidden={canned ? { version: String(canned.version) } : {}}
    >
      {!canned && (
        <Select
          name="section"
          label="使う課"
          required
          options={[...(wholeTown ? [{ value: 'all', text: WHOLE_TOWN }] : []), ...options]}
          value={typed ? firstOf(typed, 'section') : sections.length === 1 ? options[0]!.value : undefined}
          placeholder="選んでください"
          width="medium"
          error={errorFor(errors, 'section')}
        />
      )}
      <TextInput {...field('title', '題名')} hint="選ぶときの見出し。相手には見えません。" width="medium" required />
      <TextArea
        {...field('body', '文')}
        hint={`${HINT}。${LONGEST.body.toLocaleString('ja')}文字まで`}
        rows={8}
        required
      />
      <FormActions>
        <Button>{canned ? '保存する' : '追加する'}</Button>
        <ButtonLink href={CANNED} variant="tertiary">
          やめて戻る
        </ButtonLink>
      </FormActions>
    </PostForm>
  )
}
