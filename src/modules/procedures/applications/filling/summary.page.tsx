import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, LinkList, Notice, PageHeading, Section, Stack, Steps } from '#ui/index.ts'
import type { Answers } from '../../definition/answers.ts'
import type { PageMistakes } from '../../definition/reading/read-page.ts'
import { tell } from '../../definition/tell.ts'
import { type Application, applicationHref, pageHref } from '../application.ts'
import type { Progress } from './progress.ts'
import { digestOfAnswers } from './submit.ts'
import { ToldRows } from './told-rows.tsx'

export interface SummaryPage {
  application: Application
  answers: Answers
  progress: Progress
  mistakes: PageMistakes[]
  refusal?: string | undefined
}

/** Everything that was answered, before it is sent. */
export function summaryPage(program: Program, c: Context<SiteEnv>, shown: SummaryPage) {
  const { application, answers, progress, mistakes, refusal } = shown
  const { id, definition } = application
  const rows = tell(definition, answers)
  const total = progress.steps.length + 1
  return sitePage(program, c, {
    title: `${refusal ? 'エラー: ' : ''}確認 | ${definition.title}`,
    width: 'narrow',
    status: refusal ? 409 : undefined,
    children: (
      <Stack>
        <Steps current={total} total={total} name="確認" />
        {refusal && (
          <Notice tone="error" heading="まだ送られていません" live="alert">
            <p>{refusal}</p>
          </Notice>
        )}
        <PageHeading
          over={definition.title}
          lead="まだ送られていません。内容を確かめて、「申請する」を押してください。"
        >
          確認
        </PageHeading>
        {mistakes.length > 0 && (
          <Notice tone="warning" heading="直すところ">
            <LinkList
              items={mistakes.map(({ page, mistakes: ofPage }) => ({
                href: `${pageHref(id, page.id)}?from=summary`,
                text: page.title,
                note: ofPage.map(({ message }) => message).join(' '),
              }))}
            />
          </Notice>
        )}
        {progress.steps.map(({ page }) => (
          <Section
            key={page.id}
            heading={page.title}
            aside={
              <a href={`${pageHref(id, page.id)}?from=summary`} aria-label={`${page.title}を変える`}>
                変える
              </a>
            }
          >
            <ToldRows
              rows={rows.filter((row) => row.page.id === page.id)}
              fileHref={(fileId) => `${applicationHref(id)}/files/${fileId}`}
            />
          </Section>
        ))}
        {mistakes.length === 0 && (
          <PostForm
            action={`${applicationHref(id)}/submission`}
            hidden={{ seen: digestOfAnswers(definition, answers) }}
          >
            <FormActions>
              <Button size="large" icon="send">
                申請する
              </Button>
              <ButtonLink href="/applications" variant="tertiary">
                あとで送る
              </ButtonLink>
            </FormActions>
          </PostForm>
        )}
      </Stack>
    ),
  })
}
