import type { Context } from 'hono'
import { momentInWords } from '#lib/time/in-words.ts'
import {
  Badge,
  BulkForm,
  Button,
  ButtonLink,
  Chips,
  type Column,
  EmptyState,
  PageHeading,
  Pager,
  RowCheckbox,
  Stack,
  StatusLabel,
  Table,
} from '#ui/index.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { Matters } from '../matter.ts'
import { type Inbox } from '../inbox/inbox.ts'
import { numberInWords } from '../proposals/proposal.ts'
import { STEP_KINDS } from '../routes/route.ts'
import { proposalHref } from '../proposals/tell.ts'
import { listAddress, LISTS, type ListName, type ListPlace } from './inbox-address.ts'
import type { InboxRow } from './inbox-rows.ts'
import { BulkResults, type ShownResult } from './bulk-results.tsx'
import { ProposalStateLabel } from './proposal-state.tsx'

export interface InboxPage {
  matters: Matters
  inbox: Inbox
  place: ListPlace
  rows: InboxRow[]
  next: number | undefined
  results: ShownResult[]
}

const columns = (now: Temporal.Instant, matters: Matters, own: boolean): Column<InboxRow>[] => [
  {
    header: '件名',
    primary: true,
    cell: ({ proposal, turn }) => (
      <>
        <a href={proposalHref(proposal.id)}>{proposal.title}</a> {turn && !turn.read && <Badge>未読</Badge>}
        {turn?.standing.asStandIn && <StatusLabel tone="warning">代決</StatusLabel>}
        <br />
        <small>
          {matters[proposal.matter]?.name ?? proposal.matter} · {numberInWords(proposal)}
        </small>
      </>
    ),
  },
  ...(own
    ? []
    : [
        {
          header: '起案',
          cell: ({ proposal }: InboxRow) => (
            <>
              {proposal.proposer} <small>{proposal.section}</small>
            </>
          ),
        },
      ]),
  { header: 'いつから', nowrap: true, cell: ({ proposal }) => momentInWords(proposal.movedAt, now) },
  {
    header: 'いまどこ',
    cell: ({ proposal, position, turn }) =>
      position ? (
        <>
          {turn && <strong>{STEP_KINDS[turn.kind]} </strong>}
          {position}
        </>
      ) : (
        <ProposalStateLabel state={proposal.state} />
      ),
  },
]

/** Only what was opened as it is now can be chosen: reading comes first. */
const choose: Column<InboxRow> = {
  header: '選ぶ',
  cell: ({ turn }) =>
    turn?.read ? (
      <RowCheckbox name="item" value={`${turn.proposal.id}:${turn.stepId}`} label={`${turn.proposal.title}を選ぶ`} />
    ) : null,
}

const EMPTY: Record<ListName, { heading: string; text: string }> = {
  turn: { heading: '決裁を待っているものはありません', text: 'あなたの番になると、ここと「通知」に出ます。' },
  concurrence: {
    heading: '合議を待っているものはありません',
    text: 'ほかの課の起案に意見を求められると、ここに出ます。',
  },
  review: { heading: '後閲するものはありません', text: '不在の間に代理が決裁したものが、ここに出ます。' },
  own: { heading: 'まだ起案したものはありません', text: '「起案する」から始めます。' },
  done: { heading: 'まだ済んだものはありません', text: '承認、決裁、合議、差戻しをしたものが、ここに出ます。' },
}

/** 「決裁待ち」: one place for all that waits for a decision, whatever module it comes from. */
export function inboxPage(program: Program, c: Context<ConsoleEnv>, page: InboxPage) {
  const { matters, inbox, place, rows, next, results } = page
  const { list } = place
  const counts: Partial<Record<ListName, number>> = {
    turn: inbox.turns.length,
    concurrence: inbox.turns.filter(({ kind }) => kind === 'concurrence').length,
    review: inbox.reviews.length,
    own: inbox.returned.length,
  }
  const bulk = list === 'turn' || list === 'concurrence'
  const shown = columns(c.var.now, matters, list === 'own')
  const table = (
    <Table
      caption={LISTS[list]}
      hideCaption
      phone="lines"
      columns={bulk && rows.some(({ turn }) => turn?.read) ? [choose, ...shown] : shown}
      rows={rows}
      rowKey={({ proposal }) => String(proposal.id)}
      rowTone={({ proposal }) => (proposal.state === 'returned' ? 'warning' : undefined)}
      empty={
        <EmptyState icon="stamp" heading={EMPTY[list].heading}>
          {EMPTY[list].text}
        </EmptyState>
      }
    />
  )
  return consolePage(program, c, {
    title: '決裁',
    children: (
      <Stack>
        <PageHeading
          actions={
            <>
              <ButtonLink href="/console/approvals/absences" variant="tertiary">
                不在の登録
              </ButtonLink>
              <ButtonLink href="/console/approvals/new" icon="plus">
                起案する
              </ButtonLink>
            </>
          }
        >
          決裁
        </PageHeading>
        <BulkResults results={results} />
        <div id="approvals" data-live>
          <Stack>
            <Chips
              label="決裁の一覧"
              items={Object.entries(LISTS).map(([name, text]) => ({
                text,
                href: listAddress(name as ListName),
                current: name === list,
                count: counts[name as ListName] || undefined,
              }))}
            />
            {bulk && rows.length > 1 && rows.some(({ turn }) => !turn?.read) && (
              <p class="field-hint">
                <small>開いて読んだものは、まとめて承認できます。</small>
              </p>
            )}
            {bulk && rows.length > 0 ? (
              <BulkForm
                action="/console/approvals/bulk"
                method="get"
                hidden={{ list }}
                label="選んだもの"
                actions={<Button icon="stamp">まとめて承認・決裁する</Button>}
              >
                {table}
              </BulkForm>
            ) : (
              table
            )}
          </Stack>
        </div>
        {(place.before !== undefined || next !== undefined) && (
          <Pager
            previous={place.before === undefined ? undefined : listAddress(list)}
            previousText="新しいものから"
            next={next === undefined || bulk ? undefined : listAddress(list, next)}
            nextText="古いものへ"
          />
        )}
      </Stack>
    ),
  })
}
