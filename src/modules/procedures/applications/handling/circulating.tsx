import { proposalHref, type WhereItStands } from '#kernel/approvals/index.ts'
import { Section, Stamps } from '#ui/index.ts'
import type { Arrived } from '../application.ts'
import { outcomeInWords } from '../deciding/decision-document.ts'

/** What went round ended without a decision: the history tells it. */
export const isOver = ({ proposal: { state } }: WhereItStands) => state === 'rejected' || state === 'withdrawn'

/** Where the decision lies: 回議. */
export function Circulating({ application, standing }: { application: Arrived; standing: WhereItStands }) {
  const { proposal, stamps, opens } = standing
  const { proposed } = application
  return (
    <Section heading="決裁">
      {proposed && (
        <p>
          決定の案: {outcomeInWords(application, proposed.outcome)}
          {proposal.state === 'returned' && `(${proposal.proposer}さんの手元に戻っています)`}
        </p>
      )}
      <Stamps label="決裁の経路" stamps={stamps} />
      {opens && (
        <p>
          <a href={proposalHref(proposal.id)}>起案を見る</a>
        </p>
      )}
    </Section>
  )
}
