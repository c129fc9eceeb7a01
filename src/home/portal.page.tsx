import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { openState, openStateInWords } from '#kernel/calendar/open-state.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import { type SitePage, TownsName } from '#kernel/http/site-page.tsx'
import type { Module } from '#kernel/program.ts'
import { type Language, languages, tagOf } from '#lib/text/language.ts'
import { dateTimeIn } from '#lib/time/in-language.ts'
import { Door, Doors, Filled, Notice, PageHeading, Section } from '#ui/index.ts'
import { PORTAL } from './portal-words.ts'

/** The residents' first page: what can be done here, and when somebody is there. */
export const portalPage =
  (modules: Module[]) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const { municipality, profile, now, reader } = anyone
    const lang = reader()
    const words = PORTAL[lang]
    const [doors, calendar] = await Promise.all([
      Promise.all(modules.map(async (module) => module.doors?.(municipality, now, lang) ?? [])),
      getOfficeCalendar(municipality.db),
    ])
    const urgent = await Promise.all(modules.map((module) => module.frontPage?.(anyone, doors.flat())))
    const instead = urgent.find((page) => page !== undefined)
    if (instead) return instead
    const [title, sentence] = words.me
    const address = (of: Language) => `${municipality.publicUrl}/?lang=${of}`
    return {
      title: words.title,
      description: `${words.heading.replace('{town}', profile.name)} ${words.lead}`,
      lang,
      head: languages.map(
        (one) => one !== 'easy' && <link rel="alternate" hreflang={tagOf(one)} href={address(one)} />,
      ),
      children: (
        <>
          <PageHeading lead={words.lead}>
            <Filled sentence={words.heading}>
              <TownsName profile={profile} lang={lang} />
            </Filled>
          </PageHeading>
          <Section heading={words.doors}>
            <Doors label={words.doors}>
              {[...doors.flat(), { href: '/me', icon: 'user', title, sentence } as const].map((door) => (
                <Door key={door.href} {...door} />
              ))}
            </Doors>
          </Section>
          <Section heading={words.hours}>
            <OfficeHours calendar={calendar} now={now} lang={lang} />
          </Section>
        </>
      ),
    }
  }

/** Says by when what one writes is read, and promises nothing beyond that. */
function OfficeHours({ calendar, now, lang }: { calendar: OfficeCalendar; now: Temporal.Instant; lang: Language }) {
  const [state, words] = [openState(calendar, now), PORTAL[lang]]
  return (
    <Notice
      tone={state.state === 'open' ? 'success' : 'info'}
      heading={openStateInWords(calendar, now, lang)}
      level={3}
    >
      {state.state === 'open' ? (
        <p>{words.read}</p>
      ) : (
        <p>
          {words.anyHour}
          {state.next && words.readFrom(dateTimeIn(lang, state.next))}
        </p>
      )}
    </Notice>
  )
}
