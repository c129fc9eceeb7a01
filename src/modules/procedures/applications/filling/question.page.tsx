import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { asset } from '#kernel/http/assets.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { Button, ButtonLink, ErrorSummary, FormActions, Notice, PageHeading, Stack, Steps } from '#ui/index.ts'
import type { FileAnswer } from '../../definition/answers.ts'
import type { Page } from '../../definition/definition.ts'
import { PageFields } from '../../definition/fields/page-fields.tsx'
import type { Form } from '../../definition/reading/form.ts'
import { tell } from '../../definition/tell.ts'
import { type Application, applicationHref, pageHref } from '../application.ts'
import { AskAbout } from './ask-about.tsx'
import { Lines } from './lines.tsx'
import { pageBefore } from './progress.ts'
import type { ShownAgain } from './save-page.ts'
import { ToldRows } from './told-rows.tsx'
import { roundOf, type Writing } from './writing.ts'

export interface QuestionPage {
  application: Application
  page: Page
  writing: Writing
  kept: FileAnswer[]
  toSummary: boolean
  /** As it was typed before, and not saved. */
  unfinished?: Form | undefined
  again?:
    | (Omit<ShownAgain, 'mistakes'> & { mistakes: (ShownAgain['mistakes'][number] | { message: string })[] })
    | undefined
  signedIn: boolean
  mayAsk: boolean
}

const isOfField = (mistake: { field?: string; message: string }): mistake is ShownAgain['mistakes'][number] =>
  mistake.field !== undefined

/** One page of questions. */
export function questionPage(program: Program, c: Context<SiteEnv>, shown: QuestionPage) {
  const { application, page, writing, kept, toSummary, unfinished, again, signedIn, mayAsk } = shown
  const { id, definition } = application
  const { answers, saved, locked, progress, correction } = writing
  const { steps } = progress
  const at = steps.findIndex((step) => step.page.id === page.id)
  const mistakes = again?.mistakes ?? []
  const hidden = {
    _seen: String(saved.get(page.id)?.number ?? 0),
    _round: String(roundOf(writing)),
    ...(toSummary && { _from: 'summary' }),
  }
  return sitePage(program, c, {
    title: `${mistakes.length > 0 ? 'エラー: ' : ''}${page.title} | ${definition.title}`,
    width: 'narrow',
    status: again ? (again.theirs ? 409 : mistakes.length > 0 ? 422 : 200) : undefined,
    scripts: [asset('page-fields.island.js')],
    children: (
      <Stack>
        <Steps current={at + 1} total={steps.length + 1} name={page.title} />
        <ErrorSummary errors={mistakes} />
        {again?.theirs && <Theirs page={page} shown={shown} />}
        <PageHeading over={definition.title}>{page.title}</PageHeading>
        {correction && <p>お願いしたところだけを直せます。ほかの答えはそのままです。</p>}
        {page.lead && <Lines text={page.lead} />}
        <PostForm action={pageHref(id, page.id)} multipart hidden={hidden}>
          <PageFields
            definition={definition}
            page={page}
            answers={answers}
            today={dateInTokyo(c.var.now)}
            typed={again?.typed ?? unfinished}
            mistakes={mistakes.filter(isOfField)}
            kept={kept}
            locked={locked}
            remarks={correction?.remarks ?? {}}
          />
          <FormActions>
            <Button>{toSummary ? '確認へ進む' : '次へ'}</Button>
            {pageBefore(progress, page.id) && (
              <Button variant="secondary" name="_go" value="back" formNoValidate>
                戻る
              </Button>
            )}
            <ButtonLink href={correction ? applicationHref(id) : '/applications'} variant="tertiary">
              あとで書く
            </ButtonLink>
          </FormActions>
        </PostForm>
        {!signedIn && <KeepElsewhere id={id} />}
        {mayAsk && <AskAbout id={id} />}
        {!correction && (
          <p>
            <a href={`${applicationHref(id)}/removal`}>この申請を取りやめて、書いた内容を消す</a>
          </p>
        )}
      </Stack>
    ),
  })
}

function Theirs({ page, shown: { application, writing } }: { page: Page; shown: QuestionPage }) {
  const { definition } = application
  const told = tell(definition, writing.answers).filter((row) => row.page.id === page.id)
  return (
    <Notice tone="warning" heading="ほかの画面で、先に保存されています" live="alert">
      <p>先に保存された内容は、次のとおりです。下の内容でよければ、もう一度「次へ」を押すと置き換わります。</p>
      <ToldRows rows={told} />
    </Notice>
  )
}

/** Offered while it is written, so that a lost phone loses nothing. */
const KeepElsewhere = ({ id }: { id: string }) => (
  <p>
    <a href={`/residents/sign-in?next=${encodeURIComponent(`/applications/${id}/keep`)}`}>サインインする</a>
    と、ほかのスマートフォンやパソコンでも続きを書けます。ここまでの内容はそのまま残ります。
  </p>
)
