import type { ComponentChildren } from 'preact'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import { JapaneseName } from '#kernel/http/japanese-name.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Door } from '#kernel/program.ts'
import { type Language, writtenFor } from '#lib/text/language.ts'
import type { DisasterContents } from './disaster.ts'
import { findStandingContents } from './disaster.queries.ts'
import { DISASTER_PORTAL } from './disaster-words.ts'

/** The portal's first page while 災害モード is on: one screen, light, the same for everybody who reads in one language. */
export async function disasterPortal(
  { municipality, profile, reader }: Anyone,
  doors: Door[],
): Promise<SitePage | undefined> {
  const contents = await findStandingContents(municipality.db)
  if (!contents) return undefined
  const lang = reader()
  const words = DISASTER_PORTAL[lang]
  return {
    title: contents.title,
    description: words.description(profile.name),
    lang,
    width: 'narrow',
    stylesheet: 'plain.css',
    children: (
      <div class="disaster">
        {lang !== 'ja' && <p>{words.inJapanese}</p>}
        {writtenFor(lang) === 'en' && contents.greeting.en && (
          <p lang={lang === 'en' ? undefined : 'en'}>{contents.greeting.en}</p>
        )}
        <h1>
          <JapaneseName name={contents.title} lang={lang} />
        </h1>
        <DisasterBlocks contents={contents} doors={doors} lang={lang} />
      </div>
    ),
  }
}

const telOf = (number: string) => `tel:${number.replaceAll('-', '')}`

interface DisasterBlocksProps {
  contents: DisasterContents
  doors: Door[]
  lang: Language
}

/** いま すること · 避難所 · 電話 · リンク: only those that there are; what the town wrote is Japanese. */
export function DisasterBlocks({ contents, doors, lang }: DisasterBlocksProps) {
  const words = DISASTER_PORTAL[lang]
  const town = (said: string) => <JapaneseName name={said} lang={lang} />
  return (
    <>
      <section>
        <h2>{words.toDo}</h2>
        <ul class="to-do">
          {contents.whatToDo
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <li>{town(line)}</li>
            ))}
        </ul>
      </section>
      {contents.shelters.length > 0 && (
        <section>
          <h2>{words.shelters}</h2>
          <ul class="places">
            {contents.shelters.map(({ name, address, stands, map }, index) => (
              <li>
                <span>
                  <strong id={`place-${index}`}>{town(name)}</strong>{' '}
                  <span class="stands" data-open={stands === 'open'}>
                    {words.stands[stands]}
                  </span>
                  <br />
                  {town(address)}
                </span>
                {map && (
                  <a href={map} id={`map-${index}`} aria-labelledby={`place-${index} map-${index}`}>
                    {words.map}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {contents.phones.length > 0 && (
        <section>
          <h2>{words.phones}</h2>
          <ul class="numbers">
            {contents.phones.map(({ name, number }) => (
              <li>
                <span>{town(name)}</span>
                <a href={telOf(number)}>{number}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {contents.links.length > 0 && (
        <Ways heading={words.more} links={contents.links.map(({ text, href }) => ({ text: town(text), href }))} />
      )}
      {doors.length > 0 && (
        <Ways heading={words.doors} links={doors.map(({ title, href }) => ({ text: title, href }))} />
      )}
    </>
  )
}

const Ways = ({ heading, links }: { heading: string; links: { text: ComponentChildren; href: string }[] }) => (
  <section>
    <h2>{heading}</h2>
    <ul class="ways">
      {links.map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  </section>
)
