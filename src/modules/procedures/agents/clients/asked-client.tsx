import { dateInTokyo } from '#lib/time/clock.ts'
import { dateInWords, dateTimeInWords } from '#lib/time/in-words.ts'
import { DescriptionList, Notice, Section } from '#ui/index.ts'
import type { Application } from '../../applications/application.ts'
import { Lines } from '../../applications/filling/lines.tsx'
import { mandateRows } from '../agent-rows.ts'
import { requestState } from '../approving/request-state.ts'
import type { ForClient } from './for-client.ts'

interface AskedProps {
  application: Application
  forClient: ForClient
}

/** How it stands with the client, before the draft: what was asked, and what came back. */
export function AskedClient({
  application,
  forClient: { last },
  digest,
  now,
}: AskedProps & { digest: string; now: Temporal.Instant }) {
  if (!last) return null
  const state = requestState(last, application, digest, now)
  if (state === 'open')
    return (
      <Notice heading="依頼者の返事を待っています">
        <p>
          {dateTimeInWords(last.askedAt)}にお願いのメールを送りました。{dateInWords(dateInTokyo(last.expiresAt))}
          まで開けます。届かないときは、もう一度「依頼者に確かめてもらう」を押すと、新しいメールが届きます。
        </p>
      </Notice>
    )
  if (state === 'refused')
    return (
      <Notice tone="warning" heading="依頼者が断りました">
        {last.reason ? <Lines text={last.reason} /> : <p>理由は書かれていません。</p>}
        <p>内容を直して、もう一度お願いできます。</p>
      </Notice>
    )
  return (
    <Notice
      tone="warning"
      heading={state === 'changed' ? 'お願いのあとで内容が変わりました' : 'お願いの期限が過ぎました'}
    >
      <p>前のメールからは申請できません。もう一度「依頼者に確かめてもらう」を押してください。</p>
    </Notice>
  )
}

/** 委任の内容 of a draft, with the way to change it. */
export const MandateOfDraft = ({ application: { id }, forClient: { view } }: AskedProps) => (
  <Section heading="委任の内容" aside={<a href={`/agent/applications/${id}/mandate`}>委任の内容を変える</a>}>
    <DescriptionList
      items={[
        { term: '依頼者', description: `${view.mandate.clientName} 様(${view.mandate.clientEmail})` },
        ...mandateRows(view),
      ]}
    />
  </Section>
)
