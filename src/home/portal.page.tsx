import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import { openState, openStateInWords } from '#kernel/calendar/open-state.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Module } from '#kernel/program.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Door, Doors, Notice, PageHeading, Section } from '#ui/index.ts'

/** After what the modules offer: what every resident has here. */
const ownDoor = {
  href: '/me',
  icon: 'user',
  title: 'わたしの情報',
  sentence: '名前やサインインの方法を確かめる',
} as const

/** The residents' first page: what can be done here, and when somebody is there. */
export const portalPage =
  (modules: Module[]) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const { municipality, profile, now } = anyone
    const [doors, calendar] = await Promise.all([
      Promise.all(modules.map(async (module) => module.doors?.(municipality, now) ?? [])),
      getOfficeCalendar(municipality.db),
    ])
    const urgent = await Promise.all(modules.map((module) => module.frontPage?.(anyone, doors.flat())))
    const instead = urgent.find((page) => page !== undefined)
    if (instead) return instead
    return {
      title: 'オンライン窓口',
      description: `${profile.name}のオンライン窓口です。役所に来なくても、相談や手続きができます。`,
      children: (
        <>
          <PageHeading lead="役所に来なくても、スマートフォンやパソコンから相談や手続きができます。">
            {profile.name}のオンライン窓口
          </PageHeading>
          <Section heading="できること">
            <Doors label="できること">
              {[...doors.flat(), ownDoor].map((door) => (
                <Door key={door.href} {...door} />
              ))}
            </Doors>
          </Section>
          <Section heading="窓口の時間">
            <OfficeHours calendar={calendar} now={now} />
          </Section>
        </>
      ),
    }
  }

/** Says by when what one writes is read, and promises nothing beyond that. */
function OfficeHours({ calendar, now }: { calendar: OfficeCalendar; now: Temporal.Instant }) {
  const state = openState(calendar, now)
  return (
    <Notice tone={state.state === 'open' ? 'success' : 'info'} heading={openStateInWords(calendar, now)} level={3}>
      {state.state === 'open' ? (
        <p>お送りいただいた相談は、職員が順に読んでいます。</p>
      ) : (
        <p>
          相談はいつでもお送りいただけます。
          {state.next && `職員が読むのは、${dateTimeInWords(state.next)}からです。`}
        </p>
      )}
    </Notice>
  )
}
