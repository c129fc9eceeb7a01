import type { ComponentChildren } from 'preact'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Door } from '#kernel/program.ts'
import { type DisasterContents, STANDS } from './disaster.ts'
import { findStandingContents } from './disaster.queries.ts'

/** The portal's first page while 災害モード is on: one screen, light, the same for everybody. */
export async function disasterPortal({ municipality, profile }: Anyone, doors: Door[]): Promise<SitePage | undefined> {
  const contents = await findStandingContents(municipality.db)
  return (
    contents && {
      title: contents.title,
      description: `${profile.name}からの大切なお知らせです。`,
      width: 'narrow',
      stylesheet: 'plain.css',
      children: (
        <div class="disaster">
          <h1>{contents.title}</h1>
          <DisasterBlocks contents={contents} doors={doors} />
        </div>
      ),
    }
  )
}

const telOf = (number: string) => `tel:${number.replaceAll('-', '')}`

/** いま すること · 避難所 · 電話 · リンク: only those that there are. */
export const DisasterBlocks = ({ contents, doors }: { contents: DisasterContents; doors: Door[] }) => (
  <>
    <section>
      <h2>いま すること</h2>
      <ul class="to-do">
        {contents.whatToDo
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <li>{line}</li>
          ))}
      </ul>
    </section>
    {contents.shelters.length > 0 && (
      <section>
        <h2>避難所</h2>
        <ul class="places">
          {contents.shelters.map(({ name, address, stands, map }) => (
            <li>
              <span>
                <strong>{name}</strong>{' '}
                <span class="stands" data-open={stands === 'open'}>
                  {STANDS[stands]}
                </span>
                <br />
                {address}
              </span>
              {map && (
                <a href={map} aria-label={`${name}の地図`}>
                  地図
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
    )}
    {contents.phones.length > 0 && (
      <section>
        <h2>電話</h2>
        <ul class="numbers">
          {contents.phones.map(({ name, number }) => (
            <li>
              <span>{name}</span>
              <a href={telOf(number)}>{number}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {contents.links.length > 0 && <Ways heading="くわしく" links={contents.links} />}
    {doors.length > 0 && (
      <Ways heading="ふだんの窓口" links={doors.map(({ title, href }) => ({ text: title, href }))} />
    )}
  </>
)

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
