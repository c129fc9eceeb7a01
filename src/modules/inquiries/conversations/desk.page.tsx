import type { Context } from 'hono'
import { Done } from '#kernel/administration/done.tsx'
import { asset } from '#kernel/http/assets.ts'
import { consolePage } from '#kernel/http/console-page.tsx'
import type { ConsoleEnv } from '#kernel/http/env.ts'
import { originOf } from '#kernel/map/map-door.tsx'
import type { Program } from '#kernel/program.ts'
import { EmptyState, ThreeColumns } from '#ui/index.ts'
import { CaseFile } from '../casework/case-file.tsx'
import { InboxFilter } from '../casework/filter/filter.tsx'
import { Linked } from '../casework/links/linked.tsx'
import { Merged } from '../casework/merging/merged.tsx'
import { goesOnElsewhere } from '../confidential/stay-strip.tsx'
import { DecisionMark } from '../decisions/decision-strip.tsx'
import { Suggestions } from '../faq/desk/suggestions.tsx'
import { keepingHref } from '../retention/keeping.page.tsx'
import { ReportView } from '../streets/desk-view.tsx'
import { AskOpinions } from '../together/ask-form.tsx'
import { deskAddress, readInbox } from './inbox-address.ts'
import { InboxList, nameOf } from './inbox-list.tsx'
import { KeysHelp } from './keys-help.tsx'
import { Opened } from './opened.tsx'
import { Person } from './person.tsx'
import { pictureAddresses } from './picture-address.ts'
import { asksToFilter, readDesk } from './read-desk.ts'
import type { SentBack } from './sent-back.ts'
import { type View, newestIn } from './view-conversation.ts'

const MAP = 'map-door.island.js'
const OPENED = ['photos.island.js', 'reply.island.js', 'draft.island.js', 'presence.island.js', 'focus-kept.island.js']

/** 相談: list · conversation · person, one at a time on a phone. */
export async function deskPage(program: Program, c: Context<ConsoleEnv>, view?: View, sentBack?: SentBack) {
  const { staff, now } = c.var
  const inbox = readInbox((name) => c.req.query(name))
  const conversation = view?.conversation
  const to = view?.to
  const asked = await readDesk(program, c, inbox, view, sentBack)
  const { list, saved, choices, quota, faqs, begun, matter, file, promise, replying } = asked
  const { stories, owed, decisions, stay, present, quoted, machine, street } = asked
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
              filter={<InboxFilter inbox={inbox} choices={choices} saved={saved} asked={asksToFilter(c)} />}
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
                  to={view.to}
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
                    conversation={view.to}
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
    'lang',
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
