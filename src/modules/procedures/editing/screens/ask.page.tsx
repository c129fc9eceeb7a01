import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions } from '#ui/index.ts'
import type { Draft } from '../draft.ts'
import { draftPage } from './draft-page.tsx'

export interface AskPage {
  draft: Draft
  title: string
  action: string
  back: string
  button: string
  children: ComponentChildren
}

/** Asks before something is taken away. */
export const askPage = (program: Program, c: Context<ConsoleEnv>, page: AskPage) =>
  draftPage(program, c, {
    draft: page.draft,
    title: page.title,
    children: (
      <PostForm action={page.action} hidden={{ _seen: String(page.draft.version) }}>
        {page.children}
        <FormActions>
          <Button variant="danger">{page.button}</Button>
          <ButtonLink href={page.back} variant="tertiary">
            やめて戻る
          </ButtonLink>
        </FormActions>
      </PostForm>
    ),
  })
