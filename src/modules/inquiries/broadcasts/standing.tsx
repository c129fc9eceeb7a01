import { proposalHref } from '#kernel/approvals/index.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { momentInWords } from '#lib/time/in-words.ts'
import { Button, ButtonLink, Cluster, Notice, Progress } from '#ui/index.ts'
import { FEW, peopleInWords } from './audience.ts'
import type { BroadcastView } from './broadcast.page.tsx'
import { broadcastHref, canChange, canStop, type BroadcastState } from './broadcast.ts'
import { reasonAgainstCost } from './cost.ts'
import { isNight } from './night.ts'
import { dueAt } from './wake.ts'

interface StandingProps {
  view: BroadcastView
  now: Temporal.Instant
}

/** Where it stands, and what may be done about it. */
export function Standing({ view, now }: StandingProps) {
  const { broadcast, would } = view
  const { id, state, version } = broadcast
  const here = broadcastHref(id)
  const dear = state === 'draft' && would ? reasonAgainstCost(would.people, would.quota) : undefined
  return (
    <>
      <p>{inWords(view, now)}</p>
      {broadcast.haltedBecause && (
        <Notice tone="error" heading="途中で止まりました">
          <p>{broadcast.haltedBecause}</p>
        </Notice>
      )}
      {dear && (
        <Notice tone="warning" heading="通数が足りません">
          <p>{dear}</p>
        </Notice>
      )}
      <SoFar view={view} />
      <Cluster>
        {state === 'draft' && (
          <PostForm action={`${here}/proposal`} hidden={{ version: String(version) }} inline>
            <Button icon="stamp">決裁に回す</Button>
          </PostForm>
        )}
        {state === 'halted' && (
          <PostForm action={`${here}/resumption`} inline>
            <Button icon="send">続きを送る</Button>
          </PostForm>
        )}
        {canChange(broadcast) && (
          <ButtonLink href={`${here}/edit`} icon="edit" variant="secondary">
            {state === 'waiting' ? '直す(もう一度決裁します)' : '直す'}
          </ButtonLink>
        )}
        {canStop(broadcast) && (
          <PostForm action={`${here}/stop`} inline>
            <Button variant={state === 'sending' ? 'primary' : 'tertiary'}>{STOP[state] ?? '中止する'}</Button>
          </PostForm>
        )}
      </Cluster>
    </>
  )
}

const STOP: Partial<Record<BroadcastState, string>> = { draft: 'この配信をやめる', sending: 'いますぐ止める' }

function inWords({ broadcast, results }: BroadcastView, now: Temporal.Instant) {
  const { state, proposalId, whyUrgent, nextAt } = broadcast
  if (state === 'draft')
    return proposalId === null
      ? 'まだ誰にも送られません。見え方と宛先を確かめて、決裁に回してください。'
      : '差し戻されました。理由は決裁の画面にあります。直したら、もう一度決裁に回してください。'
  if (state === 'proposed')
    return <>決裁を待っています。{proposalId !== null && <a href={proposalHref(proposalId)}>決裁の画面を開く</a>}</>
  if (state === 'waiting') return `決裁が済みました。${momentInWords(dueAt(broadcast, now), now)}から送ります。`
  if (state === 'sending')
    return !whyUrgent && nextAt && isNight(nextAt)
      ? `夜間は送りません。続きは ${momentInWords(dueAt(broadcast, now), now)}から送ります。`
      : '送っています。この画面を閉じても続きます。'
  if (state === 'halted') return '続きは、理由がなくなってから送れます。すでに送った人には、もう送りません。'
  if (state === 'stopped')
    return results && results.people > 0
      ? `${broadcast.stoppedBy}さんが中止しました。止める前に ${peopleInWords(results.accepted)}分を LINE が受け付けています。`
      : `${broadcast.stoppedBy}さんが中止しました。誰にも送っていません。`
  return '送り終わりました。'
}

function SoFar({ view: { broadcast, results } }: { view: BroadcastView }) {
  if (!results || (broadcast.state !== 'sending' && broadcast.state !== 'halted')) return null
  const { people, accepted, failed } = results
  const few = people < FEW
  const text = few ? peopleInWords(people) : `${(accepted + failed).toLocaleString('ja')} / ${peopleInWords(people)}`
  return (
    <Progress
      id="so-far"
      label="LINE に送った人"
      value={few ? 0 : accepted + failed}
      max={few ? 1 : people}
      text={text}
      tone={broadcast.state === 'halted' ? 'error' : 'normal'}
    />
  )
}
