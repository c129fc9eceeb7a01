import type { Context } from 'hono'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { csrfToken } from '#kernel/http/security.ts'
import type { Program } from '#kernel/program.ts'
import { ConversationHeader, EmptyState, StatusLabel, ThreeColumns } from '#ui/index.ts'
import { cannedFor } from '../canned/in-reply.ts'
import { replyFrom, suggestFaqs, Suggestions } from '../faq/desk/suggestions.tsx'
import { HeldReplies } from '../held/held-replies.tsx'
import { readyToReply, type Replying } from '../held/ready-to-reply.ts'
import { knownQuota, type Quota } from '../line/quota.ts'
import { seenMatter } from '../web/matter-of.ts'
import { deskAddress, type Inbox, readInbox } from './inbox-address.ts'
import { InboxList, nameOf } from './inbox-list.tsx'
import { KeysHelp } from './keys-help.tsx'
import { type InboxView, openInbox } from './open-inbox.ts'
import { Person } from './person.tsx'
import { CHANNELS } from './channels.ts'
import type { ThreadPlaces } from './message-bubble.tsx'
import { pictureAddresses, type PictureAddresses } from './picture-address.ts'
import { ReplyForm } from './reply-form.tsx'
import { Thread } from './thread.tsx'
import { Turn } from './turn.tsx'
import { MESSAGES_A_PAGE, type View } from './view-conversation.ts'

/** A form that was sent back: what was wrong with what, and what had been typed. */
export interface SentBack {
  message: string
  field: string
  status: 409 | 413 | 422
  text?: string | undefined
  /** When it was to go. */
  sendAt?: string | undefined
}

const OPENED = ['photos.island.js', 'reply.island.js', 'draft.island.js']

/** 相談: list · conversation · person, one at a time on a phone. */
export async function deskPage(program: Program, c: Context<ConsoleEnv>, view?: View, sentBack?: SentBack) {
  const { municipality, db, staff, now } = c.var
  const inbox = readInbox((name) => c.req.query(name))
  const conversation = view?.conversation
  const { publicUrl } = municipality
  const [list, quota, faqs, begun, matter, replying] = await Promise.all([
    openInbox(db, staff, inbox, conversation),
    conversation?.channel === 'line' ? knownQuota(program, municipality) : undefined,
    view ? suggestFaqs(db, view.conversation, view.messages) : [],
    sentBack || !conversation
      ? undefined
      : ((await replyFrom(db, c.req.query('faq'), publicUrl)) ??
        (await cannedFor(db, staff, conversation, c.req.query('canned'), now))),
    conversation?.about ? seenMatter(c.var, conversation.about) : undefined,
    conversation && readyToReply(db, staff, conversation, now),
  ])
  const pictures = pictureAddresses(program, c)
  const showing = !view ? 'list' : c.req.query('show') === 'person' ? 'person' : 'conversation'
  const title = conversation ? nameOf(conversation) : '相談'
  const islands = ['keys.island.js', 'list-place.island.js', ...(view ? OPENED : [])]
  return consolePage(program, c, {
    title: sentBack ? `エラー: ${title}` : title,
    fit: 'app',
    scripts: islands.map(asset),
    skips: view && [
      { href: '#messages', text: 'やりとりへ' },
      { href: '#reply', text: '返信へ' },
    ],
    status: sentBack?.status,
    children: (
      <>
        <ThreeColumns
          heading="相談"
          showing={showing}
          conversationHref={conversation && deskAddress(inbox, conversation.id)}
          liveHref={sentBack && conversation && deskAddress(inbox, conversation.id)}
          list={
            <InboxList
              inbox={inbox}
              view={list}
              now={now}
              pictures={pictures}
              current={conversation?.id}
              severalSections={staff.covers.answer.length > 1}
            />
          }
          conversation={
            view && replying ? (
              <Opened
                program={program}
                c={c}
                view={view}
                inbox={inbox}
                list={list}
                pictures={pictures}
                quota={quota}
                sentBack={sentBack}
                begun={begun}
                replying={replying}
              />
            ) : (
              <NoneChosen />
            )
          }
          person={
            conversation && (
              <Person conversation={conversation} picture={pictures.ofPerson(conversation)} matter={matter}>
                <Suggestions
                  faqs={faqs}
                  hrefOf={(id) => `${deskAddress(inbox, conversation.id, { faq: String(id) })}#reply`}
                />
              </Person>
            )
          }
        />
        <KeysHelp />
      </>
    ),
  })
}

const deskPlaces = (id: number, inbox: Inbox, pictures: PictureAddresses): ThreadPlaces => ({
  older: (before) => deskAddress(inbox, id, { before }),
  file: (messageId, position) => `/console/inquiries/${id}/files/${messageId}/${position}`,
  preview: (messageId, position, content) => pictures.ofPreview(id, messageId, position, content),
  resendings: deskAddress(inbox, `${id}/resendings`),
})

/** Fields that are told of above the reply. */
const ELSEWHERE = new Set(['turn', 'held'])

const NoneChosen = () => (
  <EmptyState icon="chat" heading="相談を選んでください">
    左の一覧から選ぶと、やりとりが開きます。
  </EmptyState>
)

interface OpenedProps {
  program: Program
  c: Context<ConsoleEnv>
  view: View
  inbox: Inbox
  list: InboxView
  pictures: PictureAddresses
  quota: Quota | undefined
  sentBack: SentBack | undefined
  /** What a reply begins with. */
  begun: string | undefined
  replying: Replying
}

function Opened({ program, c, view, inbox, list, pictures, quota, sentBack, begun, replying }: OpenedProps) {
  const { conversation, messages } = view
  const { now } = c.var
  const continued = c.req.query('before') !== undefined
  return (
    <>
      <ConversationHeader
        id="conversation-head"
        live
        name={nameOf(conversation)}
        state={conversation.lang === 'en' && <StatusLabel tone="info">英語</StatusLabel>}
        note={`${conversation.section}・${CHANNELS[conversation.channel]}`}
        backHref={deskAddress(inbox)}
        personHref={deskAddress(inbox, conversation.id, { show: 'person' })}
        previousHref={list.previous}
        nextHref={list.next}
        actions={continued && <a href={deskAddress(inbox, conversation.id)}>最新のやりとりへ</a>}
      />
      <Thread
        messages={messages}
        resident={{ name: nameOf(conversation), picture: pictures.ofPerson(conversation) }}
        places={deskPlaces(conversation.id, inbox, pictures)}
        now={now}
        more={messages.length >= MESSAGES_A_PAGE}
      />
      {!continued && (
        <>
          <HeldReplies
            held={replying.held}
            staff={c.var.staff}
            now={now}
            hrefOf={(rest) => deskAddress(inbox, `${conversation.id}/held/${rest}`)}
            error={sentBack?.field === 'held' ? sentBack.message : undefined}
          />
          <Turn
            conversation={conversation}
            inbox={inbox}
            seen={Math.max(0, ...messages.map(({ id }) => id))}
            now={now}
            error={sentBack?.field === 'turn' ? sentBack.message : undefined}
          />
          <ReplyForm
            conversation={conversation}
            inbox={inbox}
            csrf={csrfToken(program, c)}
            now={now}
            quota={quota}
            sentBack={sentBack && ELSEWHERE.has(sentBack.field) ? undefined : sentBack}
            begun={begun}
            replying={replying}
            lostFiles={c.req.query('taken') === 'files'}
          />
        </>
      )}
    </>
  )
}
