import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { originOf } from '#kernel/map/map-door.tsx'
import type { Program } from '#kernel/program.ts'
import { idIn } from '#lib/text/whole-number.ts'
import { EmptyState, ThreeColumns } from '#ui/index.ts'
import { CaseFile } from '../casework/case-file.tsx'
import { listChoices } from '../casework/filter/choices.queries.ts'
import { InboxFilter } from '../casework/filter/filter.tsx'
import { Linked } from '../casework/links/linked.tsx'
import { Merged } from '../casework/merging/merged.tsx'
import { openCase } from '../casework/open-case.ts'
import { goesOnElsewhere } from '../confidential/stay-strip.tsx'
import { findStay } from '../confidential/stays.queries.ts'
import { cannedFor } from '../canned/in-reply.ts'
import { listOwedIn } from '../calls/calls.queries.ts'
import { listStories } from '../calls/desk/call-events.queries.ts'
import { DecisionMark } from '../decisions/decision-strip.tsx'
import { readDecisions } from '../decisions/read-decisions.ts'
import { replyFrom, suggestFaqs, Suggestions } from '../faq/desk/suggestions.tsx'
import { keepingHref } from '../retention/keeping.page.tsx'
import { readyToReply } from '../held/ready-to-reply.ts'
import { knownQuota } from '../line/quota.ts'
import { readMachine } from '../machine/read-machine.ts'
import { listPresent } from '../presence/presence.queries.ts'
import { seenMatter } from '../web/matter-of.ts'
import { listSaved } from '../search/saved/saved-filters.queries.ts'
import { ReportView } from '../streets/desk-view.tsx'
import { openReport } from '../streets/open-report.ts'
import { AskOpinions } from '../together/ask-form.tsx'
import { findQuotable } from '../quoting/quotes.queries.ts'
import { readAboutPromise } from '../promises/read-about-promise.ts'
import { deskAddress, isNarrowed, readInbox } from './inbox-address.ts'
import { InboxList, nameOf } from './inbox-list.tsx'
import { KeysHelp } from './keys-help.tsx'
import { openInbox } from './open-inbox.ts'
import { Person } from './person.tsx'
import { pictureAddresses } from './picture-address.ts'
import { readPlace } from './place.ts'
import { Opened } from './opened.tsx'
import type { SentBack } from './sent-back.ts'
import { newestIn, type View } from './view-conversation.ts'

const MAP = 'map-door.island.js'
const OPENED = ['photos.island.js', 'reply.island.js', 'draft.island.js', 'presence.island.js']

/** 相談: list · conversation · person, one at a time on a phone. */
export async function deskPage(program: Program, c: Context<ConsoleEnv>, view?: View, sentBack?: SentBack) {
  const { municipality, db, staff, now } = c.var
  const inbox = readInbox((name) => c.req.query(name))
  const conversation = view?.conversation
  const to = view?.to
  const { publicUrl } = municipality
  const asksToFilter = c.req.query('show') === 'filter'
  const [
    list,
    quota,
    faqs,
    begun,
    matter,
    file,
    choices,
    promise,
    replying,
    stories,
    owed,
    decisions,
    stay,
    saved,
    present,
    quoted,
    machine,
  ] = await Promise.all([
    openInbox(db, staff, inbox, conversation),
    to?.channel === 'line' ? knownQuota(program, municipality) : undefined,
    view ? suggestFaqs(db, view.conversation, view.messages) : [],
    sentBack || !to
      ? undefined
      : ((await replyFrom(db, c.req.query('faq'), publicUrl)) ??
        (await cannedFor(db, staff, to, c.req.query('canned'), now))),
    conversation?.about ? seenMatter(c.var, conversation.about) : undefined,
    view && openCase(db, now, staff, view, readPlace(c.req.query('before'))),
    asksToFilter || isNarrowed(inbox) ? listChoices(db, staff) : undefined,
    conversation?.waitingSince ? readAboutPromise(db, now, conversation) : undefined,
    to && readyToReply(db, staff, to, now),
    conversation && listStories(db, conversation),
    conversation && listOwedIn(db, staff, conversation),
    view && readDecisions(db, now, staff, { ...view, conversation: view.to }, readPlace(c.req.query('before'))),
    conversation && findStay(db, conversation.id),
    listSaved(db, staff),
    conversation ? listPresent(db, staff, conversation.id, now) : [],
    to && findQuotable(db, to, idIn(sentBack ? sentBack.quotes : c.req.query('quote'))),
    conversation && readMachine(db, staff, conversation),
  ])
  const street = conversation && (await openReport(db, now, staff, conversation))
  const pictures = pictureAddresses(program, c)
  const showing = !view ? 'list' : c.req.query('show') === 'person' || isOfPerson(sentBack) ? 'person' : 'conversation'
  const title = conversation ? nameOf(conversation) : '相談'
  const islands = ['keys.island.js', 'list-place.island.js', ...(view ? OPENED : []), ...(street ? [MAP] : [])]
  return consolePage(program, c, {
    title: sentBack ? `エラー: ${title}` : title,
    fit: 'app',
    tiles: street && originOf(program.settings),
    scripts: islands.map(asset),
    skips: view && [
      { href: '#messages', text: 'やりとりへ' },
      goesOnElsewhere(stay, view.conversation)
        ? { href: '#stay', text: '続いているところへ' }
        : view.to.channel === 'phone'
          ? { href: '#case-strip', text: '対応へ' }
          : { href: '#reply', text: '返信へ' },
    ],
    status: sentBack?.status,
    flash: (
      <Done
        words={{ moved: 'ほかの課へ移しました。', saved: '絞り込みを保存しました。', erased: '相談を消去しました。' }}
        done={c.req.query('done')}
      />
    ),
    children: (
      <>
        <ThreeColumns
          heading="相談"
          showing={showing}
          conversationHref={to && deskAddress(inbox, to.id)}
          liveHref={sentBack && to && deskAddress(inbox, to.id)}
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
            view && file && replying && decisions && machine ? (
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
                present={present}
                quoted={quoted}
                machine={machine}
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
                    hrefOf={(id) => `${deskAddress(inbox, view.to.id, { faq: String(id) })}#reply`}
                  />
                </Person>
                <CaseFile
                  {...file}
                  conversation={conversation}
                  inbox={inbox}
                  seen={newestIn(view)}
                  mistaken={sentBack?.mistaken}
                />
                <p>
                  <a href={keepingHref(conversation.id)}>保存期間・開示・消去</a>
                </p>
                {street && (
                  <ReportView
                    opened={street}
                    conversation={conversation}
                    inbox={inbox}
                    now={now}
                    settings={program.settings}
                    mistaken={sentBack?.mistaken}
                  />
                )}
                <Linked {...file} conversation={conversation} inbox={inbox} now={now} mistaken={sentBack?.mistaken} />
                <Merged {...file} conversation={conversation} inbox={inbox} now={now} mistaken={sentBack?.mistaken} />
                <AskOpinions
                  {...file}
                  conversation={conversation}
                  inbox={inbox}
                  now={now}
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

const NoneChosen = () => (
  <EmptyState icon="chat" heading="相談を選んでください">
    左の一覧から選ぶと、やりとりが開きます。
  </EmptyState>
)

/** A form that stands beside the person shows its mistake there, on a phone too. */
const isOfPerson = (sentBack: SentBack | undefined): boolean =>
  [
    'tag',
    'section',
    'reason',
    'asked',
    'question',
    'wished',
    'other',
    'why',
    'merged',
    'mergeReason',
    'street',
  ].includes(sentBack?.mistaken?.field ?? '')
