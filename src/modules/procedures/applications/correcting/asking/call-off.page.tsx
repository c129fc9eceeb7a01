import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Breadcrumbs, Button, ButtonLink, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { applicantOf, type Arrived, deskHref, numberInWords } from '../../application.ts'

/** Asked once more: whoever applies is told, and what they have written meanwhile is not taken. */
export function callOffPage(program: Program, c: Context<ConsoleEnv>, application: Arrived) {
  const { id, definition, answers } = application
  return consolePage(program, c, {
    title: `補正を取りやめる | ${definition.title}`,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '申請', href: '/console/applications' },
          { text: numberInWords(application), href: deskHref(id) },
          { text: '補正を取りやめる' },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading
          over={`${definition.title}(${applicantOf(definition, answers)} 様)`}
          lead="いまの内容のまま審査を続けます。申請した方には、補正が要らなくなったことが届きます。直しかけの内容は使いません。"
        >
          補正を取りやめますか
        </PageHeading>
        <PostForm action={`${deskHref(id)}/correction/removal`}>
          <FormActions>
            <Button>取りやめる</Button>
            <ButtonLink href={deskHref(id)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
