import type { Phone } from '../people/phone.ts'
import type { Resident } from '../people/residents.ts'
import type { World } from '../world.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { Menu } from './menu.tsx'
import { fragment, page } from './page.tsx'
import { Panel } from './panel.tsx'
import { ResidentsList } from './residents-list.tsx'

type Props = {
  world: World
  phone: Phone
  resident: Resident
  quote?: string | undefined
  problem?: string | undefined
  told?: string | undefined
}

export function chatPage({ world, phone, resident, quote, problem, told }: Props): string {
  const { channel, userId } = phone.where
  const base = `/chats/${channel.id}/${userId}`
  return page({
    title: `${resident.displayName} → ${channel.name} - LINEシミュレーター`,
    live: `${base}/live`,
    children: (
      <div class="desk">
        <nav class="people beside" aria-label="住民">
          <p class="title">
            <a href={`/?channel=${channel.id}`}>住民の一覧</a>
          </p>
          <div id="residents">
            <ResidentsList world={world} channel={channel} current={userId} />
          </div>
        </nav>
        <main class="phone" style={`--town: ${channel.colour}`}>
          <header class="bar">
            <a class="back" href={`/?channel=${channel.id}`}>
              <span aria-hidden="true">‹</span> 戻る
            </a>
            <h1>
              {channel.name}
              <small>{resident.displayName}さんの電話</small>
            </h1>
            <div id="friendship">
              <Friendship world={world} phone={phone} />
            </div>
          </header>
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          {told && <output class="told">{told}</output>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: WCAG 2.1.1 wants it reachable by keyboard */}
          <div class="conversation" role="log" aria-label="トーク" tabIndex={0}>
            <ol id="conversation">
              <ConversationOf phone={phone} />
            </ol>
          </div>
          <p class="unseen" id="trouble-told" role="alert" />
          <div id="menu">
            <Menu phone={phone} />
          </div>
          <Composer base={base} quoted={phone.screen().find(({ messageId }) => messageId === quote)} />
        </main>
        <aside class="platform" aria-label="プラットフォームの様子" id="platform">
          <Panel world={world} channel={channel} />
        </aside>
      </div>
    ),
  })
}

/** The parts that change, by the id of the element that holds each. */
export const chatParts = ({ world, phone }: Props): Record<string, string> => ({
  conversation: fragment(<ConversationOf phone={phone} />),
  menu: fragment(<Menu phone={phone} />),
  friendship: fragment(<Friendship world={world} phone={phone} />),
  residents: fragment(<ResidentsList world={world} channel={phone.where.channel} current={phone.userId} />),
  platform: fragment(<Panel world={world} channel={phone.where.channel} />),
})

function ConversationOf({ phone }: { phone: Phone }) {
  const { channel, userId } = phone.where
  const base = `/chats/${channel.id}/${userId}`
  return <Conversation entries={phone.screen()} channel={channel} base={base} loading={phone.isLoading()} />
}

function Friendship({ world, phone }: { world: World; phone: Phone }) {
  const { channel, userId } = phone.where
  const { state } = world.friendships.of(channel.id, userId)
  const base = `/chats/${channel.id}/${userId}`
  const next =
    state === 'friend' ? ['block', 'ブロック'] : ['follow', state === 'blocked' ? 'ブロック解除' : '友だち追加']
  return (
    <form method="post" action={`${base}/friendship`}>
      <button name="to" value={next[0]} class={state === 'friend' ? 'quiet' : 'add'}>
        {next[1]}
      </button>
    </form>
  )
}
