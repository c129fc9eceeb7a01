import type { ComponentChildren } from 'preact'
import type { Matter } from '#kernel/conversations/conversations.ts'
import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Avatar, Cluster, DescriptionList } from '#ui/index.ts'
import type { Conversation } from './conversations.queries.ts'
import { nameOf } from './inbox-list.tsx'

export interface PersonProps {
  conversation: Conversation
  picture?: string | undefined
  /** What it is about, where one may see that. */
  matter?: Matter | undefined
  /** What helps to answer them. */
  children?: ComponentChildren
}

/** 相手と経過: who it is, as far as we know, and about what. */
export const Person = ({ conversation, picture, matter, children }: PersonProps) => (
  <div id="person" data-live>
    <Cluster>
      <Avatar name={nameOf(conversation)} src={picture} size="large" />
      <h2>{nameOf(conversation)}</h2>
    </Cluster>
    <DescriptionList
      layout="stacked"
      items={[
        ...(conversation.about
          ? [
              {
                term: '何について',
                description: matter ? <a href={matter.href}>{matter.title}</a> : conversation.aboutTitle,
              },
            ]
          : []),
        { term: '連絡の方法', description: wayOf(conversation) },
        { term: '担当の課', description: conversation.section },
        { term: '最初の相談', description: dateTimeInWords(conversation.createdAt) },
      ]}
    />
    {children}
  </div>
)

function wayOf({ channel, following, email, emailOpenedAt }: Conversation): string {
  if (channel === 'line') return following ? 'LINE' : 'LINE(ブロック中)'
  if (channel === 'phone') return '電話'
  if (!email) return 'チャットのページ'
  return `チャットのページとメール(${email}${emailOpenedAt ? '' : '。送ったリンクはまだ開かれていません'})`
}
