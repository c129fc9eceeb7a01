import { Badge, Button, RelativeTime, Section, Stack, Table, type Column } from '#ui/index.ts'
import { dateTimeInWords, momentInWords } from '#lib/time/in-words.ts'
import { PostForm } from '../../http/render.tsx'
import type { OpenSession } from '../sessions.queries.ts'
import { deviceInWords } from './device-in-words.ts'

export interface SessionsSectionProps {
  sessions: OpenSession[]
  /** Id of the session that looks at the page. */
  own: number
  now: Temporal.Instant
  /** Where the forms go. */
  action: string
}

/** Where one is signed in, with a way to end what one does not know. */
export function SessionsSection({ sessions, own, now, action }: SessionsSectionProps) {
  const moment = (instant: Temporal.Instant) => (
    <RelativeTime datetime={instant.toString()} text={momentInWords(instant, now)} full={dateTimeInWords(instant)} />
  )
  const columns: Column<OpenSession>[] = [
    {
      header: '端末',
      primary: true,
      cell: ({ userAgent, sharedTerminal }) => `${deviceInWords(userAgent)}${sharedTerminal ? '(共用の端末)' : ''}`,
    },
    { header: 'サインイン', cell: ({ createdAt }) => moment(createdAt) },
    { header: '最後の操作', cell: ({ seenAt }) => moment(seenAt) },
    {
      header: '操作',
      cell: ({ id, userAgent }) =>
        id === own ? (
          <Badge>この端末</Badge>
        ) : (
          <PostForm action={action} hidden={{ session: String(id) }} inline>
            <Button variant="secondary" size="small" aria-label={`${deviceInWords(userAgent)} をサインアウト`}>
              サインアウト
            </Button>
          </PostForm>
        ),
    },
  ]
  return (
    <Section heading="サインイン中の端末" id="sessions">
      <Stack>
        {sessions.length > 1 && (
          <PostForm action={action} hidden={{ session: 'others' }} inline>
            <Button variant="secondary">ほかの端末をすべてサインアウト</Button>
          </PostForm>
        )}
        <Table
          caption="サインイン中の端末"
          hideCaption
          columns={columns}
          rows={sessions}
          rowKey={({ id }) => String(id)}
        />
      </Stack>
    </Section>
  )
}
