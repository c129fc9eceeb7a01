import { IN_JAPANESE } from '#lib/text/language.ts'
import type { Context } from 'hono'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { csrfToken } from '#kernel/http/security.ts'
import type { Program } from '#kernel/program.ts'
import { ConversationHeader, StatusLabel } from '#ui/index.ts'
import { CaseStrip } from '../casework/case-strip.tsx'
import { personInWords, ReplyTo } from '../casework/merging/reply-to.tsx'
import { whoseWords } from '../casework/merging/threads.ts'
import { NoteForm } from '../casework/notes/note-form.tsx'
import { NoteLine, olderNotes } from '../casework/notes/note-line.tsx'
import type { Case } from '../casework/open-case.ts'
import { goesOnElsewhere, StayStrip } from '../confidential/stay-strip.tsx'
import type { Stay } from '../confidential/stays.queries.ts'
import type { CallStory } from '../calls/desk/call-events.queries.ts'
import { callLines, inOrder } from '../calls/desk/call-lines.tsx'
import { CallStrip } from '../calls/desk/call-strip.tsx'
import type { Call } from '../calls/call.ts'
import { decisionLines } from '../decisions/decision-line.tsx'
import { DecisionStrip } from '../decisions/decision-strip.tsx'
import type { Decisions } from '../decisions/read-decisions.ts'
import { HeldReplies } from '../held/held-replies.tsx'
import type { Replying } from '../held/ready-to-reply.ts'
import type { Quota } from '../line/quota.ts'
import { machineLines } from '../machine/desk/machine-lines.tsx'
import { MachineStrip, MachineSummary } from '../machine/desk/machine-strip.tsx'
import type { Machine } from '../machine/read-machine.ts'
import { PresenceLine } from '../presence/presence-line.tsx'
import { type Present, presenceInWords } from '../presence/presence.ts'
import { PromiseLabel, PromiseView } from '../promises/promise-view.tsx'
import type { AboutPromise } from '../promises/read-about-promise.ts'
import type { Quote } from '../quoting/quote.ts'
import { SatisfactionView } from '../satisfaction/desk-view.tsx'
import { Ground } from './ground.tsx'
import { opinionLines } from '../together/opinion-lines.tsx'
import { OpinionStrip } from '../together/opinion-strip.tsx'
import type { Conversation } from './conversations.queries.ts'
import { deskAddress, type Inbox } from './inbox-address.ts'
import { nameOf } from './inbox-list.tsx'
import { type InboxView } from './inbox-view.ts'
import { CHANNELS } from './channels.ts'
import type { ThreadPlaces } from './message-bubble.tsx'
import type { PictureAddresses } from './picture-address.ts'
import { ReplyForm } from './reply-form.tsx'
import type { SentBack } from './sent-back.ts'
import { Thread } from './thread.tsx'
import { Turn } from './turn.tsx'
import { MESSAGES_A_PAGE } from './message.ts'
import { newestIn, type View } from './view-conversation.ts'

const deskPlaces = (
  { id, channel }: Pick<Conversation, 'id' | 'channel'>,
  inbox: Inbox,
  pictures: PictureAddresses,
): ThreadPlaces => ({
  quote: ({ id: quote, quotable }) =>
    channel === 'web' || quotable ? `${deskAddress(inbox, id, { quote: String(quote) })}#reply` : undefined,
  older: (before) => deskAddress(inbox, id, { before }),
  file: (messageId, position) => `/console/inquiries/${id}/files/${messageId}/${position}`,
  preview: (messageId, position, content) => pictures.ofPreview(id, messageId, position, content),
  resendings: deskAddress(inbox, `${id}/resendings`),
})

/** Fields that are told of above the reply. */
const OF_GROUND = new Set(['interim', 'decision'])
const ELSEWHERE = new Set([...OF_GROUND, 'turn', 'held', 'machine'])

export interface OpenedProps {
  program: Program
  c: Context<ConsoleEnv>
  view: View
  file: Case
  inbox: Inbox
  list: InboxView
  pictures: PictureAddresses
  quota: Quota | undefined
  sentBack: SentBack | undefined
  /** What a reply begins with. */
  begun: string | undefined
  promise: AboutPromise | undefined
  replying: Replying
  /** 電話: what was said on the phone, and whom one calls back. */
  calls: { stories: CallStory[]; owed: Call[] }
  decisions: Decisions
  stay: Stay | undefined
  /** Others who have it open. */
  present: Present[]
  /** What the reply quotes. */
  quoted: Quote | undefined
  machine: Machine
}

/** One conversation as it is open: what was said, where it stands, and the reply. */
export function Opened(props: OpenedProps) {
  const { program, c, view, file, inbox, list, pictures, quota, sentBack, begun, promise, replying, calls } = props
  const { decisions, stay, quoted, machine } = props
  const { conversation, to, messages } = view
  const { now, staff } = c.var
  const mistaken = sentBack?.mistaken
  const continued = c.req.query('before') !== undefined
  const more = messages.length >= MESSAGES_A_PAGE
  const below = (thread: number, rest: string) => deskAddress(inbox, rest ? `${thread}/${rest}` : thread)
  const belowReply = (rest: string) => below(to.id, rest)
  const writes = to.channel !== 'phone' && !goesOnElsewhere(stay, to)
  const open = !writes || Boolean(mistaken) || (sentBack !== undefined && OF_GROUND.has(sentBack.field))
  return (
    <>
      <ConversationHeader
        id="conversation-head"
        live
        name={nameOf(conversation)}
        state={
          <>
            {conversation.promisedUntil && <PromiseLabel until={conversation.promisedUntil} now={now} />}
            {conversation.lang !== 'ja' && <StatusLabel tone="info">{IN_JAPANESE[conversation.lang]}</StatusLabel>}
          </>
        }
        note={`${conversation.section}・${CHANNELS[conversation.channel]}`}
        backHref={deskAddress(inbox)}
        personHref={deskAddress(inbox, conversation.id, { show: 'person' })}
        previousHref={list.previous}
        nextHref={list.next}
        actions={continued && <a href={deskAddress(inbox, conversation.id)}>最新のやりとりへ</a>}
      />
      <PresenceLine conversationId={conversation.id} words={presenceInWords(props.present)} />
      <MachineSummary
        machine={machine}
        now={now}
        hrefOf={belowReply}
        whose={conversation.joined.length > 0 ? personInWords(to) : undefined}
      />
      <Thread
        messages={messages}
        resident={{ name: nameOf(conversation), picture: pictures.ofPerson(conversation) }}
        places={deskPlaces(conversation, inbox, pictures)}
        threads={whoseWords(
          conversation,
          (one) => deskPlaces(one, inbox, pictures),
          (one) => pictures.ofPerson(one),
        )}
        now={now}
        more={more}
        asides={inOrder([
          ...callLines(continued ? [] : calls.stories, now, more ? messages[0]?.occurredAt : undefined),
          ...decisionLines(decisions.acts, now),
          ...olderNotes(file, (before) => deskAddress(inbox, conversation.id, { before })),
          ...machineLines(machine, messages, { now, hrefOf: below }),
          ...opinionLines(file.requests, now, more ? messages[0]?.occurredAt : undefined),
          ...file.notes.map((note) => ({
            at: note.writtenAt,
            line: (
              <NoteLine
                key={`note-${note.id}`}
                note={note}
                now={now}
                strike={
                  note.kind === 'note' && note.authorId === staff.id
                    ? deskAddress(inbox, `${conversation.id}/notes/${note.id}/removal`)
                    : undefined
                }
              />
            ),
          })),
        ])}
      />
      {!continued && (
        <>
          <div class="desk-ground">
            <HeldReplies
              held={replying.held}
              staff={c.var.staff}
              now={now}
              hrefOf={(rest) => deskAddress(inbox, `${to.id}/held/${rest}`)}
              error={sentBack?.field === 'held' ? sentBack.message : undefined}
            />
            <Turn
              conversation={conversation}
              inbox={inbox}
              seen={newestIn(view)}
              now={now}
              error={sentBack?.field === 'turn' ? sentBack.message : undefined}
            />
            <Ground decisions={decisions} owed={calls.owed} open={open}>
              <DecisionStrip
                decisions={decisions}
                staff={c.var.staff}
                now={now}
                hrefOf={(rest) => deskAddress(inbox, `${to.id}/${rest}`)}
                error={sentBack?.field === 'decision' ? sentBack.message : undefined}
              />
              <CallStrip calls={calls.owed} conversation={conversation} inbox={inbox} now={now} />
              <OpinionStrip requests={file.requests} conversation={conversation} inbox={inbox} now={now} />
              <div class="desk-states">
                <CaseStrip
                  conversation={conversation}
                  inbox={inbox}
                  staffId={staff.id}
                  seen={newestIn(view)}
                  now={now}
                  mistaken={mistaken}
                />
                <SatisfactionView question={file.question} now={now} />
              </div>
              <div class="desk-ways">
                {promise && conversation.channel !== 'phone' && (
                  <PromiseView
                    conversation={conversation}
                    inbox={inbox}
                    now={now}
                    error={sentBack?.field === 'interim' ? sentBack.message : undefined}
                    {...promise}
                  />
                )}
                <NoteForm
                  action={deskAddress(inbox, `${conversation.id}/notes`)}
                  colleagues={file.readers.filter(({ id }) => id !== staff.id)}
                  mistaken={mistaken}
                />
                <StayStrip conversation={conversation} stay={stay} inbox={inbox} now={now} mistaken={mistaken} />
              </div>
            </Ground>
          </div>
          <ReplyTo main={conversation} to={to} inbox={inbox} />
          <MachineStrip
            machine={machine}
            now={now}
            hrefOf={belowReply}
            error={sentBack?.field === 'machine' ? sentBack.message : undefined}
          />
          {writes && (
            <ReplyForm
              conversation={to}
              inbox={inbox}
              csrf={csrfToken(program, c)}
              now={now}
              quota={quota}
              sentBack={(sentBack && ELSEWHERE.has(sentBack.field)) || mistaken ? undefined : sentBack}
              begun={begun}
              replying={replying}
              quoted={quoted}
              uses={machine.uses}
              asks={decisions.asks}
              lostFiles={c.req.query('taken') === 'files'}
              confidential={stay?.pageId === to.id}
            />
          )}
        </>
      )}
    </>
  )
}
