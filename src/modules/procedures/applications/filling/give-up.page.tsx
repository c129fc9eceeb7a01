import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, PageHeading, Stack } from '#ui/index.ts'
import { type Application, applicationHref } from '../application.ts'

/** 「取りやめる」: asked once more, since what was written is gone afterwards. */
export const giveUpPage = (program: Program, c: Context<SiteEnv>, { id, definition }: Application) =>
  sitePage(program, c, {
    title: `取りやめる | ${definition.title}`,
    width: 'narrow',
    children: (
      <Stack>
        <PageHeading over={definition.title} lead="書いた内容と付けたファイルをすべて消します。元には戻せません。">
          書きかけの申請を取りやめますか
        </PageHeading>
        <PostForm action={`${applicationHref(id)}/removal`}>
          <FormActions>
            <Button variant="danger">消して取りやめる</Button>
            <ButtonLink href={applicationHref(id)} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
