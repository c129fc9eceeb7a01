import { Badge, Button, RelativeTime, Section, Stack, Table, type Column } from '#ui/index.ts'
import type { Language } from '#lib/text/language.ts'
import { dateTimeIn } from '#lib/time/in-language.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { PostForm } from '../../http/render.tsx'
import type { OpenSession } from '../sessions.queries.ts'
import { deviceInWords } from './device-in-words.ts'
import { SESSIONS } from './session-words.ts'

export interface SessionsSectionProps {
  sessions: OpenSession[]
  /** Id of the session that looks at the page. */
  own: number
  now: Temporal.Instant
  /** Where the forms go. */
  action: string
  lang?: Language
}

/** Where one is signed in, with a way to end what one does not know. */
export function SessionsSection({ sessions, own, now, action, lang = 'ja' }: SessionsSectionProps) {
  const words = SESSIONS[lang]
  const moment = (instant: Temporal.Instant) => {
    const full = dateTimeIn(lang, instant)
    const text = lang === 'ja' ? momentInWords(instant, now) : full
    return <RelativeTime datetime={instant.toString()} text={text} full={full} />
  }
  const columns: Column<OpenSession>[] = [
    {
      header: words.device,
      primary: true,
      cell({ userAgent, sharedTerminal }) {
        const device = deviceInWords(userAgent, lang)
        return sharedTerminal ? words.shared(device) : device
      },
    },
    { header: words.since, cell: ({ createdAt }) => moment(createdAt) },
    { header: words.seen, cell: ({ seenAt }) => moment(seenAt) },
    {
      header: words.action,
      cell: ({ id, userAgent }) =>
        id === own ? (
          <Badge>{words.own}</Badge>
        ) : (
          <PostForm action={action} hidden={{ session: String(id) }} inline>
            <Button variant="secondary" size="small" aria-label={words.signOutOf(deviceInWords(userAgent, lang))}>
              {words.signOut}
            </Button>
          </PostForm>
        ),
    },
  ]
  return (
    <Section heading={words.heading} id="sessions">
      <Stack>
        {sessions.length > 1 && (
          <PostForm action={action} hidden={{ session: 'others' }} inline>
            <Button variant="secondary">{words.others}</Button>
          </PostForm>
        )}
        <Table caption={words.heading} hideCaption columns={columns} rows={sessions} rowKey={({ id }) => String(id)} />
      </Stack>
    </Section>
  )
}
