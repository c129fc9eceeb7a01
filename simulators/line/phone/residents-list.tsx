import type { Channel } from '../channel.ts'
import type { ChatEntry } from '../chats.ts'
import type { Resident } from '../people/residents.ts'
import type { World } from '../world.ts'
import { timeOf } from './dates.ts'

type Props = { world: World; channel: Channel; current?: string }

const MOST_SHOWN = 60

export function ResidentsList({ world, channel, current }: Props) {
  const channels = world.channels.list()
  const residents = world.residents.list().slice(0, MOST_SHOWN)
  return (
    <>
      {channels.length > 1 && (
        <nav class="accounts" aria-label="公式アカウント">
          {channels.map(({ id, name }) => (
            <a href={`/?channel=${id}`} aria-current={id === channel.id ? 'true' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <ul class="residents">
        {residents.map((resident) => (
          <Row world={world} channel={channel} resident={resident} current={resident.userId === current} />
        ))}
      </ul>
    </>
  )
}

type RowProps = { world: World; channel: Channel; resident: Resident; current: boolean }

function Row({ world, channel, resident, current }: RowProps) {
  const { userId, displayName, statusMessage } = resident
  const last = world.chats.of(channel.id, userId).entries.newest(1)[0]
  const { state } = world.friendships.of(channel.id, userId)
  return (
    <li>
      <a href={`/chats/${channel.id}/${userId}`} aria-current={current ? 'page' : undefined}>
        <img src={`/pictures/faces/${userId}.png`} alt="" width="48" height="48" />
        <span class="who">
          <strong>{displayName}</strong>
          <span>{last ? glimpse(last) : (statusMessage ?? '')}</span>
        </span>
        <span class="aside">
          {last && <time>{timeOf(last.at)}</time>}
          {state === 'blocked' && <span>ブロック中</span>}
          {state === 'stranger' && <span>友だちではない</span>}
        </span>
      </a>
    </li>
  )
}

const KIND: Record<string, string> = {
  image: '写真',
  video: '動画',
  audio: '音声',
  file: 'ファイル',
  location: '位置情報',
  sticker: 'スタンプ',
}

function glimpse({ message, unsentAt }: ChatEntry): string {
  if (unsentAt !== undefined) return '送信を取り消しました'
  return String(message.text ?? message.altText ?? KIND[message.type] ?? message.type)
}
