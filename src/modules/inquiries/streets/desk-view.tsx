import { randomUUID } from 'node:crypto'
import { firstOf } from '#kernel/http/form-reader.ts'
import { PostForm } from '#kernel/http/render.tsx'
import { MapDoor, onMap } from '#kernel/map/map-door.tsx'
import type { Settings } from '#kernel/settings.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { Button, CheckboxGroup, DescriptionList, Disclosure, TextArea } from '#ui/index.ts'
import type { Mistaken } from '../casework/mistaken.ts'
import type { Conversation } from '../conversations/conversations.queries.ts'
import { deskAddress, type Inbox } from '../conversations/inbox-address.ts'
import { nameOf } from '../conversations/inbox-list.tsx'
import { correctionHref } from './correction.page.tsx'
import { NEAR_DAYS, NEAR_METRES } from './near.ts'
import type { OpenedReport } from './open-report.ts'
import type { OtherReport } from './reports.queries.ts'
import { isOpen, nextOf, STATES } from './street-report.ts'
import { STREETS } from './streets.page.tsx'

type Next = ReturnType<typeof nextOf>[number]

/** What is told, unless somebody writes it otherwise. Why nothing is done, nobody can say beforehand. */
const WORDS: Record<Next, string> = {
  working: 'ご連絡ありがとうございます。内容を確かめ、対応を始めました。',
  done: '対応が終わりました。お知らせいただき、ありがとうございました。',
  declined: '',
}
const BUTTONS: Record<Next, string> = { working: '対応中にする', done: '完了にする', declined: '対応しないことにする' }

export interface ReportViewProps {
  opened: OpenedReport
  conversation: Conversation
  inbox: Inbox
  now: Temporal.Instant
  settings: Settings
  mistaken?: Mistaken | undefined
}

/** 通報 on the desk: what and where, how it stands, and what else may be about the same. */
export function ReportView({ opened, conversation: { id }, inbox, now, settings, mistaken }: ReportViewProps) {
  const { report, steps, nearby, same } = opened
  const wrong = mistaken?.field === 'street' ? mistaken : undefined
  const asked = wrong && firstOf(wrong.typed, 'to')
  return (
    <section class="case-file" aria-label="通報">
      <div id="street-report" data-live>
        <h3>通報</h3>
        <DescriptionList
          layout="stacked"
          items={[
            { term: '種類', description: report.kind },
            {
              term: '場所',
              description: (
                <span data-place={report.place && onMap('#street-report', report.kind, report.place)}>
                  {report.address || '地図の印'}
                  {report.place && ` (${report.place.latitude.toFixed(5)}, ${report.place.longitude.toFixed(5)})`}
                </span>
              ),
            },
            { term: '状況', description: STATES[report.state] },
            {
              term: '経過',
              description: [
                `受付 ${dateTimeInWords(report.reportedAt)}`,
                ...steps.map(({ state, at, by }) => `${STATES[state]} ${dateTimeInWords(at)} ${by}`),
              ].map((line) => <div>{line}</div>),
            },
          ]}
        />
        <p>
          <a href={correctionHref(inbox, id)}>種類・場所を直す</a>
        </p>
        {wrong && (
          <p class="field-error" id="street" role="alert">
            {wrong.message}
          </p>
        )}
        {same.length > 0 && <Others heading="同じ場所の通報" reports={same} inbox={inbox} now={now} />}
        {nearby.length > 0 && (
          <>
            <h4>
              近くの通報(同じ種類、{NEAR_METRES}m・{NEAR_DAYS}日以内)
            </h4>
            <ul class="linked">
              {nearby.map((other) => (
                <li>
                  <Other other={other} inbox={inbox} now={now} />
                  <span class="hint">約{other.metres}m</span>
                  <PostForm
                    action={deskAddress(inbox, `${id}/street-report/same-place`)}
                    hidden={{ other: String(other.conversationId) }}
                  >
                    <Button
                      variant="tertiary"
                      size="small"
                      aria-label={`番号 ${other.conversationId} を同じ場所の通報にする`}
                    >
                      同じ場所の通報にする
                    </Button>
                  </PostForm>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {report.place && <MapDoor settings={settings} language="ja" />}
      {nextOf(report.state).map((to) => (
        <Disclosure summary={BUTTONS[to]} open={asked === to}>
          <PostForm
            action={deskAddress(inbox, `${id}/street-report/states`)}
            hidden={{ to, was: report.state, key: randomUUID() }}
          >
            <TextArea
              name="words"
              id={`words-${to}`}
              label={to === 'declined' ? '理由(通報した方に届きます)' : '通報した方に知らせる言葉'}
              rows={3}
              value={wrong && asked === to ? firstOf(wrong.typed, 'words') : WORDS[to]}
            />
            <Tells to={to} same={same} />
            <Button variant="secondary" size="small">
              {`知らせて、${BUTTONS[to]}`}
            </Button>
          </PostForm>
        </Disclosure>
      ))}
      <p>
        <a href={STREETS}>通報の地図</a>
      </p>
    </section>
  )
}

/** Those who reported the same place, and have not heard that it is over. */
function Tells({ to, same }: { to: Next; same: readonly OtherReport[] }) {
  const open = same.filter(({ state }) => isOpen(state) && state !== to)
  if (open.length === 0) return null
  return (
    <CheckboxGroup
      name="also"
      id={`also-${to}`}
      legend="同じ場所を通報した方にも知らせる"
      hint="それぞれの方に、同じ言葉が別々に届きます。"
      options={open.map((one) => ({
        value: String(one.conversationId),
        text: `${nameOf({ name: one.name, id: one.conversationId })}(${STATES[one.state]})`,
      }))}
      values={open.map(({ conversationId }) => String(conversationId))}
    />
  )
}

const Other = ({ other, inbox, now }: { other: OtherReport; inbox: Inbox; now: Temporal.Instant }) => (
  <>
    <a href={deskAddress(inbox, other.conversationId)}>
      {nameOf({ name: other.name, id: other.conversationId })} {momentInWords(other.reportedAt, now)}
    </a>
    <span class="hint">
      {` ${STATES[other.state]}`}
      {other.address && `・${other.address}`}
    </span>
  </>
)

interface OthersProps {
  heading: string
  reports: readonly OtherReport[]
  inbox: Inbox
  now: Temporal.Instant
}

const Others = ({ heading, reports, inbox, now }: OthersProps) => (
  <>
    <h4>{heading}</h4>
    <ul class="linked">
      {reports.map((other) => (
        <li>
          <Other other={other} inbox={inbox} now={now} />
        </li>
      ))}
    </ul>
  </>
)
