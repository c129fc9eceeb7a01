import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { csrfToken } from '#kernel/http/security.ts'
import type { Program } from '#kernel/program.ts'
import { ConversationHeader, EmptyState, StatusLabel, ThreeColumns } from '#ui/index.ts'
import { CaseFile } from '../casework/case-file.tsx'
import { CaseStrip } from '../casework/case-strip.tsx'
import { listChoices } from '../casework/filter/choices.queries.ts'
import { InboxFilter } from '../casework/filter/filter.tsx'
import type { Mistaken } from '../casework/mistaken.ts'
import { NoteForm } from '../casework/notes/note-form.tsx'
import { NoteLine } from '../casework/notes/note-line.tsx'
import { type Case, openCase } from '../casework/open-case.ts'
import { goesOnElsewhere, StayStrip } from '../confidential/stay-strip.tsx'
import { findStay, type Stay } from '../confidential/stays.queries.ts'
import { cannedFor } from '../canned/in-reply.ts'
import { listOwedIn } from '../calls/calls.queries.ts'
import { type CallStory, listStories } from '../calls/desk/call-events.queries.ts'
import { callLines, inOrder } from '../calls/desk/call-lines.tsx'
import { CallStrip } from '../calls/desk/call-strip.tsx'
import type { Call } from '../calls/call.ts'
import { decisionLines } from '../decisions/decision-line.tsx'
import { DecisionMark, DecisionStrip } from '../decisions/decision-strip.tsx'
import { type Decisions, readDecisions } from '../decisions/read-decisions.ts'
import { replyFrom, suggestFaqs, Suggestions } from '../faq/desk/suggestions.tsx'
import { HeldReplies } from '../held/held-replies.tsx'
import { readyToReply, type Replying } from '../held/ready-to-reply.ts'
import { knownQuota, type Quota } from '../line/quota.ts'
import { seenMatter } from '../web/matter-of.ts'
import { listSaved } from '../search/saved/saved-filters.queries.ts'
import { PromiseLabel, PromiseView } from '../promises/promise-view.tsx'
import { type AboutPromise, readAboutPromise } from '../promises/read-about-promise.ts'
import { SatisfactionView } from '../satisfaction/desk-view.tsx'
import { deskAddress, type Inbox, isNarrowed, readInbox } from './inbox-address.ts'
import { InboxList, nameOf } from './inbox-list.tsx'
import { KeysHelp } from './keys-help.tsx'
import { type InboxView } from './inbox-view.ts'
import { openInbox } from './open-inbox.ts'
import { Person } from './person.tsx'
import { CHANNELS } from './channels.ts'
import type { ThreadPlaces } from './message-bubble.tsx'
import { pictureAddresses, type PictureAddresses } from './picture-address.ts'
import { readPlace } from './place.ts'
import { ReplyForm } from './reply-form.tsx'
import { Thread } from './thread.tsx'
import { Turn } from './turn.tsx'
import { MESSAGES_A_PAGE } from './message.ts'
import { type View } from './view-conversation.ts'

/** A form that was sent back: what was wrong with what, and what had been typed. */
export interface SentBack {
  message: string
  field: string
  status: 409 | 413 | 422
  text?: string | undefined
  /** 返事のボタン. */
  choices?: string | undefined
  /** When it was to go. */
  sendAt?: string | undefined
  /** It was a form of the casework. */
  mistaken?: Mistaken
}

const OPENED = ['photos.island.js', 'reply.island.js', 'draft.island.js']

/** 相談: list · conversation · person, one at a time on a phone. */
export async function deskPage(program: Program, c: Context<ConsoleEnv>, view?: View, sentBack?: SentBack) {
  const { municipality, db, staff, now } = c.var
  const inbox = readInbox((name) => c.req.query(name))
  const conversation = view?.conversation
  const { publicUrl } = municipality
  const asksToFilter = c.req.query('show') === 'filter'
  const [list, quota, faqs, begun, matter, file, choices, promise, replying, stories, owed, decisions, stay, saved] =
    await Promise.all([
      openInbox(db, staff, inbox, conversation),
      conversation?.channel === 'line' ? knownQuota(program, municipality) : undefined,
      view ? suggestFaqs(db, view.conversation, view.messages) : [],
      sentBack || !conversation
        ? undefined
        : ((await replyFrom(db, c.req.query('faq'), publicUrl)) ??
          (await cannedFor(db, staff, conversation, c.req.query('canned'), now))),
      conversation?.about ? seenMatter(c.var, conversation.about) : undefined,
      view && openCase(db, now, view, readPlace(c.req.query('before'))),
      asksToFilter || isNarrowed(inbox) ? listChoices(db, staff) : undefined,
      conversation?.waitingSince ? readAboutPromise(db, now, conversation) : undefined,
      conversation && readyToReply(db, staff, conversation, now),
      conversation && listStories(db, conversation),
      conversation && listOwedIn(db, conversation),
      view && readDecisions(db, now, staff, view, readPlace(c.req.query('before'))),
      conversation && findStay(db, conversation.id),
      listSaved(db, staff),
    ])
  const pictures = pictureAddresses(program, c)
  const showing = !view ? 'list' : c.req.query('show') === 'person' || isOfPerson(sentBack) ? 'person' : 'conversation'
  const title = conversation ? nameOf(conversation) : '相談'
  const islands = ['keys.island.js', 'list-place.island.js', ...(view ? OPENED : [])]
  return consolePage(program, c, {
    title: sentBack ? `エラー: ${title}` : title,
    fit: 'app',
    scripts: islands.map(asset),
    skips: view && [
      { href: '#messages', text: 'やりとりへ' },
      goesOnElsewhere(stay, view.conversation)
        ? { href: '#stay', text: '続いているところへ' }
        : view.conversation.channel === 'phone'
          ? { href: '#case-strip', text: '対応へ' }
          : { href: '#reply', text: '返信へ' },
    ],
    status: sentBack?.status,
    flash: (
      <Done words={{ moved: 'ほかの課へ移しました。', saved: '絞り込みを保存しました。' }} done={c.req.query('done')} />
    ),
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
              filter={<InboxFilter inbox={inbox} choices={choices} saved={saved} asked={asksToFilter} />}
            />
          }
          conversation={
            view && file && replying && decisions ? (
              <Opened
                program={program}
                c={c}
                view={view}
                file={file}
                inbox={inbox}
                list={list}
                pictures={pictures}
                quota={quota}
                sentBack={sentBack}
                begun={begun}
                promise={promise}
                replying={replying}
                calls={{ stories: stories ?? [], owed: owed ?? [] }}
                decisions={decisions}
                stay={stay}
              />
            ) : (
              <NoneChosen />
            )
          }
          person={
            conversation &&
            file && (
              <>
                <Person conversation={conversation} picture={pictures.ofPerson(conversation)} matter={matter}>
                  <Suggestions
                    faqs={faqs}
                    hrefOf={(id) => `${deskAddress(inbox, conversation.id, { faq: String(id) })}#reply`}
                  />
                </Person>
                <CaseFile
                  {...file}
                  conversation={conversation}
                  inbox={inbox}
                  seen={newestIn(view)}
                  mistaken={sentBack?.mistaken}
                />
                <DecisionMark why={decisions?.why} href={deskAddress(inbox, `${conversation.id}/decision-mark`)} />
              </>
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
const ELSEWHERE = new Set(['turn', 'interim', 'held', 'decision'])

const NoneChosen = () => (
  <EmptyState icon="chat" heading="相談を選んでください">
    左の一覧から選ぶと、やりとりが開きます。
  </EmptyState>
)

/** A form that stands beside the person shows its mistake there, on a phone too. */
const isOfPerson = (sentBack: SentBack | undefined): boolean =>
  ['tag', 'section', 'reason'].includes(sentBack?.mistaken?.field ?? '')

/** The newest message on the page. */
const newestIn = ({ messages }: View): number => Math.max(0, ...messages.map(({ id }) => id))

interface OpenedProps {
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
}

function Opened(props: OpenedProps) {
  const { program, c, view, file, inbox, list, pictures, quota, sentBack, begun, promise, replying, calls } = props
  const { decisions, stay } = props
  const { conversation, messages } = view
  const { now, staff } = c.var
  const mistaken = sentBack?.mistaken
  const continued = c.req.query('before') !== undefined
  const more = messages.length >= MESSAGES_A_PAGE
  const writes = conversation.channel !== 'phone'
  return (
    <>
      <ConversationHeader
        id="conversation-head"
        live
        name={nameOf(conversation)}
        state={
          <>
            {conversation.promisedUntil && <PromiseLabel until={conversation.promisedUntil} now={now} />}
            {conversation.lang === 'en' && <StatusLabel tone="info">英語</StatusLabel>}
          </>
        }
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
        more={more}
        asides={inOrder([
          ...callLines(continued ? [] : calls.stories, now, more ? messages[0]?.occurredAt : undefined),
          ...decisionLines(decisions.acts, now),
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
          <HeldReplies
            held={replying.held}
            staff={c.var.staff}
            now={now}
            hrefOf={(rest) => deskAddress(inbox, `${conversation.id}/held/${rest}`)}
            error={sentBack?.field === 'held' ? sentBack.message : undefined}
          />
          <DecisionStrip
            decisions={decisions}
            staff={c.var.staff}
            now={now}
            hrefOf={(rest) => deskAddress(inbox, `${conversation.id}/${rest}`)}
            error={sentBack?.field === 'decision' ? sentBack.message : undefined}
          />
          <Turn
            conversation={conversation}
            inbox={inbox}
            seen={newestIn(view)}
            now={now}
            error={sentBack?.field === 'turn' ? sentBack.message : undefined}
          />
          <CallStrip calls={calls.owed} conversation={conversation} inbox={inbox} now={now} />
          {promise && writes && (
            <PromiseView
              conversation={conversation}
              inbox={inbox}
              now={now}
              error={sentBack?.field === 'interim' ? sentBack.message : undefined}
              {...promise}
            />
          )}
          <CaseStrip
            conversation={conversation}
            inbox={inbox}
            staffId={staff.id}
            seen={newestIn(view)}
            now={now}
            mistaken={mistaken}
          />
          <SatisfactionView question={file.question} now={now} />
          <NoteForm
            conversationId={conversation.id}
            inbox={inbox}
            colleagues={file.colleagues.filter(({ id }) => id !== staff.id)}
            mistaken={mistaken}
          />
          <StayStrip conversation={conversation} stay={stay} inbox={inbox} now={now} mistaken={mistaken} />
          {writes && !goesOnElsewhere(stay, conversation) && (
            <ReplyForm
              conversation={conversation}
              inbox={inbox}
              csrf={csrfToken(program, c)}
              now={now}
              quota={quota}
              sentBack={(sentBack && ELSEWHERE.has(sentBack.field)) || mistaken ? undefined : sentBack}
              begun={begun}
              replying={replying}
              asks={decisions.asks}
              lostFiles={c.req.query('taken') === 'files'}
              confidential={stay?.pageId === conversation.id}
            />
          )}
        </>
      )}
    </>
  )
}
