import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button } from '#ui/index.ts'
import { type Arrived, deskHref } from '../../application.ts'
import { ActActions, actPage } from '../../handling/act-page.tsx'

/** Asked once more: whoever applies is told, and what they have written meanwhile is not taken. */
export function callOffPage(program: Program, c: Context<ConsoleEnv>, application: Arrived) {
  const { id } = application
  return actPage(program, c, {
    application,
    title: '補正を取りやめる',
    heading: '補正を取りやめますか',
    lead: 'いまの内容のまま審査を続けます。申請した方には、補正が要らなくなったことが届きます。直しかけの内容は使いません。',
    children: (
      <PostForm action={`${deskHref(id)}/correction/removal`}>
        <ActActions id={id}>
          <Button>取りやめる</Button>
        </ActActions>
      </PostForm>
    ),
  })
}
