import type { Context } from 'hono'
import type { ConsoleEnv, SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import type { Tx } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import {
  Beside,
  Button,
  ButtonLink,
  Card,
  Cluster,
  DescriptionList,
  Disclosure,
  EmptyState,
  errorFor,
  Notice,
  Prose,
  Section,
  Stack,
  TextArea,
  Timeline,
} from '#ui/index.ts'
import { companyHref } from '../companies/company.ts'
import { firstOf, type Typed } from '#kernel/http/form-reader.ts'
import { findDraft, findItinerary, findProposed } from '../itineraries/itineraries.queries.ts'
import { ItineraryView } from '../itineraries/itinerary-view.tsx'
import { daysInWords } from '../itineraries/when.ts'
import type { Again, Shell } from '../offers/shell.ts'
import type { Reservation } from '../reservations/reservation.ts'
import { findStanding } from '../reservations/reservations.queries.ts'
import { SurveyAnswer } from '../surveys/survey-answer.tsx'
import { findSurvey } from '../surveys/surveys.queries.ts'
import { deskHref, PURPOSES, type Stay, STAY_ACTS, subjectOf } from './stay.ts'
import { StayStateLabel } from './stays.page.tsx'
import { type ListedAct, listStayActs } from './stays.queries.ts'

/** 滞在, as the section sees it: who asks, what is proposed and booked, and what became of it. */
export async function deskStayPage(
  program: Program,
  shell: Shell,
  c: Context<SiteEnv>,
  stay: Stay,
  { typed = {}, errors = [], status }: Again<Typed> = {},
) {
  const { db, now } = c.var
  const [standing, proposed, draft, acts, talk, survey] = await Promise.all([
    findStanding(db, stay.id),
    findProposed(db, stay.id),
    findDraft(db, stay.id),
    listStayActs(db, stay.id),
    program.conversations.findAbout(db as unknown as Tx, subjectOf(stay.id)),
    findSurvey(db, stay.id),
  ])
  const hasLeft = stay.through !== null && Temporal.PlainDate.compare(stay.through, dateInTokyo(now)) < 0
  const isOver = stay.state === 'cancelled' || stay.state === 'declined' || (stay.state === 'booked' && hasLeft)
  const booked = standing?.state === 'booked' ? await findItinerary(db, standing.itineraryId) : undefined
  const current = booked ?? proposed
  const change = booked && proposed && proposed.id !== booked.id ? proposed : undefined
  return shell.page(c, {
    title: stay.company,
    over: '滞在',
    state: <StayStateLabel state={stay.state} />,
    trail: [{ text: '滞在', href: `${shell.base}/stays` }, { text: stay.company }],
    lead: `${momentInWords(stay.askedAt, now)}の問い合わせ、${stay.people}人`,
    errors,
    status,
    actions: !isOver && (
      <ButtonLink href={`${deskHref(stay.id)}/itinerary`} icon="edit">
        {draft ? '行程の続きを作る' : proposed ? '変更を提案する' : '行程を作る'}
      </ButtonLink>
    ),
    children: (
      <Beside asideLabel="問い合わせた会社" aside={<Asker stay={stay} talk={talk?.href} />}>
        <Stack>
          <Held standing={standing} />
          {change && (
            <Notice tone="info" heading="変更の提案に、会社の返事を待っています">
              <p>返事があるまで、いまの予約はそのままです。</p>
            </Notice>
          )}
          {current ? (
            <Section heading={booked ? '予約した行程' : '提案した行程'}>
              <ItineraryView itinerary={current} language="ja" booked={booked !== undefined} />
            </Section>
          ) : (
            <EmptyState icon="calendar" heading="まだ提案していません">
              「行程を作る」で、場所とプログラムを選んで提案します。
            </EmptyState>
          )}
          {change && (
            <Section heading="変更の提案">
              <ItineraryView itinerary={change} language="ja" booked={false} />
            </Section>
          )}
          {standing?.coming && <Coming {...standing} />}
          {survey && <SurveyAnswer {...survey} />}
          {acts.length > 0 && (
            <Section heading="これまで">
              <Acts acts={acts} now={now} />
            </Section>
          )}
          {!isOver && <Ending stay={stay} typed={typed} errors={errors} />}
        </Stack>
      </Beside>
    ),
  })
}

function Asker({ stay, talk }: { stay: Stay; talk: string | undefined }) {
  const { wishedFrom: from, wishedThrough: through } = stay
  return (
    <Card heading={stay.company} href={companyHref(stay.companyId)}>
      <DescriptionList
        layout="stacked"
        items={[
          { term: '担当', description: stay.person },
          { term: 'メール', description: <a href={`mailto:${stay.email}`}>{stay.email}</a> },
          ...(stay.phone ? [{ term: '電話', description: <a href={`tel:${stay.phone}`}>{stay.phone}</a> }] : []),
          { term: '言葉', description: stay.language === 'en' ? '英語' : '日本語' },
          {
            term: '希望の日程',
            description: from && through ? daysInWords(from, through, 'ja') : '未定',
          },
          { term: 'ほしいもの', description: stay.purposes.map((purpose) => PURPOSES[purpose]).join('、') },
        ]}
      />
      <Cluster>
        <ButtonLink
          href={talk ?? `/console/inquiries/new?about=${subjectOf(stay.id)}`}
          variant="secondary"
          size="small"
          icon="chat"
        >
          {talk ? 'やりとりを開く' : '会社に聞く'}
        </ButtonLink>
      </Cluster>
    </Card>
  )
}

const Held = ({ standing }: { standing: Reservation | undefined }) =>
  standing?.state === 'held' ? (
    <Notice tone="info">
      <p>会社が行程のすべてを、{dateTimeInWords(standing.heldUntil)}まで仮押さえしています。</p>
    </Notice>
  ) : null

const Coming = ({ coming, bookedAt }: Reservation) => (
  <Section heading="当日">
    <DescriptionList
      items={[
        { term: '当日のご担当', description: `${coming!.person}(${coming!.phone})` },
        ...(coming!.wishes ? [{ term: '伝えること', description: coming!.wishes }] : []),
        { term: '予約した日時', description: dateTimeInWords(bookedAt!) },
      ]}
    />
  </Section>
)

const Acts = ({ acts, now }: { acts: ListedAct[]; now: Temporal.Instant }) => (
  <Timeline
    label="これまで"
    items={acts.map(({ act, at, words, who }) => ({
      title: STAY_ACTS[act],
      time: { datetime: String(at), text: momentInWords(at, now) },
      who,
      children: words && (
        <Prose>
          {words.split(/\n+/).map((line) => (
            <p>{line}</p>
          ))}
        </Prose>
      ),
    }))}
  />
)

/** 取りやめ, or an answer that there is nothing to offer. */
const Ending = ({ stay, typed, errors }: { stay: Stay; typed: Typed } & Pick<Again<Typed>, 'errors'>) => (
  <Disclosure
    summary={stay.state === 'booked' ? '滞在を取りやめる' : '今回はお断りする'}
    open={(errors ?? []).length > 0}
  >
    <PostForm action={`${deskHref(stay.id)}/cancellation`}>
      <TextArea
        name="reason"
        label="会社に伝える理由"
        hint={stay.language === 'en' ? '英語のメールに、そのまま載ります' : 'メールに、そのまま載ります'}
        value={firstOf(typed, 'reason')}
        error={errorFor(errors ?? [], 'reason')}
        rows={3}
        maxLength={500}
        required
      />
      <Button variant="danger">
        {stay.state === 'booked' ? '予約をすべて空けて、取りやめる' : 'お断りのメールを送る'}
      </Button>
    </PostForm>
  </Disclosure>
)

/** Staff of the section. */
export const staffIn = (c: Context<SiteEnv>) => (c as unknown as Context<ConsoleEnv>).var.staff
