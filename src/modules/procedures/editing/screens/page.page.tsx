import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { asset } from '#kernel/http/assets.ts'
import type { Program } from '#kernel/program.ts'
import { ButtonLink, Cluster, Section, StatusLabel } from '#ui/index.ts'
import type { Finding } from '../../definition/finding.ts'
import { type Draft, draftHref } from '../draft.ts'
import { whenInWords } from '../forms/condition-rows.ts'
import { askedBefore } from '../sketch/edits.ts'
import { spotOf } from '../sketch/findings.ts'
import type { SketchField, SketchPage } from '../sketch/sketch.ts'
import { draftPage } from './draft-page.tsx'
import { Phone } from './phone.tsx'
import type { Try } from './try-page.ts'
import { nameOf, Question } from './question-list.tsx'

export interface PageOfDraft {
  draft: Draft
  page: SketchPage
  findings: Finding[]
  tried: Try | undefined
}

/** One page of a draft: its questions, and beside them what a resident would see. */
export function pageOfDraft(program: Program, c: Context<ConsoleEnv>, { draft, page, findings, tried }: PageOfDraft) {
  const { id, sketch } = draft
  const name = nameOf(page, '名前のないページ')
  const when = whenInWords(page['when'], askedBefore(sketch, 'pages', page.id))
  const spots = findings.map((finding) => spotOf(finding, sketch))
  const wrong = new Set(spots.flatMap((spot) => (spot.form === 'fields' ? [spot.id] : [])))
  const isWrong = spots.some((spot) => spot.form === 'pages' && spot.id === page.id)
  return draftPage(program, c, {
    draft,
    title: name,
    lead: when ? `${when}に聞くページです。` : undefined,
    scripts: [asset('page-fields.island.js')],
    children: (
      <div class="with-phone">
        <Section
          heading="このページの質問"
          aside={
            <Cluster>
              {isWrong && <StatusLabel tone="error">直すところがあります</StatusLabel>}
              <ButtonLink href={draftHref(id, `pages/${page.id}/about`)} variant="secondary" size="small" icon="edit">
                題と聞く場合を変える
              </ButtonLink>
            </Cluster>
          }
        >
          <Questions draft={draft} fields={page.fields} wrong={wrong} pageId={page.id} />
          <ButtonLink href={newField(id, page.id)} icon="plus">
            質問を加える
          </ButtonLink>
        </Section>
        <Phone draft={draft} page={page} tried={tried} />
      </div>
    ),
  })
}

const newField = (id: number, page: string, group?: string): string =>
  draftHref(id, `new-field?${new URLSearchParams({ page, ...(group && { group }) })}`)

interface QuestionsProps {
  draft: Draft
  fields: SketchField[]
  wrong: ReadonlySet<string>
  pageId: string
}

function Questions({ draft, fields, wrong, pageId }: QuestionsProps) {
  if (fields.length === 0) return <p>まだ質問がありません。</p>
  return (
    <ol class="editor-questions">
      {fields.map((field, at) => (
        <Question
          key={field.id}
          draft={draft}
          sketch={draft.sketch}
          field={field}
          at={at}
          of={fields.length}
          wrong={wrong}
        >
          {field.kind === 'group' && (
            <div class="editor-inner">
              <Questions draft={draft} fields={field.fields ?? []} wrong={wrong} pageId={pageId} />
              <ButtonLink href={newField(draft.id, pageId, field.id)} variant="secondary" size="small" icon="plus">
                「{nameOf(field, '繰返し')}」の中に質問を加える
              </ButtonLink>
            </div>
          )}
        </Question>
      ))}
    </ol>
  )
}
