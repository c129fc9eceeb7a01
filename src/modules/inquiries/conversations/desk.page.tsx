import type { Context } from 'hono'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { csrfToken } from '#kernel/http/security.ts'
import type { Program } from '#kernel/program.ts'
import { ConversationHeader, EmptyState, ThreeColumns } from '#ui/index.ts'
import { lastKnownQuota } from '../line/quota.ts'
import { countUnread, listConversations } from './conversations.queries.ts'
import { InboxList, nameOf } from './inbox-list.tsx'
import { Person } from './person.tsx'
import { readPlace } from './place.ts'
import { ReplyForm } from './reply-form.tsx'
import { Thread } from './thread.tsx'
import { MESSAGES_A_PAGE, type View } from './view-conversation.ts'

const ROWS = 50

interface DeskProps {
  view?: View
  text?: string
  error?: string
  status?: 200 | 409 | 413 | 422
}

async function inbox(c: Context<ConsoleEnv>, current?: number) {
  const { db, staff, now } = c.var
  const unreadOnly = c.req.query('unread') === '1'
  const after = readPlace(c.req.query('after'))
  const [rows, unreadCount] = await Promise.all([
    listConversations(db, staff, { unreadOnly, after, limit: ROWS + 1 }),
    countUnread(db, staff),
  ])
  return (
    <InboxList
      rows={rows.slice(0, ROWS)}
      now={now}
      unreadOnly={unreadOnly}
      unreadCount={unreadCount}
      current={current}
      more={rows.length > ROWS}
      continued={after !== undefined}
      severalSections={staff.covers.answer.length > 1}
    />
  )
}

/** 相談: list · conversation · person, one at a time on a phone. */
export async function deskPage(
  program: Program,
  c: Context<ConsoleEnv>,
  { view, text, error, status }: DeskProps = {},
) {
  const list = await inbox(c, view?.conversation.id)
  const showing = !view ? 'list' : c.req.query('show') === 'person' ? 'person' : 'conversation'
  return consolePage(program, c, {
    title: view ? nameOf(view.conversation) : '相談',
    fit: 'app',
    scripts: view && [asset('photos.island.js'), asset('reply.island.js')],
    status,
    children: (
      <ThreeColumns
        heading="相談"
        showing={showing}
        conversationHref={view && `/console/inquiries/${view.conversation.id}`}
        list={list}
        conversation={view ? <Opened program={program} c={c} view={view} text={text} error={error} /> : <NoneChosen />}
        person={view && <Person conversation={view.conversation} picture={pictureOf(view)} />}
      />
    ),
  })
}

const NoneChosen = () => (
  <EmptyState icon="chat" heading="相談を選んでください">
    左の一覧から選ぶと、やりとりが開きます。
  </EmptyState>
)

const pictureOf = ({ conversation }: View) =>
  conversation.hasPicture ? `/console/inquiries/${conversation.id}/picture` : undefined

interface OpenedProps {
  program: Program
  c: Context<ConsoleEnv>
  view: View
  text: string | undefined
  error: string | undefined
}

function Opened({ program, c, view, text, error }: OpenedProps) {
  const { conversation, messages } = view
  const { municipality, now } = c.var
  const continued = c.req.query('before') !== undefined
  return (
    <>
      <ConversationHeader
        name={nameOf(conversation)}
        note={`${conversation.section}・LINE`}
        backHref={`/console/inquiries${c.req.query('unread') === '1' ? '?unread=1' : ''}`}
        personHref={`/console/inquiries/${conversation.id}?show=person`}
        actions={continued && <a href={`/console/inquiries/${conversation.id}`}>最新のやりとりへ</a>}
      />
      <Thread
        conversationId={conversation.id}
        messages={messages}
        resident={{ name: nameOf(conversation), picture: pictureOf(view) }}
        now={now}
        more={messages.length >= MESSAGES_A_PAGE}
      />
      {!continued && (
        <ReplyForm
          conversation={conversation}
          csrf={csrfToken(program, c)}
          now={now}
          quota={lastKnownQuota(program, municipality)}
          text={text}
          error={error}
        />
      )}
    </>
  )
}
