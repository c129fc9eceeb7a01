import { Icon } from '../data/icon.tsx'
import type { Children } from '../types.ts'

export type ThreeColumnsProps = {
  /** The page's h1, for those who listen: 「相談」. */
  heading: string
  list: Children
  conversation?: Children
  person?: Children
  /** The one a phone shows. */
  showing: 'list' | 'conversation' | 'person'
  /** Leads back from the person, where only one of the two is shown. */
  conversationHref?: string
  conversationText?: string
  /** Where this page is to be had again, if not under the address it was sent to. */
  liveHref?: string
  labels?: { list: string; conversation: string; person: string }
}

const japanese = { list: '相談の一覧', conversation: '会話', person: '相手と経過' }

/** List · conversation · person. On a phone one at a time; the links in ConversationHeader lead between them. */
export const ThreeColumns = ({
  list,
  conversation,
  person,
  showing,
  labels = japanese,
  ...props
}: ThreeColumnsProps) => (
  <div class="three-columns" data-showing={showing} data-live-href={props.liveHref}>
    <h1 class="visually-hidden">{props.heading}</h1>
    <section class="column-list" aria-label={labels.list}>
      {list}
    </section>
    <section class="column-conversation" aria-label={labels.conversation}>
      {conversation}
    </section>
    {person && (
      <section class="column-person" aria-label={labels.person}>
        {props.conversationHref && (
          <a class="conversation-return" href={props.conversationHref}>
            <Icon name="chevron-left" size={20} />
            {props.conversationText ?? 'やりとりに戻る'}
          </a>
        )}
        {person}
      </section>
    )}
  </div>
)

export type ConversationHeaderProps = {
  name: Children
  note?: Children
  state?: Children
  actions?: Children
  /** To the list, on a phone. */
  backHref: string
  backText?: string
  /** To the person, where that column is not shown. */
  personHref?: string
  personText?: string
  /** To the conversations above and below in the list. */
  previousHref?: string
  nextHref?: string
  previousText?: string
  nextText?: string
  /** With `live`, the id by which an open page finds its new state. */
  id?: string
  live?: boolean
}

export const ConversationHeader = (props: ConversationHeaderProps) => (
  <header class="conversation-header" id={props.id} data-live={props.live}>
    <a class="conversation-back" href={props.backHref}>
      <Icon name="chevron-left" size={20} />
      {props.backText ?? '一覧'}
    </a>
    <div class="conversation-name">
      <h2>
        <span>{props.name}</span>
        {props.state}
      </h2>
      {props.note && <p>{props.note}</p>}
    </div>
    {props.actions && <div class="cluster">{props.actions}</div>}
    {props.personHref && (
      <a class="conversation-person" href={props.personHref}>
        <Icon name="user" size={20} />
        {props.personText ?? '詳細'}
      </a>
    )}
    {(props.previousHref || props.nextHref) && (
      <div class="conversation-beside">
        {props.previousHref && (
          <a href={props.previousHref} rel="prev">
            <Icon name="chevron-up" size={20} />
            {props.previousText ?? '前の相談'}
          </a>
        )}
        {props.nextHref && (
          <a href={props.nextHref} rel="next">
            <Icon name="chevron-down" size={20} />
            {props.nextText ?? '次の相談'}
          </a>
        )}
      </div>
    )}
  </header>
)
