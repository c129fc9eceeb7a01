import { dateTimeInWords } from '#lib/time/in-words.ts'
import { Avatar, Cluster, DescriptionList } from '#ui/index.ts'
import type { Conversation } from './conversations.queries.ts'
import { nameOf } from './inbox-list.tsx'

/** 相手と経過: who it is, as far as we know. */
export const Person = ({ conversation, picture }: { conversation: Conversation; picture?: string | undefined }) => (
  <div id="person" data-live>
    <Cluster>
      <Avatar name={nameOf(conversation)} src={picture} size="large" />
      <h2>{nameOf(conversation)}</h2>
    </Cluster>
    <DescriptionList
      layout="stacked"
      items={[
        {
          term: '連絡の方法',
          description: conversation.lineUserId ? (conversation.following ? 'LINE' : 'LINE(ブロック中)') : 'なし',
        },
        { term: '担当', description: conversation.section },
        { term: '最初の相談', description: dateTimeInWords(conversation.createdAt) },
      ]}
    />
  </div>
)
