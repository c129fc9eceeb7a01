import type { Context } from 'hono'
import {
  Button,
  ButtonLink,
  CheckboxGroup,
  type Column,
  CopyText,
  EmptyState,
  ErrorSummary,
  errorFor,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Select,
  StatusLabel,
  Table,
  TextInput,
} from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { asset } from '../http/assets.ts'
import { consolePage } from '../http/console-page.tsx'
import type { ConsoleEnv } from '../http/env.ts'
import { PostForm } from '../http/render.tsx'
import { CurrentPassword } from '../identity/account/current-password.tsx'
import type { Program } from '../program.ts'
import type { Scopes } from './scopes.ts'
import type { ApiToken } from './tokens.queries.ts'

export interface TokenForm {
  label: string
  scopes: string[]
  days: string
}

export interface TokensPage {
  /** Of all scopes there are. */
  words: Scopes
  offered: Scopes
  tokens: ApiToken[]
  /** Just made: shown now and never again. */
  made?: string | undefined
  form?: TokenForm
  refusal?: Refusal
}

export const LIFETIMES = ['30', '90', '180', '365']

const isOver = ({ expiresAt }: ApiToken, now: Temporal.Instant) => Temporal.Instant.compare(expiresAt, now) <= 0

const columns = (words: Scopes, now: Temporal.Instant): Column<ApiToken>[] => [
  { header: '名前', primary: true, cell: ({ label }) => label },
  { header: 'できること', cell: ({ scopes }) => scopes.map((scope) => words[scope] ?? scope).join('、') },
  { header: '最後に使われた', cell: ({ lastUsedAt }) => (lastUsedAt ? momentInWords(lastUsedAt, now) : 'まだ') },
  { header: '期限', cell: ({ expiresAt }) => momentInWords(expiresAt, now) },
  {
    header: '操作',
    nowrap: true,
    cell: (token) =>
      token.revokedAt ? (
        <StatusLabel tone="neutral">取り消し済み</StatusLabel>
      ) : isOver(token, now) ? (
        <StatusLabel tone="neutral">期限切れ</StatusLabel>
      ) : (
        <PostForm action={`/console/account/tokens/${token.id}/revocation`} inline>
          <Button variant="secondary" size="small" aria-label={`${token.label} を取り消す`}>
            取り消す
          </Button>
        </PostForm>
      ),
  },
]

const Made = ({ token }: { token: string }) => (
  <Notice tone="success" live="status" heading="トークンを作りました">
    <p>この画面を離れると、二度と表示されません。いま写して、使うシステムに設定してください。</p>
    <CopyText id="new-token" text={token} />
  </Notice>
)

export function tokensPage(program: Program, c: Context<ConsoleEnv>, page: TokensPage) {
  const { words, offered, tokens, made, form = { label: '', scopes: [], days: '90' }, refusal } = page
  const errors = refusal ? [{ field: refusal.field, message: refusal.message }] : []
  return consolePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}API トークン`,
    status: refusal?.status,
    scripts: [asset('copy.island.js')],
    children: (
      <>
        <PageHeading
          lead="ほかのシステムが、あなたの代わりにこの窓口を使うための鍵です。"
          actions={
            <ButtonLink variant="secondary" size="small" href="/api/">
              API の説明
            </ButtonLink>
          }
        >
          API トークン
        </PageHeading>
        <ErrorSummary errors={errors} />
        {made && <Made token={made} />}
        <Section heading="あなたのトークン">
          <Table
            caption="あなたのトークン"
            hideCaption
            columns={columns(words, c.var.now)}
            rows={tokens}
            rowKey={({ id }) => String(id)}
            empty={<EmptyState icon="key" heading="トークンはまだありません" />}
          />
        </Section>
        <Section heading="新しいトークンを作る">
          <PostForm action="/console/account/tokens">
            <TextInput
              name="label"
              label="名前"
              hint="何に使うか。例: 人事システムとの連携"
              value={form.label}
              maxLength={100}
              error={errorFor(errors, 'label')}
              required
            />
            <CheckboxGroup
              name="scopes"
              legend="できること"
              hint="必要なものだけ選びます。あなた自身にできないことは、トークンにもできません。"
              options={Object.entries(offered).map(([value, text]) => ({ value, text, hint: value }))}
              values={form.scopes}
              error={errorFor(errors, 'scopes')}
              required
            />
            <Select
              name="days"
              label="期限"
              width="short"
              options={LIFETIMES.map((days) => ({ value: days, text: `${days}日間` }))}
              value={form.days}
              error={errorFor(errors, 'expires')}
            />
            <CurrentPassword error={errorFor(errors, 'current-password')} />
            <FormActions>
              <Button icon="key">トークンを作る</Button>
            </FormActions>
          </PostForm>
        </Section>
      </>
    ),
  })
}
