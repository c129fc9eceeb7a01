import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Db } from '#lib/db/connect.ts'
import { ButtonLink, Door, Doors, LinkList, PageHeading, Section } from '#ui/index.ts'
import type { Language } from '../language.ts'
import { PLACE_KINDS, type PlaceKind } from '../offers/offer.ts'
import { framed } from './frame.tsx'
import { countShown, listNextSessions, type ShownSession } from './site.queries.ts'
import { SITE, WORDS } from './words.ts'

const ICONS = { workplace: 'seat', office: 'building', lodging: 'home' } as const
const SESSIONS = 5

/** The first page of the site: what there is, and what comes next. */
export const topPage =
  (language: Language) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const { municipality, profile, now } = anyone
    const db: Db<'workation'> = municipality.db
    const [words, here] = [WORDS[language], SITE[language]]
    const [counts, sessions] = await Promise.all([countShown(db), listNextSessions(db, now, SESSIONS)])
    const countOf = (kind: string) => counts.find((one) => one.kind === kind)?.count ?? 0
    const heading = language === 'en' ? `Workation in ${profile.name}` : `${profile.name}の${words.site}`
    return framed(anyone, language, {
      title: heading,
      description: words.lead,
      path: '',
      trail: [],
      children: (
        <>
          <PageHeading
            lead={words.lead}
            actions={
              <ButtonLink href={`${here}/ask`} size="large" icon="chat">
                {words.ask}
              </ButtonLink>
            }
          >
            {heading}
          </PageHeading>
          <Section heading={words.places}>
            <Doors label={words.places}>
              {(Object.keys(PLACE_KINDS) as PlaceKind[]).map((kind) => (
                <Door
                  href={`${here}/places?kind=${kind}`}
                  icon={ICONS[kind]}
                  title={`${words.kinds[kind]} (${words.count(countOf(kind))})`}
                  sentence={words.kindSentences[kind]}
                />
              ))}
            </Doors>
          </Section>
          <Section heading={words.programmes}>
            <Doors label={words.programmes}>
              <Door
                href={`${here}/programmes`}
                icon="leaf"
                title={`${words.programmes} (${words.count(countOf('programme'))})`}
                sentence={words.programmesLead}
              />
            </Doors>
          </Section>
          {sessions.length > 0 && (
            <Section heading={words.nextSessions}>
              <LinkList items={sessions.map((session) => sessionLink(session, language))} />
            </Section>
          )}
        </>
      ),
    })
  }

const sessionLink = ({ programmeId, name, nameEn, startsAt, places, taken }: ShownSession, language: Language) => ({
  href: `${SITE[language]}/programmes/${programmeId}`,
  icon: 'calendar' as const,
  text: language === 'en' ? nameEn : name,
  note: WORDS[language].moment(startsAt),
  aside: WORDS[language].left(places - taken, places),
})
