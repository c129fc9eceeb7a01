import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { hasDuty } from '#kernel/identity/staff.ts'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Breadcrumbs, DescriptionList, Notice, PageHeading, Section, Stack, StatusLabel, Timeline } from '#ui/index.ts'
import { agentRows, mandateRows } from '../../agents/agent-rows.ts'
import { limitItems } from '../../agents/limiting/limit-items.ts'
import { CERTIFICATES } from '../../certificates/certificates.page.tsx'
import { tell } from '../../definition/tell.ts'
import { applicantOf, deskHref, numberInWords, STATES, TONES } from '../application.ts'
import { Rounds } from '../correcting/rounds.tsx'
import { endsWithCertificate } from '../deciding/circulates.ts'
import type { Event, EventKind } from '../events.queries.ts'
import { Lines } from '../filling/lines.tsx'
import { ToldRows } from '../filling/told-rows.tsx'
import { subjectOf } from '../topic.ts'
import { Actions } from './actions.tsx'
import { Circulating, isOver } from './circulating.tsx'
import { Facts, ReducedNames } from './facts.tsx'
import { Spoken } from './spoken.tsx'
import type { ApplicationView } from './view-application.ts'

const WORDS: Record<EventKind, string> = {
  submitted: '届きました',
  claimed: '担当になりました',
  handed_back: '担当を戻しました',
  correction_asked: '補正をお願いしました',
  corrected: '補正が届きました',
  correction_called_off: '補正を取りやめました',
  accepted: '受理しました',
  refused: '却下しました',
  proposed: '決定を起案しました',
  proposal_rejected: '起案が却下され、審査に戻りました',
  proposal_withdrawn: '起案が取り下げられ、審査に戻りました',
}

const DONE: Record<string, string> = {
  claimed: '担当になりました',
  'handed-back': '担当を戻しました',
  'correction-asked': '申請した方に、補正をお願いしました',
  'correction-called-off': '補正を取りやめて、申請した方に知らせました',
  accepted: '受理して、申請した方に知らせました',
  refused: '却下して、申請した方に理由を知らせました',
}

/** Whence they came: whoever only decides has no queue. */
const QUEUE = { text: '申請', href: '/console/applications' }
const INBOX = { text: '決裁', href: '/console/approvals' }

/** One application as staff see it. */
export async function deskPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { application, events, allowed, certificate, confirmed, mandated, history, standing }: ApplicationView,
) {
  const { id, definition, answers, state, reason } = application
  const done = DONE[c.req.query('done') ?? '']
  const spoken = await program.conversations.findAbout(c.var.db, subjectOf(application))
  return consolePage(program, c, {
    title: `${definition.title}(${numberInWords(application)})`,
    breadcrumbs: (
      <Breadcrumbs items={[hasDuty(c.var.staff, 'answer') ? QUEUE : INBOX, { text: numberInWords(application) }]} />
    ),
    flash: done && (
      <Notice tone="success" live="status">
        <p>{done}</p>
      </Notice>
    ),
    children: (
      <div id="application" data-live>
        <Stack gap="loose">
          <PageHeading
            over={`受付番号 ${numberInWords(application)}`}
            state={<StatusLabel tone={TONES[state]}>{STATES[state]}</StatusLabel>}
            lead={`${applicantOf(definition, answers)} 様`}
          >
            {definition.title}
          </PageHeading>
          <Actions id={id} allowed={allowed} accept={endsWithCertificate(application) ? '交付する' : '受理する'} />
          {state === 'refused' && (
            <Notice tone="error" heading="却下の理由">
              <Lines text={reason} />
            </Notice>
          )}
          {standing && !isOver(standing) && <Circulating application={application} standing={standing} />}
          {certificate && (
            <p>
              <a href={`${CERTIFICATES}/${certificate.id}`}>交付した証明書を見る</a>
            </p>
          )}
          <Facts application={application} confirmed={confirmed} today={dateInTokyo(c.var.now)} spent={history.spent} />
          {mandated && (
            <Section heading="代理人">
              <DescriptionList
                items={[...agentRows('町', mandated.mandate, mandated.record), ...mandateRows(mandated)]}
              />
            </Section>
          )}
          <Section heading="申請の内容">
            <ToldRows rows={tell(definition, answers)} fileHref={(fileId) => `${deskHref(id)}/files/${fileId}`} />
          </Section>
          <ReducedNames application={application} />
          <Rounds
            application={application}
            corrections={history.corrections}
            fileHref={(fileId) => `${deskHref(id)}/files/${fileId}`}
          />
          <Section heading="申請した方とのやりとり">
            <Spoken id={id} spoken={spoken} />
          </Section>
          <Section heading="経過">
            <Timeline label="経過" items={[...events.map(itemOf), ...limitItems(mandated)].toSorted(byTime)} />
          </Section>
          <Section heading="審査の基準">
            <Lines text={definition.criteria} />
          </Section>
        </Stack>
      </div>
    ),
  })
}

const byTime = (a: { time: { datetime: string } }, b: { time: { datetime: string } }): number =>
  Temporal.Instant.compare(a.time.datetime, b.time.datetime)

const itemOf = ({ at, kind, staff }: Event) => ({
  title: WORDS[kind],
  time: { datetime: at.toString(), text: dateTimeInWords(at) },
  who: staff ?? '申請した方',
})
