import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { ButtonLink, DescriptionList, EmptyState, PageHeading, Section, Stack, Table } from '#ui/index.ts'
import { inLanguage, type Language } from '../language.ts'
import { listPhotos } from '../photos/photos.queries.ts'
import { ifHeld, missingOf, reasonIn, type Session } from '../programmes/programme.ts'
import { listSessions } from '../programmes/programmes.queries.ts'
import { framed } from './frame.tsx'
import { OfferList, ProgrammeItem } from './offer-item.tsx'
import { About, Photos } from './place.page.tsx'
import { findShownProgramme, listShownProgrammes, type ShownProgramme } from './site.queries.ts'
import { sessionData } from './structured-data.ts'
import { SITE, WORDS } from './words.ts'

/** プログラム: all whose season is not over. */
export const programmesPage =
  (language: Language) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const [words, programmes] = [
      WORDS[language],
      await listShownProgrammes(anyone.municipality.db as Db<'workation'>, anyone.now),
    ]
    return framed(anyone, language, {
      title: words.programmes,
      description: words.programmesLead,
      path: '/programmes',
      trail: [{ text: words.programmes }],
      children: (
        <Stack>
          <PageHeading lead={words.programmesLead}>{words.programmes}</PageHeading>
          {programmes.length === 0 ? (
            <EmptyState icon="leaf" heading={words.noProgrammes} />
          ) : (
            <Section heading={words.foundProgrammes(programmes.length)}>
              <OfferList label={words.programmes}>
                {programmes.map((programme) => (
                  <ProgrammeItem programme={programme} language={language} />
                ))}
              </OfferList>
            </Section>
          )}
        </Stack>
      ),
    })
  }

/** One programme, with its dates. */
export const programmePage =
  (language: Language) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const { municipality, now, param } = anyone
    const db: Db<'workation'> = municipality.db
    const [words, programme] = [WORDS[language], await findShownProgramme(db, now, Number(param('id')))]
    if (!programme) throw new Refusal(404, words.gone)
    const [photos, sessions] = await Promise.all([listPhotos(db, programme.id), listSessions(db, programme.id, now)])
    const name = inLanguage(language, programme.name, programme.nameEn).text
    const summary = inLanguage(language, programme.summary, programme.summaryEn).text
    return framed(anyone, language, {
      title: name,
      description: summary,
      path: `/programmes/${programme.id}`,
      trail: [{ text: words.programmes, href: `${SITE[language]}/programmes` }, { text: name }],
      data: sessions.map((session) => sessionData(programme, session, language, municipality.publicUrl)),
      children: (
        <Stack>
          <PageHeading
            over={words.themes[programme.theme]}
            lead={summary}
            actions={
              <ButtonLink href={`${SITE[language]}/ask?offer=${programme.id}`} variant="secondary" icon="chat">
                {words.askAbout}
              </ButtonLink>
            }
          >
            {name}
          </PageHeading>
          <Photos photos={photos} language={language} label={words.photos} />
          <About place={programme} language={language} heading={words.about} />
          <Section heading={words.sessions}>
            <Sessions sessions={sessions} programme={programme} language={language} />
          </Section>
          <Section heading={words.facts}>
            <DescriptionList items={factsOf(programme, language)} />
          </Section>
        </Stack>
      ),
    })
  }

function Sessions(props: { sessions: Session[]; programme: ShownProgramme; language: Language }) {
  const { sessions, programme, language } = props
  const words = WORDS[language]
  return (
    <Table
      caption={words.sessions}
      hideCaption
      phone="lines"
      columns={[
        { header: words.sessions, primary: true, cell: ({ startsAt }) => words.moment(startsAt) },
        { header: words.booked, labelled: true, cell: ifHeld(({ taken }) => words.people(taken)) },
        { header: words.free, cell: ifHeld(({ places, taken }) => words.left(places - taken, places)) },
        {
          header: words.takesPlace,
          cell: (session) =>
            session.cancelledBecause
              ? words.cancelled(reasonIn(language, session.cancelledBecause))
              : words.decided(missingOf(session, programme), programme.minPeople),
        },
      ]}
      rows={sessions}
      empty={<p>{words.noSessions}</p>}
    />
  )
}

function factsOf(programme: ShownProgramme, language: Language) {
  const words = WORDS[language]
  const { price, minutes, minPeople, maxPeople, seasonFrom, seasonThrough, languages } = programme
  const bring = inLanguage(language, programme.bring, programme.bringEn).text
  return [
    { term: words.price, description: `${words.yen(price)} / ${words.perPerson}` },
    { term: words.season, description: `${words.day(seasonFrom)} – ${words.day(seasonThrough)}` },
    { term: words.duration, description: words.hours(minutes) },
    { term: words.group, description: words.groupOf(minPeople, maxPeople) },
    { term: words.meeting, description: inLanguage(language, programme.meetingPlace, programme.meetingPlaceEn).text },
    ...(bring ? [{ term: words.bring, description: bring }] : []),
    {
      term: words.languages,
      description: languages.map((spoken) => words.spoken[spoken]).join(language === 'en' ? ', ' : '・'),
    },
    { term: words.provider, description: inLanguage(language, programme.provider, programme.providerEn).text },
  ]
}
