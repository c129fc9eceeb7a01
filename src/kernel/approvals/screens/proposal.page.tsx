import type { Context } from 'hono'
import { dateInTokyo } from '#lib/time/clock.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  ButtonLink,
  Changes,
  Cluster,
  Notice,
  PageHeading,
  Pager,
  Paper,
  Section,
  Stack,
  Stamps,
} from '#ui/index.ts'
import { Done } from '../../administration/done.tsx'
import { asset } from '../../http/assets.ts'
import { consolePage } from '../../http/console-page.tsx'
import type { ConsoleEnv } from '../../http/env.ts'
import type { Program } from '../../program.ts'
import type { Inbox } from '../inbox/inbox.ts'
import type { Matters } from '../matter.ts'
import { differences } from '../proposals/differences.ts'
import { numberInWords } from '../proposals/proposal.ts'
import { proposalHref } from '../proposals/tell.ts'
import type { ProposalView } from '../proposals/view-proposal.ts'
import { turnInWords, verbOf } from './act-words.ts'
import { History } from './history.tsx'
import { ProposalActions } from './proposal-actions.tsx'
import { ProposalStateLabel } from './proposal-state.tsx'
import { stampsOf } from './stamps.ts'
import { whatOneMayDo } from './what-one-may-do.ts'

const done = {
  proposed: '起案しました。決裁の経路に回りました。',
  resubmitted: '出し直しました。初めから回ります。',
  承認: '承認しました。次の人に回りました。',
  代理承認: '代理で承認しました。本人が戻ると後閲します。',
  合議: '合議しました。',
  決裁: '決裁しました。起案した人に伝わりました。',
  専決: '専決しました。起案した人に伝わりました。',
  代決: '代決しました。起案した人に伝わりました。本人が戻ると後閲します。',
  returned: '差し戻しました。',
  rejected: '却下しました。起案した人に伝わりました。',
  'pulled-back': '引き戻しました。直して出し直せます。',
  withdrawn: '取り下げました。',
  reviewed: '後閲しました。',
}

export interface ProposalPage {
  view: ProposalView
  matters: Matters
  inbox: Inbox
}

/** A proposal: the document as it will be, its stamps, what changed since the last return, and what one may do. */
export function proposalPage(program: Program, c: Context<ConsoleEnv>, { view, matters, inbox }: ProposalPage) {
  const { proposal, document, before, acts } = view
  const { now, staff } = c.var
  const possible = whatOneMayDo(view, staff.id)
  const proposed = acts.findLast(({ act }) => act === 'propose' || act === 'resubmit')!
  // Whoever's turn it is reads first and goes on from below; for everybody else the way on comes first.
  const turns = <Turns inbox={inbox} id={proposal.id} />
  return consolePage(program, c, {
    title: proposal.title,
    scripts: [asset('waiting.island.js')],
    breadcrumbs: <Breadcrumbs items={[{ text: '決裁', href: '/console/approvals' }, { text: proposal.title }]} />,
    flash: <Done words={done} done={c.req.query('done')} />,
    children: (
      <div id="proposal" data-live>
        <Stack>
          <PageHeading
            over={`${matters[proposal.matter]?.name ?? proposal.matter} · ${numberInWords(proposal)}`}
            state={<ProposalStateLabel state={proposal.state} />}
          >
            {proposal.title}
          </PageHeading>
          {!possible.turn && turns}
          <SentBack view={view} />
          {possible.turn && (
            <Notice heading={turnInWords(possible.turn)}>
              {possible.turn.step.kind !== 'decision' && (
                <p>
                  <a href={`${proposalHref(proposal.id)}/decision`}>意見を付けて{verbOf(possible.turn)}する</a>
                </p>
              )}
            </Notice>
          )}
          {possible.review && (
            <Notice
              heading={`不在の間に${possible.review.act?.name}さんが代わって処理しました。内容を確かめて後閲してください。`}
            />
          )}
          <Stamps label="決裁の経路" stamps={stampsOf(view, proposed, now)} />
          {before && <Differences view={view} />}
          <Paper
            headingId="document"
            number={numberInWords(proposal)}
            title={document.title}
            meta={`${formatWareki(dateInTokyo(document.madeAt))} 起案 ${proposal.section} ${proposed.name}`}
            lines={document.lines}
          />
          <Cluster>
            <ButtonLink
              href={`${proposalHref(proposal.id)}/sheet.pdf`}
              variant="secondary"
              size="small"
              icon="download"
            >
              決裁文書(PDF)
            </ButtonLink>
            {proposal.href && (
              <ButtonLink href={proposal.href} variant="tertiary" size="small">
                もとの画面
              </ButtonLink>
            )}
          </Cluster>
          {possible.turn && turns}
          <Section heading="経過">
            <History acts={acts} now={now} />
          </Section>
          <ProposalActions proposal={proposal} possible={possible} matters={matters} />
        </Stack>
      </div>
    ),
  })
}

/** Who sent it back or rejected it, and why, as long as nothing was done about it since. */
function SentBack({ view: { proposal, acts } }: { view: ProposalView }) {
  const last = acts.findLast(({ act }) => act !== 'review')
  if (last?.act !== 'return' && last?.act !== 'reject') return null
  const to = proposal.state === 'circulating' && last.returnedTo ? `${last.returnedTo}さんへ` : ''
  const did = last.act === 'return' ? '差し戻しました' : '却下しました'
  return (
    <Notice tone={last.act === 'return' ? 'warning' : 'error'} heading={`${last.name}さんが${to}${did}`}>
      <p class="act-words">{last.words}</p>
    </Notice>
  )
}

function Differences({ view: { before, document } }: { view: ProposalView }) {
  const changed = before ? differences(before, document) : []
  if (changed.length === 0) return null
  return (
    <Section heading="前の提出から変わったところ">
      <dl class="changes">
        {changed.map(({ label, parts }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <Changes parts={parts} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** From one that waits to the next, without going back to the list. */
function Turns({ inbox: { turns }, id }: { inbox: Inbox; id: number }) {
  const at = turns.findIndex(({ proposal }) => proposal.id === id)
  const [previous, next] = at < 0 ? [undefined, turns[0]] : [turns[at - 1], turns[at + 1]]
  if (!previous && !next) return null
  return (
    <Pager
      label="決裁待ち"
      previous={previous && proposalHref(previous.proposal.id)}
      previousText="前の決裁待ち"
      summary={at < 0 ? `決裁待ち ${turns.length} 件` : `決裁待ち ${at + 1}\u00A0/\u00A0${turns.length}`}
      next={next && proposalHref(next.proposal.id)}
      nextText="次の決裁待ち"
    />
  )
}
