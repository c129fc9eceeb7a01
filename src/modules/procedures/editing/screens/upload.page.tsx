import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, errorFor, type FieldErrorText, FileInput, FormActions } from '#ui/index.ts'
import { type Draft, draftHref } from '../draft.ts'
import { draftPage } from './draft-page.tsx'

/** A whole definition from a file, in place of what the draft says. */
export const uploadPage = (
  program: Program,
  c: Context<ConsoleEnv>,
  { draft, errors = [], status }: { draft: Draft; errors?: FieldErrorText[]; status?: 409 | 422 },
) =>
  draftPage(program, c, {
    draft,
    title: 'JSON のファイルの内容に替える',
    lead: 'この下書きの内容は、すべてファイルの内容に置き換わります。',
    errors,
    status,
    children: (
      <PostForm action={draftHref(draft.id, 'upload')} multipart hidden={{ _seen: String(draft.version) }}>
        <FileInput
          name="definition"
          label="手続の定義(JSON)"
          hint="書きかけでもかまいません。1MB まで"
          accept=".json,application/json"
          required
          error={errorFor(errors, 'definition')}
        />
        <FormActions>
          <Button>この内容に替える</Button>
          <ButtonLink href={draftHref(draft.id)} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
