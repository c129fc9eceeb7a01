import type { Context } from 'hono'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Cluster,
  DescriptionList,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  Timeline,
} from '#ui/index.ts'
import { agentRows, mandateRows } from '../../agents/agent-rows.ts'
import { limitItems } from '../../agents/limiting/limit-items.ts'
import { CERTIFICATES } from '../../certificates/certificates.page.tsx'
import { tell } from '../../definition/tell.ts'
import { applicantOf, type Arrived, deskHref, numberInWords, STATES, TONES } from '../application.ts'
import { confirmedRows } from '../confirmed/confirmed-rows.ts'
import { Rounds } from '../correcting/rounds.tsx'
import type { Event, EventKind } from '../events.queries.ts'
import { Lines } from '../filling/lines.tsx'
import { momentWithYear } from '../filling/status.page.tsx'
import { ToldRows } from '../filling/told-rows.tsx'
import { dueInWords, type Spent, spentInWords } from '../how-long.ts'
import { endsWithCertificate } from './may.ts'
import { reducedNames, reductionInWords } from './reduced-names.ts'
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
}

const DONE: Record<string, string> = {
  claimed: '担当になりました',
  'handed-back': '担当を戻しました',
  'correction-asked': '申請した方に、補正をお願いしました',
  'correction-called-off': '補正を取りやめて、申請した方に知らせました',
  accepted: '受理して、申請した方に知らせました',
  refused: '却下して、申請した方に理由を知らせました',
}

/** One application as staff see it. */
export function deskPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { application, events, allowed, certificate, confirmed, mandated, history }: ApplicationView,
) {
  const { id, definition, answers, state, reason } = application
  const done = DONE[c.req.query('done') ?? '']
  return consolePage(program, c, {
    title: `${definition.title}(${numberInWords(application)})`,
    breadcrumbs: (
      <Breadcrumbs items={[{ text: '申請', href: '/console/applications' }, { text: numberInWords(application) }]} />
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

function Actions({ id, allowed, accept }: { id: string; allowed: ApplicationView['allowed']; accept: string }) {
  if (!Object.values(allowed).some(Boolean)) return null
  return (
    <Cluster>
      {allowed.accept && (
        <ButtonLink href={`${deskHref(id)}/acceptance`} icon="check">
          {accept}
        </ButtonLink>
      )}
      {allowed.askCorrection && (
        <ButtonLink href={`${deskHref(id)}/correction`} variant="secondary">
          補正を求める
        </ButtonLink>
      )}
      {allowed.callOff && (
        <ButtonLink href={`${deskHref(id)}/correction/removal`} variant="secondary">
          補正を取りやめる
        </ButtonLink>
      )}
      {allowed.refuse && (
        <ButtonLink href={`${deskHref(id)}/refusal`} variant="secondary">
          却下する
        </ButtonLink>
      )}
      {allowed.claim && (
        <PostForm action={`${deskHref(id)}/claim`}>
          <Button variant="secondary">担当する</Button>
        </PostForm>
      )}
      {allowed.handBack && (
        <PostForm action={`${deskHref(id)}/claim/removal`}>
          <Button variant="tertiary">担当を戻す</Button>
        </PostForm>
      )}
    </Cluster>
  )
}

/** For whoever copies a name into a system that knows no other characters. */
function ReducedNames({ application }: { application: Arrived }) {
  const names = reducedNames(application)
  if (names.length === 0) return null
  return (
    <Section heading="ほかのシステムに移すときの氏名(縮退)">
      <DescriptionList
        items={names.map(({ label, text, reductions }) => ({
          term: label,
          description: (
            <>
              <div>{text}</div>
              <div>{reductions.map(reductionInWords).join('、')}</div>
            </>
          ),
        }))}
      />
    </Section>
  )
}

interface FactsProps {
  application: Arrived
  confirmed: ApplicationView['confirmed']
  today: Temporal.PlainDate
  spent: Spent | undefined
}

function Facts({ application, confirmed, today, spent }: FactsProps) {
  const { definition, answers, arrivedAt, expectedBy, correctBy, claimant, section, state } = application
  const due = expectedBy ? formatWareki(expectedBy) : '期間は決めていません'
  const how = state === 'submitted' && expectedBy ? `(${dueInWords(expectedBy, today).text})` : ''
  return (
    <DescriptionList
      items={[
        { term: '届いた日時', description: momentWithYear(arrivedAt) },
        correctBy
          ? { term: '補正の期限', description: `${formatWareki(correctBy)}(${dueInWords(correctBy, today).text})` }
          : { term: '期限', description: `${due}${how}` },
        ...(spent ? [{ term: '日数', description: spentInWords(spent) }] : []),
        { term: '担当', description: `${section} ${claimant ?? '(決まっていません)'}` },
        ...(confirmed ? confirmedRows(confirmed, applicantOf(definition, answers)) : []),
      ]}
    />
  )
}
