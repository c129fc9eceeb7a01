import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  DescriptionList,
  type FieldErrorText,
  FormActions,
  Notice,
  PageHeading,
  Section,
  Stack,
  StatusLabel,
  type Tone,
} from '#ui/index.ts'
import { findItinerary, findProposed } from '../itineraries/itineraries.queries.ts'
import { type Itinerary, spanOf } from '../itineraries/itinerary.ts'
import { ItineraryView } from '../itineraries/itinerary-view.tsx'
import { daysInWords } from '../itineraries/when.ts'
import type { Language } from '../language.ts'
import type { Reservation } from '../reservations/reservation.ts'
import { findStanding } from '../reservations/reservations.queries.ts'
import { SITE } from '../site/words.ts'
import { findSurvey } from '../surveys/surveys.queries.ts'
import { ASKING } from './asking-words.ts'
import { STAY_WORDS } from './firm-words.ts'
import { privatePage } from './private-page.tsx'
import { type Stay, type StayState, subjectOf } from './stay.ts'
import { findAsked } from './stays.queries.ts'

const TONES: Record<StayState, Tone> = {
  asked: 'info',
  proposed: 'warning',
  booked: 'success',
  cancelled: 'neutral',
  declined: 'neutral',
}

/** What the page of a stay is about, and where it stands. */
export interface Shown {
  stay: Stay
  /** Of the address: `/workation/stays/…`. */
  token: string
  language: Language
}

const isHeld = (standing: Reservation | undefined, now: Temporal.Instant) =>
  standing?.state === 'held' && Temporal.Instant.compare(standing.heldUntil, now) > 0

/** 滞在 as the firm sees it: what was asked, what is proposed, what is booked, and what it can do next. */
export async function stayPage(
  program: Program,
  c: Context<SiteEnv>,
  { stay, token, language }: Shown,
  refusal?: FieldErrorText,
) {
  const { db, now } = c.var
  const words = STAY_WORDS[language]
  const [standing, proposed, said] = await Promise.all([
    findStanding(db, stay.id),
    findProposed(db, stay.id),
    findAsked(db, stay.id),
  ])
  const booked = standing?.state === 'booked' ? await findItinerary(db, standing.itineraryId) : undefined
  const here = `${SITE[language]}/stays/${token}`
  const change = booked && proposed && proposed.id !== booked.id ? proposed : undefined
  const hasBegun = booked && Temporal.PlainDate.compare(spanOf(booked.items)[0], dateInTokyo(now)) <= 0
  const isLeaving = booked && Temporal.PlainDate.compare(spanOf(booked.items)[1], dateInTokyo(now)) <= 0
  const answered = isLeaving && (await findSurvey(db, stay.id)) !== undefined
  return privatePage(program, c, language, {
    title: words.title(stay.company),
    path: `/stays/${token}`,
    trail: [{ text: words.title(stay.company) }],
    isWrong: refusal !== undefined,
    status: refusal && 409,
    children: (
      <Stack>
        <Done words={words.done} done={c.req.query('done')} />
        <PageHeading
          state={<StatusLabel tone={TONES[stay.state]}>{words.states[stay.state]}</StatusLabel>}
          lead={words.leads[stay.state]}
        >
          {words.title(stay.company)}
        </PageHeading>
        {refusal && (
          <Notice tone="error" live="alert">
            <p>{refusal.message}</p>
          </Notice>
        )}
        {isLeaving && !answered && (
          <Notice tone="info" actions={<ButtonLink href={`${here}/survey`}>{words.survey}</ButtonLink>}>
            <p>{words.surveyLead}</p>
          </Notice>
        )}
        {change && (
          <Notice
            tone="warning"
            heading={words.newItineraryWaits}
            actions={
              <ButtonLink href="#change" variant="secondary">
                {words.toNewItinerary}
              </ButtonLink>
            }
          >
            <p>{words.newItineraryLead}</p>
          </Notice>
        )}
        {stay.state === 'proposed' && proposed && (
          <Section heading={words.itinerary}>
            <ItineraryView itinerary={proposed} language={language} booked={false} held={isHeld(standing, now)} />
            <Next here={here} language={language} itinerary={proposed} standing={standing} now={now} />
          </Section>
        )}
        {booked && (
          <Section heading={words.itinerary}>
            <ItineraryView itinerary={booked} language={language} booked />
            <Coming standing={standing!} language={language} />
          </Section>
        )}
        {change && (
          <Section heading={words.newItinerary} id="change">
            <p>{words.newItineraryLead}</p>
            <ItineraryView itinerary={change} language={language} booked={false} />
            <FormActions>
              <ButtonLink href={`${here}/booking`}>{words.change}</ButtonLink>
            </FormActions>
          </Section>
        )}
        <Wish stay={stay} said={said} language={language} />
        <FormActions>
          <ButtonLink href={`/inquiries/${subjectOf(stay.id)}`} variant="secondary" icon="chat">
            {words.write}
          </ButtonLink>
          {['asked', 'proposed', 'booked'].includes(stay.state) && !hasBegun && (
            <ButtonLink href={`${here}/cancellation`} variant="tertiary">
              {words.cancelLink}
            </ButtonLink>
          )}
        </FormActions>
        <Notice tone="info">
          <p>{words.keep}</p>
        </Notice>
      </Stack>
    ),
  })
}

/** Held: on to the booking; otherwise hold it. */
function Next({
  here,
  language,
  itinerary,
  standing,
  now,
}: {
  here: string
  language: Language
  itinerary: Itinerary
  standing: Reservation | undefined
  now: Temporal.Instant
}) {
  const words = STAY_WORDS[language]
  if (standing && isHeld(standing, now))
    return (
      <Notice
        tone="success"
        heading={words.heldUntil(timeInWords(standing.heldUntil.toZonedDateTimeISO(TOKYO).toPlainTime()))}
        level={3}
        actions={<ButtonLink href={`${here}/booking`}>{words.goOn}</ButtonLink>}
      />
    )
  return (
    <PostForm action={`${here}/hold`} hidden={{ itinerary: String(itinerary.id) }}>
      <p>{words.holdLead}</p>
      <FormActions>
        <Button size="large">{words.hold}</Button>
      </FormActions>
    </PostForm>
  )
}

function Coming({ standing: { coming }, language }: { standing: Reservation; language: Language }) {
  if (!coming) return null
  const { coming: heading, fields } = STAY_WORDS[language]
  return (
    <DescriptionList
      items={[
        { term: heading, description: `${coming.person} (${coming.phone})` },
        ...(coming.wishes ? [{ term: fields.wishes, description: coming.wishes }] : []),
      ]}
    />
  )
}

function Wish({ stay, said, language }: { stay: Stay; said: string; language: Language }) {
  const words = STAY_WORDS[language]
  const { wishedFrom, wishedThrough, people, purposes } = stay
  const dates = wishedFrom && wishedThrough ? daysInWords(wishedFrom, wishedThrough, language) : words.noDates
  const wanted = purposes.map((purpose) => ASKING[language].purposes[purpose])
  return (
    <Section heading={words.wish}>
      <DescriptionList
        items={[
          { term: words.dates, description: dates },
          { term: words.people, description: words.peopleOf(people) },
          { term: words.purposes, description: wanted.join(language === 'en' ? ', ' : '、') },
          ...(said ? [{ term: words.said, description: said }] : []),
        ]}
      />
    </Section>
  )
}
