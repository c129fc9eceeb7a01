import { PostForm } from '#kernel/http/render.tsx'
import { Button, ButtonLink, DescriptionList, ErrorSummary, FormActions, Notice } from '#ui/index.ts'
import { PageFields } from '../../definition/fields/page-fields.tsx'
import { tell } from '../../definition/tell.ts'
import { type Draft, draftHref } from '../draft.ts'
import type { SketchPage } from '../sketch/sketch.ts'
import type { Try } from './try-page.ts'

interface PhoneProps {
  draft: Draft
  page: SketchPage
  tried: Try | undefined
}

/** What a resident would see on a phone, to be tried out. Nothing is stored. */
export const Phone = ({ draft, page, tried }: PhoneProps) => (
  <section class="phone" aria-label="住民の画面の見本">
    <p class="phone-note">住民の画面の見本です。試しに答えても、どこにも残りません。</p>
    {tried ? <Screen draft={draft} tried={tried} /> : <Unfinished page={page} />}
  </section>
)

const Unfinished = ({ page }: { page: SketchPage }) => (
  <Notice>
    <p>{page.fields.length === 0 ? '質問を加えると、ここに出ます。' : '質問の直すところが済むと、ここに出ます。'}</p>
  </Notice>
)

function Screen({ draft, tried }: { draft: Draft; tried: Try }) {
  const { definition, page, typed, answers, mistakes, kept, today, again } = tried
  if (!page) return <End draft={draft} tried={tried} />
  const { [page.id]: own, ...others } = typed
  return (
    <>
      <ErrorSummary errors={mistakes} />
      <h2>{page.title}</h2>
      {page.lead?.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      <PostForm
        action={draftHref(draft.id, `preview/${page.id}`)}
        multipart
        hidden={{ _typed: JSON.stringify(others) }}
        autoComplete="off"
      >
        <PageFields
          definition={definition}
          page={page}
          answers={answers}
          today={today}
          typed={again ? own : undefined}
          mistakes={mistakes}
          kept={kept}
        />
        <FormActions>
          <Button>次へ</Button>
        </FormActions>
      </PostForm>
    </>
  )
}

/** The summary, as it would be told before sending. */
function End({ draft, tried: { definition, answers } }: { draft: Draft; tried: Try }) {
  const rows = tell(definition, answers)
  const [first] = definition.pages
  return (
    <>
      <h2>確認</h2>
      <DescriptionList
        layout="stacked"
        items={rows.map(({ row, label, lines, files }) => ({
          term: [row, label].filter(Boolean).join(' '),
          description: [...lines, ...files.map(({ name }) => name)].join(' / ') || '(答えていません)',
        }))}
      />
      {first && (
        <ButtonLink href={draftHref(draft.id, `preview/${first.id}`)} variant="secondary">
          はじめから試す
        </ButtonLink>
      )}
    </>
  )
}
