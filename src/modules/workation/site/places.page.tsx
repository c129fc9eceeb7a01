import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { MapDoor, mapScript, type MapSettings, originOf } from '#kernel/map/map-door.tsx'
import type { Db } from '#lib/db/connect.ts'
import { ButtonLink, EmptyState, ErrorSummary, PageHeading, Section, Stack } from '#ui/index.ts'
import type { Language } from '../language.ts'
import { readFilters } from './filters.ts'
import { FilterForm } from './filter-form.tsx'
import { framed } from './frame.tsx'
import { OfferList, PlaceItem } from './offer-item.tsx'
import { listShownPlaces } from './site.queries.ts'
import { SITE, WORDS } from './words.ts'

/** 場所をさがす. A filter that cannot be read is told, and the list stands without it. */
export const placesPage =
  (settings: MapSettings, language: Language) =>
  async (anyone: Anyone): Promise<SitePage> => {
    const db: Db<'workation'> = anyone.municipality.db
    const [words, path] = [WORDS[language], `${SITE[language]}/places`]
    const { filters, typed, mistakes } = readFilters(anyone.query(), language)
    const places = await listShownPlaces(db, filters)
    return framed(anyone, language, {
      title: words.places,
      description: words.placesLead,
      path: '/places',
      trail: [{ text: words.places }],
      status: mistakes.length > 0 ? 422 : undefined,
      scripts: [mapScript()],
      tiles: originOf(settings),
      children: (
        <Stack>
          <PageHeading
            lead={words.placesLead}
            actions={
              <ButtonLink href={`${SITE[language]}/ask`} variant="secondary" icon="chat">
                {words.ask}
              </ButtonLink>
            }
          >
            {words.places}
          </PageHeading>
          <ErrorSummary errors={mistakes} heading={words.wrong} />
          <FilterForm path={path} typed={typed} errors={mistakes} language={language} />
          {places.length > 0 && <MapDoor settings={settings} language={language} />}
          <Section heading={words.found(places.length)} id="places">
            {places.length === 0 ? (
              <EmptyState icon="map-pin" heading={words.none}>
                {words.noneHint}
              </EmptyState>
            ) : (
              <OfferList label={words.places}>
                {places.map((place) => (
                  <PlaceItem place={place} language={language} now={anyone.now} />
                ))}
              </OfferList>
            )}
          </Section>
        </Stack>
      ),
    })
  }
