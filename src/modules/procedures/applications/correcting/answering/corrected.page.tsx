import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, LinkList, Notice, PageHeading, Stack } from '#ui/index.ts'
import type { Answers } from '../../../definition/answers.ts'
import { onPath } from '../../../definition/path.ts'
import type { PageMistakes } from '../../../definition/reading/read-page.ts'
import { applicationHref, type Arrived, pageHref } from '../../application.ts'
import type { Progress } from '../../filling/progress.ts'
import { digestOfAnswers } from '../../filling/submit.ts'
import { compare } from '../changes.ts'
import { ComparedTable } from '../compared-table.tsx'
import type { Correction } from '../correction.ts'

export interface CorrectedPage {
  application: Arrived
  correction: Correction
  answers: Answers
  progress: Progress
  mistakes: PageMistakes[]
  refusal?: string | undefined
}

/** What was corrected, before it is sent. */
export function correctedPage(program: Program, c: Context<SiteEnv>, shown: CorrectedPage) {
  const { application, correction, answers, progress, mistakes, refusal } = shown
  const { id, definition } = application
  const toPage = (page: string) => `${pageHref(id, page)}?from=summary`
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}補正の確認 | ${definition.title}`,
    width: 'narrow',
    status: refusal ? 409 : undefined,
    children: (
      <Stack>
        {refusal && (
          <Notice tone="error" heading="まだ送られていません" live="alert">
            <p>{refusal}</p>
          </Notice>
        )}
        <PageHeading
          over={definition.title}
          lead="まだ送られていません。直したところを確かめて、「補正を出す」を押してください。"
        >
          補正の確認
        </PageHeading>
        {mistakes.length > 0 && (
          <Notice tone="warning" heading="直すところ">
            <LinkList
              items={mistakes.map(({ page, mistakes: ofPage }) => ({
                href: toPage(page.id),
                text: page.title,
                note: ofPage.map(({ message }) => message).join(' '),
              }))}
            />
          </Notice>
        )}
        <ComparedTable
          caption="直したところ"
          rows={compare(definition, application.answers, onPath(definition, answers), correction.remarks)}
          fileHref={(fileId) => `${applicationHref(id)}/files/${fileId}`}
        />
        <LinkList
          items={progress.steps.map(({ page }) => ({ href: toPage(page.id), text: `「${page.title}」をもう一度直す` }))}
        />
        {mistakes.length === 0 && (
          <PostForm
            action={`${applicationHref(id)}/correction`}
            hidden={{ round: String(correction.round), seen: digestOfAnswers(definition, answers) }}
          >
            <FormActions>
              <Button size="large" icon="send">
                補正を出す
              </Button>
              <ButtonLink href={applicationHref(id)} variant="tertiary">
                あとで出す
              </ButtonLink>
            </FormActions>
          </PostForm>
        )}
      </Stack>
    ),
  })
}
