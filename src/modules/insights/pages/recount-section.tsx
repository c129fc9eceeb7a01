import { PostForm } from '#kernel/http/render.tsx'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Button, FormActions, Progress, Section } from '#ui/index.ts'
import type { Recount } from '../events/recounts.queries.ts'
import { HERE } from './frame.tsx'

/** 数え直し: a button, and how far it has come. */
export const RecountSection = ({ last }: { last: Recount | undefined }) => (
  <Section heading="はじめから数え直す" id="recount">
    <p>効果の数を、集めたできごとから全部数え直します。同じ数になるはずで、違えばいまの数が直ります。</p>
    {last && <State last={last} />}
    <PostForm action={`${HERE}/recounts`}>
      <FormActions>
        <Button variant="secondary">数え直す</Button>
      </FormActions>
    </PostForm>
  </Section>
)

function State({ last: { askedAt, months, done, finishedAt } }: { last: Recount }) {
  if (finishedAt) return <p>{`前の数え直しは ${dateTimeInWords(finishedAt)} に終わりました(${months ?? 0}か月)。`}</p>
  return (
    <>
      <Progress
        id="recounting"
        label={`数え直し(${dateTimeInWords(askedAt)} から)`}
        value={done}
        max={Math.max(1, months ?? 1)}
        text={months === null ? '始まるのを待っています' : `${done} / ${months}か月`}
      />
      <p>
        <a href={`${HERE}/marks#recount`}>進みぐあいを読み込み直す</a>
      </p>
    </>
  )
}
