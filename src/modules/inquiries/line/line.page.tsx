import { openStateInWords } from '#kernel/calendar/open-state.ts'
import type { OfficeCalendar } from '#kernel/calendar/office-calendar.ts'
import { FRAME } from '#kernel/http/frame-words.ts'
import { JapaneseName } from '#kernel/http/japanese-name.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import type { Profile } from '#kernel/municipality/profile.queries.ts'
import type { Language } from '#lib/text/language.ts'
import { ButtonLink, Card, Filled, FoldedOnPhone, Notice, PageHeading, Prose, QrCode, Stack } from '#ui/index.ts'
import { LANGUAGE_WORDS } from '../languages/language-word.ts'
import { REPORT_WORDS } from '../streets/street-report.ts'
import { AskerTrail } from '../web/asker-trail.tsx'
import { addFriendUrl, type LineAccount } from './account.ts'
import { LINE } from './line-words.ts'
import { LINE_SIGN_IN } from './signing-in/sign-in-words.ts'

export interface LinePage {
  lang: Language
  profile: Profile
  account: LineAccount | undefined
  calendar: OfficeCalendar
  now: Temporal.Instant
  lineApi: string
  /** The town takes 通報. */
  reports: boolean
}

/** LINEで相談: what one can ask, what happens at night, what is stored, and the way in. */
export function linePage({ lang, profile, account, calendar, now, lineApi, reports }: LinePage): SitePage {
  const words = LINE[lang]
  return {
    title: words.title,
    description: words.description(profile.name),
    lang,
    width: 'narrow',
    breadcrumbs: <AskerTrail lang={lang} matter={undefined} here={words.title} />,
    children: (
      <>
        <PageHeading lead={words.lead}>{words.title}</PageHeading>
        <Stack gap="loose">
          {account ? (
            <AddFriend account={account} url={addFriendUrl(account, lineApi)} lang={lang} />
          ) : (
            <Notice tone="info" heading={words.search}>
              <p>
                <Filled sentence={words.searchFor}>
                  <JapaneseName name={profile.name} lang={lang} />
                </Filled>
              </p>
            </Notice>
          )}
          <Prose>
            <h2>{words.topics}</h2>
            <ul>
              <li>{words.daily}</li>
              <li>{reports ? words.reports(REPORT_WORDS[lang]) : words.streets}</li>
              <li>{words.moving}</li>
            </ul>
            <h2>{words.news}</h2>
            <p>
              <a href="/line/sign-in">{LINE_SIGN_IN[lang].title}</a>
              {words.signedIn}
            </p>
            <h2>{words.language}</h2>
            <p>{words.languages(LANGUAGE_WORDS[lang])}</p>
            <h2>{words.night}</h2>
            <p>{words.anyHour}</p>
            <p>
              {words.hours}: <strong>{openStateInWords(calendar, now, lang)}</strong>
            </p>
          </Prose>
          <Notice tone="warning" heading={words.urgent}>
            <p>{words.urgentLead}</p>
          </Notice>
          <Prose>
            <h2>{words.privacy}</h2>
            <ul>
              <li>
                <Filled sentence={words.stored}>
                  <JapaneseName name={profile.name} lang={lang} />
                </Filled>
              </li>
              <li>{words.numbers}</li>
              <li>{words.secrets}</li>
            </ul>
            <p>
              <Filled sentence={words.more}>
                <a href="/privacy">{FRAME[lang].privacy}</a>
              </Filled>
            </p>
          </Prose>
        </Stack>
      </>
    ),
  }
}

const AddFriend = ({ account, url, lang }: { account: LineAccount; url: string; lang: Language }) => (
  <Card
    heading={
      <Filled sentence={LINE[lang].add}>
        <JapaneseName name={account.name} lang={lang} />
      </Filled>
    }
  >
    <Stack>
      <p>{LINE[lang].phone}</p>
      <ButtonLink href={url} size="large" icon="chat">
        {LINE[lang].button}
      </ButtonLink>
      <FoldedOnPhone summary={LINE[lang].computer}>
        <Stack>
          <p>{LINE[lang].scan(account.basicId)}</p>
          <QrCode text={url} label={lang === 'ja' ? `「${account.name}」を${LINE.ja.qr}` : LINE[lang].qr} />
        </Stack>
      </FoldedOnPhone>
    </Stack>
  </Card>
)
