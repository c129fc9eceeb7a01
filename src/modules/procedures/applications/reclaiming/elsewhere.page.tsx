import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, ErrorSummary, errorFor, FormActions, PageHeading, Stack, TextInput } from '#ui/index.ts'
import { applicationHref } from '../application.ts'

export interface ElsewherePage {
  id: string
  signedIn: boolean
  /** What was typed and refused. */
  refused?: { phone: string; message: string; status: 422 | 429 }
}

/** For whoever opens the link of a notice in a browser that does not know them: the way to their application, if it is theirs. */
export function elsewherePage(program: Program, c: Context<SiteEnv>, { id, signedIn, refused }: ElsewherePage) {
  const errors = refused ? [{ field: 'phone', message: refused.message }] : []
  return sitePage(program, c, {
    title: `${refused ? 'エラー: ' : ''}申請を開く`,
    width: 'narrow',
    status: refused?.status ?? 404,
    children: (
      <Stack gap="loose">
        <ErrorSummary errors={errors} />
        <PageHeading>申請を開く</PageHeading>
        {signedIn ? (
          <Stack>
            <p>
              サインインしている方の申請には、見つかりません。サインインせずに送った申請は、申請書に書いた電話番号を入力すると、ここで開けるようになります。
            </p>
            <PostForm action={`${applicationHref(id)}/ownership`}>
              <TextInput
                name="phone"
                label="申請書に書いた電話番号"
                hint="例: 090-1234-5678"
                value={refused?.phone}
                error={errorFor(errors, 'phone')}
                type="tel"
                autoComplete="tel"
                width="medium"
                required
              />
              <FormActions>
                <Button>開く</Button>
              </FormActions>
            </PostForm>
          </Stack>
        ) : (
          <Stack>
            <p>このブラウザーからは開けません。申請書に書いたメールアドレスでサインインすると、開けます。</p>
            <p>申請したときのスマートフォンやパソコンからは、サインインせずに開けます。</p>
            <FormActions>
              <ButtonLink href={`/residents/sign-in?next=${encodeURIComponent(applicationHref(id))}`}>
                サインインへ
              </ButtonLink>
            </FormActions>
          </Stack>
        )}
      </Stack>
    ),
  })
}
