import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { timeInWords } from '#lib/time/in-words.ts'
import { ButtonLink, DescriptionList, Metric, PageHeading, Prose, Section, Stack } from '#ui/index.ts'
import { inLanguage, type Language } from '../language.ts'
import { ageInWords } from '../measurements/age.ts'
import { History } from '../measurements/history.tsx'
import { MEASURED } from '../measurements/measured-words.ts'
import { mbps } from '../measurements/measurement.ts'
import { listMeasurements } from '../measurements/measurements.queries.ts'
import { Picture } from '../photos/photo-picture.tsx'
import { listPhotos, type Photo } from '../photos/photos.queries.ts'
import { framed } from './frame.tsx'
import { findShownPlace, type ShownPlace } from './site.queries.ts'
import { placeData } from './structured-data.ts'
import { SITE, WORDS } from './words.ts'

/** One place, with everything that was measured there. */
export const placePage =
  (language: Language) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const { municipality, now, param } = anyone
    const db: Db<'workation'> = municipality.db
    const [words, place] = [WORDS[language], await findShownPlace(db, Number(param('id')))]
    if (!place) throw new Refusal(404, words.gone)
    const [photos, measurements] = await Promise.all([listPhotos(db, place.id), listMeasurements(db, place.id)])
    const name = inLanguage(language, place.name, place.nameEn).text
    const summary = inLanguage(language, place.summary, place.summaryEn).text
    return framed(anyone, language, {
      title: name,
      description: summary,
      path: `/places/${place.id}`,
      trail: [{ text: words.places, href: `${SITE[language]}/places` }, { text: name }],
      data: [placeData(place, language, municipality.publicUrl)],
      children: (
        <Stack>
          <PageHeading
            over={words.kinds[place.kind]}
            lead={summary}
            actions={
              <ButtonLink href={`${SITE[language]}/ask?offer=${place.id}`} variant="secondary" icon="chat">
                {words.askAbout}
              </ButtonLink>
            }
          >
            {name}
          </PageHeading>
          <Photos photos={photos} language={language} label={words.photos} />
          <Newest place={place} language={language} now={now} />
          <About place={place} language={language} heading={words.about} />
          <Section heading={words.facts}>
            <DescriptionList items={factsOf(place, language)} />
          </Section>
          <Section heading={words.measurements}>
            <p>{words.measurementsLead}</p>
            <History measurements={measurements} language={language} now={now} />
          </Section>
        </Stack>
      ),
    })
  }

export const Photos = ({ photos, language, label }: { photos: Photo[]; language: Language; label: string }) =>
  photos.length === 0 ? null : (
    <ul class="offer-photos" aria-label={label}>
      {photos.map((photo, at) => (
        <li>
          <Picture photo={photo} language={language} sizes="(max-width: 48rem) 100vw, 30rem" eager={at === 0} />
        </li>
      ))}
    </ul>
  )

/** The figures that people look for first, each with its age. */
function Newest({ place, language, now }: { place: ShownPlace; language: Language; now: Temporal.Instant }) {
  const [words, measured] = [WORDS[language], MEASURED[language]]
  const { down, up, latency, measuredAt, noise, noiseAt, reception, outlets } = place
  const age = (at: Temporal.Instant) => words.measured(ageInWords(at, now, language))
  return (
    <div class="offer-figures">
      {down !== null && measuredAt ? (
        <>
          <Metric label={words.down} value={mbps(down)} unit="Mbps" note={age(measuredAt)} />
          <Metric label={words.up} value={mbps(up!)} unit="Mbps" note={age(measuredAt)} />
          <Metric label={measured.latency} value={measured.ms(latency!)} note={age(measuredAt)} />
        </>
      ) : (
        <Metric label={words.network} value={words.nothing} note={words.notMeasured} />
      )}
      {noise !== null && noiseAt && (
        <Metric label={measured.noise} value={words.quiet(noise)} note={`${measured.db(noise)} ${age(noiseAt)}`} />
      )}
      {reception !== null && <Metric label={measured.reception} value={measured.receptions[reception]} />}
      <Metric label={words.outlets} value={words.outletsOf(outlets)} />
    </div>
  )
}

export function About({
  place,
  language,
  heading,
}: {
  place: { body: string; bodyEn: string }
  language: Language
  heading: string
}) {
  const { text, lang } = inLanguage(language, place.body, place.bodyEn)
  if (!text) return null
  return (
    <Section heading={heading}>
      <Prose lang={lang === language ? undefined : lang}>
        {text.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Prose>
    </Section>
  )
}

function factsOf(place: ShownPlace, language: Language) {
  const words = WORDS[language]
  const { kind, price, units, peoplePerUnit, area, weekdays, opens, closes, airMinutes, roadMinutes } = place
  const days = weekdays.length === 7 ? words.everyDay : words.joinDays(weekdays.map((day) => words.weekdays[day - 1]!))
  const access = [airMinutes && words.byAir(airMinutes), roadMinutes && words.byRoad(roadMinutes)].filter(Boolean)
  return [
    { term: words.price, description: `${words.yen(price)} / ${words.per[kind]}` },
    { term: words.capacity, description: words.capacityOf(kind, units, peoplePerUnit) },
    ...(area === null ? [] : [{ term: words.area, description: `${area} m²` }]),
    { term: words.open, description: opens && closes ? `${days} ${timeInWords(opens)}–${timeInWords(closes)}` : days },
    ...(access.length > 0 ? [{ term: words.access, description: access.map((way) => <div>{way}</div>) }] : []),
    { term: words.address, description: inLanguage(language, place.address, place.addressEn).text },
    { term: words.provider, description: inLanguage(language, place.provider, place.providerEn).text },
  ]
}
