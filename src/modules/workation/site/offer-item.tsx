import type { ComponentChildren } from 'preact'
import { onMap } from '#kernel/map/map-door.tsx'
import { inLanguage, type Language } from '../language.ts'
import { ageInWords } from '../measurements/age.ts'
import { mbps } from '../measurements/measurement.ts'
import { Picture } from '../photos/photo-picture.tsx'
import type { ShownPlace, ShownProgramme } from './site.queries.ts'
import { SITE, WORDS } from './words.ts'

const Item = ({
  children,
  photo,
  language,
  ...data
}: {
  children: ComponentChildren
  photo: ShownPlace['photo']
  language: Language
  'data-place'?: string
}) => (
  <li class="offer-item" {...data}>
    {photo ? (
      <Picture photo={photo} language={language} sizes="(max-width: 48rem) 100vw, 20rem" />
    ) : (
      <div class="offer-photo" />
    )}
    <div class="offer-words">{children}</div>
  </li>
)

/** One place of a list; the map reads where it is from it. */
export function PlaceItem({ place, language, now }: { place: ShownPlace; language: Language; now: Temporal.Instant }) {
  const words = WORDS[language]
  const { id, kind, latitude, longitude, down, measuredAt, outlets, noise, units, peoplePerUnit, price, photo } = place
  const name = inLanguage(language, place.name, place.nameEn)
  const href = `${SITE[language]}/places/${id}`
  return (
    <Item photo={photo} language={language} data-place={onMap(href, name.text, { longitude, latitude })}>
      <p class="offer-kind">{words.kinds[kind]}</p>
      <h3>
        <a href={href}>{name.text}</a>
      </h3>
      <p>{inLanguage(language, place.summary, place.summaryEn).text}</p>
      <ul class="offer-facts">
        <li>
          {down !== null && measuredAt ? (
            <>
              {words.down} <strong>{mbps(down)} Mbps</strong>{' '}
              <small>({words.measured(ageInWords(measuredAt, now, language))})</small>
            </>
          ) : (
            `${words.network}: ${words.notMeasured}`
          )}
        </li>
        <li>
          {words.outlets} {words.outletsOf(outlets)}
        </li>
        {noise !== null && <li>{words.quiet(noise)}</li>}
        <li>{words.capacityOf(kind, units, peoplePerUnit)}</li>
      </ul>
      <p class="offer-price">
        <strong>{words.yen(price)}</strong> / {words.per[kind]}
      </p>
    </Item>
  )
}

export function ProgrammeItem({ programme, language }: { programme: ShownProgramme; language: Language }) {
  const words = WORDS[language]
  const { id, theme, minutes, minPeople, maxPeople, price, next, photo } = programme
  return (
    <Item photo={photo} language={language}>
      <p class="offer-kind">{words.themes[theme]}</p>
      <h3>
        <a href={`${SITE[language]}/programmes/${id}`}>{inLanguage(language, programme.name, programme.nameEn).text}</a>
      </h3>
      <p>{inLanguage(language, programme.summary, programme.summaryEn).text}</p>
      <ul class="offer-facts">
        <li>{words.hours(minutes)}</li>
        <li>{words.groupOf(minPeople, maxPeople)}</li>
        {next && <li>{words.next(words.moment(next))}</li>}
      </ul>
      <p class="offer-price">
        <strong>{words.yen(price)}</strong> / {words.perPerson}
      </p>
    </Item>
  )
}

export const OfferList = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <ul class="offer-list" aria-label={label}>
    {children}
  </ul>
)
