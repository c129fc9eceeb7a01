import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, StatusLabel } from '#ui/index.ts'
import { decisionHref, type ProposedReply } from './decision.ts'
import type { Decisions } from './read-decisions.ts'

export interface DecisionStripProps {
  decisions: Decisions
  staff: { id: number }
  now: Temporal.Instant
  /** Of a form below: `decision-mark`. */
  hrefOf: (rest: string) => string
  error?: string | undefined
}

/** 決裁: whether replies are decided here, what waits to be, and what came back. */
export const DecisionStrip = ({ decisions, staff, now, hrefOf, error }: DecisionStripProps) => (
  <div class="held-replies decisions" id="decisions" data-live>
    {error && (
      <p class="field-error" role="alert">
        {error}
      </p>
    )}
    {decisions.proposed && (
      <Proposed
        one={decisions.proposed}
        opens={decisions.opens}
        now={now}
        withdrawal={
          decisions.proposed.staffId === staff.id
            ? hrefOf(`proposed-replies/${decisions.proposed.id}/removal`)
            : undefined
        }
      />
    )}
    {decisions.returned.map((one) => (
      <Returned key={one.id} one={one} withdrawal={hrefOf(`proposed-replies/${one.id}/removal`)} />
    ))}
    <Demand decisions={decisions} hrefOf={hrefOf} />
  </div>
)

interface ProposedProps {
  one: ProposedReply
  opens: boolean
  now: Temporal.Instant
  withdrawal: string | undefined
}

const Proposed = ({ one, opens, now, withdrawal }: ProposedProps) => (
  <div id={`proposed-${one.id}`}>
    <p class="held-when">
      <StatusLabel tone="warning">決裁待ち</StatusLabel> {one.author}・{momentInWords(one.proposedAt, now)}
      {one.sendAt && `・決裁のあと、${momentInWords(one.sendAt, now)}に送ります`}
    </p>
    {one.body && <p class="held-words">{one.body}</p>}
    {one.files.length > 0 && <p>添付: {one.files.join('、')}</p>}
    <div class="decision-ways">
      {opens && <a href={decisionHref(one.id)}>決裁の画面を開く</a>}
      {withdrawal && (
        <PostForm action={withdrawal} inline>
          <Button variant="tertiary" size="small">
            取り下げて書き直す
          </Button>
        </PostForm>
      )}
    </div>
  </div>
)

const Returned = ({ one: { id, handedBack }, withdrawal }: { one: ProposedReply; withdrawal: string }) => (
  <div id={`returned-${id}`}>
    <p class="held-when">
      <StatusLabel tone="error">差戻し</StatusLabel> {handedBack?.by}
    </p>
    {handedBack?.words && <p class="held-words">{handedBack.words}</p>}
    <p>文は下書きに戻りました。添付は、もう一度選んでください。直したら「決裁に回す」を押してください。</p>
    <PostForm action={withdrawal} inline>
      <Button variant="tertiary" size="small">
        取り下げる
      </Button>
    </PostForm>
  </div>
)

function Demand({ decisions: { why, alone, proposed }, hrefOf }: Pick<DecisionStripProps, 'decisions' | 'hrefOf'>) {
  if (why === 'section')
    return <p>この課の返信は、決裁してから送ります。{alone && 'あなたの返信は、そのまま送れます。'}</p>
  if (why === undefined || (proposed && !alone)) return null // it says so itself
  return (
    <>
      <p>
        <StatusLabel tone="warning">要決裁</StatusLabel> この相談の返信は、決裁してから送ります。
        {alone && 'あなたの返信は、そのまま送れます。'}
      </p>
      {alone && (
        <PostForm action={hrefOf('decision-mark/removal')} inline>
          <Button variant="tertiary" size="small">
            要決裁をやめる
          </Button>
        </PostForm>
      )}
    </>
  )
}

/** Beside the person, with what else the section says of a conversation: most need no decision. */
export const DecisionMark = ({ why, href }: Pick<Decisions, 'why'> & { href: string }) => (
  <div id="decision-mark" data-live>
    {why === undefined && (
      <PostForm action={href} inline>
        <Button variant="tertiary" size="small">
          要決裁にする
        </Button>
      </PostForm>
    )}
  </div>
)
