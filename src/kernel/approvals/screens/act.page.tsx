import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  type Choice,
  ErrorSummary,
  errorFor,
  type FieldErrorText,
  FormActions,
  PageHeading,
  RadioGroup,
  Stack,
  TextArea,
} from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import { PostForm } from '../../http/render.tsx'
import type { Program } from '../../program.ts'
import type { Matter } from '../matter.ts'
import { proposalHref } from '../proposals/tell.ts'
import type { ProposalView } from '../proposals/view-proposal.ts'
import { turnInWords, verbOf } from './act-words.ts'
import { type Possible, whatOneMayDo } from './what-one-may-do.ts'

export const ACTS = ['decision', 'return', 'rejection', 'pull-back', 'withdrawal', 'review'] as const
export type ActName = (typeof ACTS)[number]

interface Asked {
  heading: string
  lead: string
  button: string
  danger?: boolean
  words: { label: string; hint?: string; required: boolean }
  step?: number
}

const opinion = { label: '意見', hint: '経過に残り、決裁文書にも載ります。', required: false }

/** What the page asks; undefined where this person cannot do it now. */
function asked(
  act: ActName,
  { turn, review, reject, pullBack, withdraw }: Possible,
  matter: Matter | undefined,
): Asked | undefined {
  if (act === 'decision' && turn) {
    const verb = verbOf(turn)
    const end = turn.step.kind === 'decision' ? 'これで決裁が終わり、取り消せません。' : ''
    return {
      heading: `${verb}する`,
      lead: `${turnInWords(turn)}${end}`,
      button: `${verb}する`,
      words: opinion,
      step: turn.step.id,
    }
  }
  if (act === 'return' && turn)
    return {
      heading: '差し戻す',
      lead: '直してもらうために戻します。戻した先から、もう一度順に回ります。',
      button: '差し戻す',
      words: { label: '理由', hint: '例: 見積書の金額を確かめてください', required: true },
      step: turn.step.id,
    }
  if (act === 'rejection' && turn && reject)
    return {
      heading: '却下する',
      lead: `これで終わり、取り消せません。直してほしいときは、却下せずに差し戻してください。${matter?.rejectionLeaves ?? ''}`,
      button: '却下する',
      danger: true,
      words: { label: '理由', hint: '起案した人に伝わります。', required: true },
      step: turn.step.id,
    }
  if (act === 'pull-back' && pullBack)
    return {
      heading: '引き戻す',
      lead: '手元に戻して直せます。出し直すと、承認は初めからやり直しになります。',
      button: '引き戻す',
      words: { label: '理由', required: false },
    }
  if (act === 'withdrawal' && withdraw)
    return {
      heading: '取り下げる',
      lead: 'この起案をやめます。取り消せません。直したいだけのときは、引き戻してください。',
      button: '取り下げる',
      danger: true,
      words: { label: '理由', required: false },
    }
  if (act === 'review' && review)
    return {
      heading: '後閲する',
      lead: '不在の間に代わって処理されたものを見たことを記します。決裁は変わりません。',
      button: '後閲する',
      words: opinion,
      step: review.id,
    }
  return undefined
}

export interface ActPage {
  act: ActName
  view: ProposalView
  matter: Matter | undefined
  typed?: { words: string; to: string }
  errors?: FieldErrorText[]
}

/** Asks before what cannot be undone, and for the reason. @returns undefined where it cannot be done now */
export function actPage(program: Program, c: Context<ConsoleEnv>, { act, view, matter, typed, errors = [] }: ActPage) {
  const possible = whatOneMayDo(view, c.var.staff.id)
  const ask = asked(act, possible, matter)
  if (!ask) return undefined
  const { proposal } = view
  const here = proposalHref(proposal.id)
  return consolePage(program, c, {
    title: `${errors.length > 0 ? 'エラー: ' : ''}${ask.heading}`,
    status: errors.length > 0 ? 422 : undefined,
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: '決裁', href: '/console/approvals' },
          { text: proposal.title, href: here },
          { text: ask.heading },
        ]}
      />
    ),
    children: (
      <Stack>
        <PageHeading over={`${proposal.title}(${proposal.section} ${proposal.proposer})`} lead={ask.lead}>
          {ask.heading}
        </PageHeading>
        <ErrorSummary errors={errors} />
        <PostForm action={`${here}/${act}`} hidden={ask.step === undefined ? {} : { step: String(ask.step) }}>
          {act === 'return' && returnChoice(view, possible, typed?.to, errorFor(errors, 'to'))}
          <TextArea
            name="words"
            rows={4}
            label={ask.words.label}
            hint={ask.words.hint}
            required={ask.words.required}
            value={typed?.words}
            error={errorFor(errors, 'words')}
          />
          <FormActions>
            <Button variant={ask.danger ? 'danger' : 'primary'}>{ask.button}</Button>
            <ButtonLink href={here} variant="tertiary">
              やめて戻る
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

function returnChoice(
  { proposal }: ProposalView,
  { returnTo }: Possible,
  chosen = 'proposer',
  error: string | undefined,
): ComponentChildren {
  if (returnTo.length === 0) return <input type="hidden" name="to" value="proposer" />
  const steps = returnTo.map(({ id, act }): Choice => ({ value: String(id), text: `${act?.title} ${act?.name}` }))
  const options = [
    { value: 'proposer', text: `起案者 ${proposal.proposer}`, hint: '直して出し直すと、初めから回ります。' },
    ...steps,
  ]
  return <RadioGroup name="to" legend="戻す相手" required value={chosen} options={options} error={error} />
}
