import type { Context } from 'hono'
import { Button, ErrorSummary, errorFor, Stack, TextInput, type TextInputProps } from '#ui/index.ts'
import type { Refusal } from '#lib/refusal.ts'
import type { SiteEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import { sitePage } from '../../http/site-page.tsx'
import type { Program } from '../../program.ts'

/** One box for six digits that phones fill in by themselves. */
export const CodeInput = (field: Pick<TextInputProps, 'label' | 'hint' | 'error' | 'requiredWord'>) => (
  <TextInput
    {...field}
    name="code"
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={11}
    width="short"
    required
  />
)

export function codePage(program: Program, c: Context<SiteEnv>, page: { next: string; refusal?: Refusal }) {
  const { next, refusal } = page
  const errors = refusal ? [{ field: 'code', message: refusal.message }] : []
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}確認コードの入力`,
    heading: '確認コードの入力',
    service: '職員用',
    layout: 'card',
    status: refusal?.status,
    children: (
      <Stack>
        <ErrorSummary errors={errors} />
        <PostForm action="/sign-in/code" hidden={{ next }}>
          <CodeInput label="確認コード" hint="認証アプリに表示されている6桁の数字" error={errorFor(errors, 'code')} />
          <Button wide>サインイン</Button>
        </PostForm>
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(next)}`}>はじめからやり直す</a>
        </p>
      </Stack>
    ),
  })
}
