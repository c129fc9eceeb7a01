import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { sitePage } from '#kernel/http/site-page.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { formatWareki } from '#lib/time/wareki.ts'
import {
  Breadcrumbs,
  ButtonLink,
  DescriptionList,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  Timeline,
  type TimelineItem,
} from '#ui/index.ts'
import { agentRows, mandateRows, type MandateView } from '../../agents/agent-rows.ts'
import { limitable } from '../../agents/mandate.ts'
import { type Certificate, stateOf } from '../../certificates/certificate.ts'
import { tell } from '../../definition/tell.ts'
import { applicationHref, type Arrived, isOpen, numberInWords, STATES, STATES_OUTSIDE, TONES } from '../application.ts'
import { appealInWords } from '../appeal.ts'
import { AskedNotice } from '../correcting/answering/asked-notice.tsx'
import type { History } from '../correcting/history.ts'
import { Rounds } from '../correcting/rounds.tsx'
import { correctionSteps } from '../correcting/steps.ts'
import type { Event } from '../events.queries.ts'
import { spentInWords } from '../how-long.ts'
import { AskAbout } from './ask-about.tsx'
import { Lines } from './lines.tsx'
import { ToldRows } from './told-rows.tsx'

export interface StatusPage {
  application: Arrived
  events: Event[]
  town: string
  signedIn: boolean
  done: string | undefined
  certificate: Certificate | undefined
  history: History
  /** Of an agent who filed it. */
  mandated: MandateView | undefined
  /** Whoever looks: the applicant may everything, their agent what was entrusted. */
  may: { isOwn: boolean; mayCorrect: boolean; mayReceive: boolean }
}

const moment = (at: Temporal.Instant) => ({ datetime: at.toString(), text: dateTimeInWords(at) })

/** The steps as somebody outside sees them: who of the staff it is does not concern them. */
function stepsOf({ state, section, expectedBy }: Arrived, events: Event[], { corrections }: History): TimelineItem[] {
  const [submitted, claimed, decided] = [
    events.find(({ kind }) => kind === 'submitted'),
    events.find(({ kind }) => kind === 'claimed'),
    events.find(({ kind }) => kind === 'accepted' || kind === 'refused'),
  ]
  const by = expectedBy ? `${formatWareki(expectedBy)}までに終わる見込みです。` : ''
  const wait = (
    <p>
      {by}
      {state === 'deciding' && '審査が済み、決裁の手続き中です。'}
      お待ちいただく間に、していただくことはありません。
    </p>
  )
  const [corrected, back] = [corrections.length > 0, state === 'correcting']
  return [
    { title: '届きました', ...(submitted && { time: moment(submitted.at) }) },
    {
      title: claimed || decided || corrected ? `${section}で審査を始めました` : `${section}で審査します`,
      ...(claimed && { time: moment(claimed.at) }),
      state: decided || corrected ? 'done' : 'current',
      ...(!decided && !corrected && { children: wait }),
    },
    ...correctionSteps(corrections),
    ...(corrected && !back && !decided
      ? [{ title: '審査を続けています', state: 'current', children: wait } satisfies TimelineItem]
      : []),
    decided
      ? { title: `${STATES[state]}になりました`, time: moment(decided.at) }
      : { title: '結果をお知らせします', state: 'next' },
  ]
}

/** What became of one application. */
export function statusPage(program: Program, c: Context<SiteEnv>, shown: StatusPage) {
  const { application, events, town, signedIn, done, certificate, history, mandated, may } = shown
  const [today, standing] = [dateInTokyo(c.var.now), history.corrections.find(({ endedAt }) => endedAt === null)]
  const { id, definition, state, reason, answers, arrivedAt, expectedBy, section } = application
  const expectedDay = expectedBy ? formatWareki(expectedBy) : '期間は決めていません'
  return sitePage(program, c, {
    title: `${definition.title}(${numberInWords(application)})`,
    width: 'narrow',
    breadcrumbs: (
      <Breadcrumbs
        items={[
          { text: 'トップ', href: '/' },
          { text: '申請の状況', href: '/applications' },
          { text: numberInWords(application) },
        ]}
      />
    ),
    children: (
      <Stack gap="loose">
        {done === 'submitted' && state === 'submitted' && (
          <Notice tone="success" heading="申請が届きました" live="status">
            <p>受付番号は {numberInWords(application)} です。</p>
          </Notice>
        )}
        {done === 'corrected' && state === 'submitted' && (
          <Notice tone="success" heading="補正が届きました" live="status">
            <p>審査を続けます。届いた日と受付番号は変わりません。</p>
          </Notice>
        )}
        <PageHeading
          over={`受付番号 ${numberInWords(application)}`}
          state={<StatusLabel tone={TONES[state]}>{STATES_OUTSIDE[state]}</StatusLabel>}
        >
          {definition.title}
        </PageHeading>
        {state === 'refused' && (
          <Notice tone="error" heading="却下の理由">
            <Lines text={reason} />
            <Lines text={appealInWords(town)} />
          </Notice>
        )}
        {standing && !may.mayCorrect && <ForApplicant heading="補正は、依頼者がします" />}
        {standing && may.mayCorrect && <AskedNotice application={application} correction={standing} today={today} />}
        {certificate && !may.mayReceive && (
          <ForApplicant heading={`「${certificate.title}」は、依頼者が受け取ります`} />
        )}
        {certificate && may.mayReceive && <Issued id={id} town={town} certificate={certificate} now={c.var.now} />}
        <DescriptionList
          items={[
            { term: '届いた日時', description: momentWithYear(arrivedAt) },
            ...(isOpen(state) || standing
              ? [{ term: '結果の見込み', description: standing ? '補正が届いてから決まります' : expectedDay }]
              : []),
            { term: '担当', description: section },
            ...(history.spent ? [{ term: '営業日の数', description: spentInWords(history.spent) }] : []),
          ]}
        />
        <p>
          <ButtonLink href={`${applicationHref(id)}/receipt.pdf`} variant="secondary" icon="download">
            控え(PDF)
          </ButtonLink>
        </p>
        {may.isOwn && <AskAbout id={id} />}
        <Section heading="進みぐあい">
          <Timeline label="進みぐあい" items={stepsOf(application, events, history)} />
        </Section>
        {mandated && <Mandated id={id} town={town} mandated={mandated} isOwn={may.isOwn} />}
        <Section heading="申請した内容">
          <ToldRows rows={tell(definition, answers)} fileHref={(fileId) => `${applicationHref(id)}/files/${fileId}`} />
        </Section>
        <Rounds
          application={application}
          corrections={history.corrections.filter((one) => one !== standing)}
          fileHref={(fileId) => `${applicationHref(id)}/files/${fileId}`}
        />
        {!signedIn && (
          <p>
            このページは、申請に使ったスマートフォンやパソコンで開けます。
            <a href={`/residents/sign-in?next=${encodeURIComponent(`${applicationHref(id)}/keep`)}`}>サインインする</a>
            と、ほかでも開けるようになります。
          </p>
        )}
      </Stack>
    ),
  })
}

/** What an agent was not trusted with. */
const ForApplicant = ({ heading }: { heading: string }) => (
  <Notice heading={heading}>
    <p>代理人には任されていません。</p>
  </Notice>
)

/** Who filed it for the applicant, and what they may still do. */
function Mandated({
  id,
  town,
  mandated,
  isOwn,
}: Pick<StatusPage, 'town'> & { id: string; mandated: MandateView; isOwn: boolean }) {
  const { mandate, record } = mandated
  return (
    <Section
      heading="代理人"
      id="mandate"
      aside={isOwn && limitable(mandate).length > 0 && <a href={`${applicationHref(id)}/mandate`}>委任を見直す</a>}
    >
      <Stack>
        {mandate.revoked && (
          <Notice tone="warning">
            <p>委任は取り消されています。代理人は、この申請をもう開けません。</p>
          </Notice>
        )}
        <DescriptionList items={[...agentRows(town, mandate, record), ...mandateRows(mandated)]} />
      </Stack>
    </Section>
  )
}

/** The certificate with which it ended, or what became of that. */
function Issued({
  id,
  town,
  certificate,
  now,
}: Pick<StatusPage, 'town'> & { id: string; certificate: Certificate; now: Temporal.Instant }) {
  const { title } = certificate
  const state = stateOf(certificate, now)
  if (state === 'revoked')
    return (
      <Notice tone="warning" heading={`「${title}」は取り消されました`}>
        <p>これまでの PDF は使えません。わけは、担当の課にお尋ねください。</p>
      </Notice>
    )
  if (state === 'making')
    return (
      <Notice tone="info" heading={`「${title}」を作っています`}>
        <p>1分ほどたってから、このページをもう一度開いてください。</p>
      </Notice>
    )
  return (
    <Notice tone="success" heading={`「${title}」ができました`}>
      <p>
        <ButtonLink href={`${applicationHref(id)}/certificate.pdf`} icon="download">
          {title}(PDF)
        </ButtonLink>
      </p>
      <p>{town}が署名した PDF です。印刷したときは、QR コードから、いまも有効かを確かめられます。</p>
    </Notice>
  )
}

export function momentWithYear(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(TOKYO)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${formatWareki(local.toPlainDate())} ${time}`
}
