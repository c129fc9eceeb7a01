import type { Context } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import { PostForm } from '#kernel/http/render.tsx'
import type { Program } from '#kernel/program.ts'
import { TOKYO } from '#lib/time/clock.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  errorFor,
  FormActions,
  Notice,
  PageHeading,
  Stack,
  TextArea,
  TextInput,
} from '#ui/index.ts'
import type { Itinerary } from '../itineraries/itinerary.ts'
import { ItineraryView } from '../itineraries/itinerary-view.tsx'
import { firstOf, formReader, type Typed } from '#kernel/http/form-reader.ts'
import type { Language } from '../language.ts'
import type { Again } from '../offers/shell.ts'
import type { Coming, Reservation } from '../reservations/reservation.ts'
import { SITE } from '../site/words.ts'
import { marksIn } from './ask-fields.tsx'
import { STAY_WORDS } from './firm-words.ts'
import { privatePage } from './private-page.tsx'
import type { Shown } from './stay.page.tsx'

const LONGEST_WISHES = 1000

/** Whom to ask for on the day, as it was typed. @throws Refusal 422 with everything that is wrong */
export function readComing(typed: Typed, language: Language): Coming {
  const [form, { fields, notAgreed, noPhone }] = [formReader(typed, language), STAY_WORDS[language]]
  const coming = {
    person: form.line('person', fields.person, 60),
    phone: form.phone('phone'),
    wishes: form.text('wishes', fields.wishes, LONGEST_WISHES),
  }
  if (!form.said('phone')) form.wrong('phone', noPhone)
  if (!form.said('agreed')) form.wrong('agreed', notAgreed)
  form.done()
  return coming
}

export interface Booking {
  itinerary: Itinerary
  /** What is held for this itinerary, or the booking that it would change. */
  standing: Reservation
}

/** 予約を確定する, or 変更する where something is booked: the last step of the firm. */
export function bookingPage(
  program: Program,
  c: Context<SiteEnv>,
  { stay, token, language }: Shown,
  { itinerary, standing }: Booking,
  { typed, errors = [], status }: Again<Typed> = {},
) {
  const words = STAY_WORDS[language]
  const changes = standing.state === 'booked'
  const [title, lead] = changes ? [words.changeTitle, words.changeLead] : [words.confirmTitle, words.confirmLead]
  const here = `${SITE[language]}/stays/${token}`
  const known: Typed = {
    person: [standing.coming?.person ?? stay.person],
    phone: [standing.coming?.phone ?? stay.phone],
  }
  const field = (name: 'person' | 'phone' | 'wishes') => ({
    ...marksIn(language),
    name,
    label: words.fields[name],
    value: firstOf(typed ?? { ...known, wishes: [standing.coming?.wishes ?? ''] }, name),
    error: errorFor(errors, name),
  })
  return privatePage(program, c, language, {
    title,
    path: `/stays/${token}/booking`,
    trail: [{ text: words.title(stay.company), href: here }, { text: title }],
    isWrong: errors.length > 0,
    status,
    children: (
      <Stack>
        <PageHeading lead={lead}>{title}</PageHeading>
        <ErrorSummary errors={errors} heading={words.wrong} />
        {!changes && (
          <Notice tone="info">
            <p>{words.heldUntil(timeInWords(standing.heldUntil.toZonedDateTimeISO(TOKYO).toPlainTime()))}</p>
          </Notice>
        )}
        <ItineraryView itinerary={itinerary} language={language} booked={false} held={!changes} brief />
        <PostForm action={`${here}/booking`} hidden={{ itinerary: String(itinerary.id) }}>
          <TextInput {...field('person')} required autoComplete="name" width="medium" />
          <TextInput
            {...field('phone')}
            type="tel"
            required
            autoComplete="tel"
            width="medium"
            hint={words.hints.phone}
          />
          <TextArea {...field('wishes')} rows={3} maxLength={LONGEST_WISHES} hint={words.hints.wishes} />
          <Checkbox
            {...marksIn(language)}
            name="agreed"
            label={words.fields.agreed}
            required
            checked={typed !== undefined && firstOf(typed, 'agreed') !== ''}
            error={errorFor(errors, 'agreed')}
          />
          <FormActions>
            <Button size="large">{changes ? words.change : words.confirm}</Button>
            <ButtonLink href={here} variant="tertiary">
              {words.back}
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}

/** 取りやめますか. */
export function cancellationPage(program: Program, c: Context<SiteEnv>, { stay, token, language }: Shown) {
  const words = STAY_WORDS[language]
  const here = `${SITE[language]}/stays/${token}`
  return privatePage(program, c, language, {
    title: words.cancelTitle,
    path: `/stays/${token}/cancellation`,
    trail: [{ text: words.title(stay.company), href: here }, { text: words.cancelLink }],
    children: (
      <Stack>
        <PageHeading lead={words.cancelLead}>{words.cancelTitle}</PageHeading>
        <PostForm action={`${here}/cancellation`}>
          <TextArea {...marksIn(language)} name="reason" label={words.reason} rows={3} maxLength={500} />
          <FormActions>
            <Button variant="danger">{words.cancel}</Button>
            <ButtonLink href={here} variant="tertiary">
              {words.back}
            </ButtonLink>
          </FormActions>
        </PostForm>
      </Stack>
    ),
  })
}
