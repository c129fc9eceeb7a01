import { Button, ButtonLink, FormActions } from '#ui/index.ts'
import { PostForm } from '../../http/render.tsx'
import type { Matters } from '../matter.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { proposalHref } from '../proposals/tell.ts'
import { verbOf } from './act-words.ts'
import type { Possible } from './what-one-may-do.ts'

export interface ProposalActionsProps {
  proposal: Proposal
  possible: Possible
  matters: Matters
}

/** At thumb height on a phone. What cannot be undone asks first, on a page of its own. */
export function ProposalActions({ proposal, possible, matters }: ProposalActionsProps) {
  const here = proposalHref(proposal.id)
  const { turn, reject, review, pullBack, withdraw, mend } = possible
  const known = matters[proposal.matter]
  const mendHref = known?.mendHref?.(proposal.subject) ?? `${here}/edit`
  if (!turn && !review && !pullBack && !withdraw && !mend) return null
  return (
    <FormActions sticky>
      {turn &&
        (turn.step.kind === 'decision' ? (
          <Decide href={known?.decideHref?.(proposal.subject) ?? `${here}/decision`} turn={turn} />
        ) : (
          <Approve here={here} turn={turn} />
        ))}
      {turn && (
        <ButtonLink href={`${here}/return`} variant="secondary">
          差し戻す
        </ButtonLink>
      )}
      {reject && (
        <ButtonLink href={`${here}/rejection`} variant="secondary">
          却下する
        </ButtonLink>
      )}
      {review && (
        <PostForm action={`${here}/review`} hidden={{ step: String(review.id) }} inline>
          <Button icon="check">後閲する</Button>
        </PostForm>
      )}
      {mend && (
        <ButtonLink href={mendHref} icon="edit">
          直して出し直す
        </ButtonLink>
      )}
      {pullBack && (
        <ButtonLink href={`${here}/pull-back`} variant="secondary">
          引き戻す
        </ButtonLink>
      )}
      {withdraw && (
        <ButtonLink href={`${here}/withdrawal`} variant="tertiary">
          取り下げる
        </ButtonLink>
      )}
    </FormActions>
  )
}

type Turn = NonNullable<Possible['turn']>

const Decide = ({ href, turn }: { href: string; turn: Turn }) => (
  <ButtonLink href={href} icon="stamp">
    {verbOf(turn)}する
  </ButtonLink>
)

const Approve = ({ here, turn }: { here: string; turn: Turn }) => (
  <PostForm action={`${here}/decision`} hidden={{ step: String(turn.step.id), words: '' }} inline>
    <Button icon="stamp">{verbOf(turn)}する</Button>
  </PostForm>
)
