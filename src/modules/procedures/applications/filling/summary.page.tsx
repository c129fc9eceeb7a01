import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { Button, ButtonLink, FormActions, LinkList, Notice, PageHeading, Section, Stack, Steps } from '#ui/index.ts'
import { AskedClient, MandateOfDraft } from '../../agents/clients/asked-client.tsx'
import type { ForClient } from '../../agents/clients/for-client.ts'
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
  /** Of what an agent writes for somebody else. */
  forClient: ForClient | undefined
  refusal?: string | undefined
}

/** Everything that was answered, before it is sent. */
export function summaryPage(program: Program, c: Context<SiteEnv>, shown: SummaryPage) {
  const { application, answers, progress, mistakes, forClient, refusal } = shown
  const { id, definition } = application
  const rows = tell(definition, answers)
  const total = progress.steps.length + 1
  const button = forClient ? '依頼者に確かめてもらう' : '申請する'
  const digest = digestOfAnswers(definition, answers)
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
          lead={`まだ送られていません。内容を確かめて、「${button}」を押してください。`}
        >
          確認
        </PageHeading>
        {forClient && <AskedClient application={application} forClient={forClient} digest={digest} now={c.var.now} />}
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
        {forClient && <MandateOfDraft application={application} forClient={forClient} />}
        {mistakes.length === 0 && (
          <PostForm
            action={`${applicationHref(id)}/${forClient ? 'requests' : 'submission'}`}
            hidden={{ seen: digest, ...(forClient && { after: String(forClient.last?.id ?? 0) }) }}
          >
            <FormActions>
              <Button size="large" icon="send">
                {button}
              </Button>
              <ButtonLink href={forClient ? '/agent' : '/applications'} variant="tertiary">
                あとで送る
              </ButtonLink>
            </FormActions>
          </PostForm>
        )}
      </Stack>
    ),
  })
}
