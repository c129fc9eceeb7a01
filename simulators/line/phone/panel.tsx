import type { Channel } from '../channel.ts'
import { consumption } from '../quota.ts'
import type { WebhookEventRecord } from '../webhook/event-record.ts'
import type { World } from '../world.ts'
import { preciseTimeOf } from './dates.ts'
import { troubleNow, TROUBLES } from './trouble.ts'

const KIND: Record<string, string> = {
  message: 'メッセージ',
  follow: '友だち追加',
  unfollow: 'ブロック',
  unsend: '送信取消',
  postback: 'ポストバック',
  accountLink: 'アカウント連携',
  join: 'グループ参加',
  leave: 'グループ退出',
}

const STATE: Record<WebhookEventRecord['state'], string> = {
  held: '保留中',
  waiting: '送信中',
  delivered: '届いた',
  redelivering: '再送待ち',
  'given-up': '届かなかった',
  off: '送信先なし',
}

/** What goes on behind the phones: for the person who gives the demo. */
export function Panel({ world, channel }: { world: World; channel: Channel }) {
  const used = consumption(channel.quota, world.clock.now())
  const limited = channel.quota.type === 'limited'
  return (
    <>
      <section aria-labelledby="trouble-title">
        <h2 id="trouble-title">LINE障害</h2>
        <form method="post" action="/platform/troubles" class="troubles">
          {TROUBLES.map(({ id, label }) => (
            <button name="trouble" value={id} aria-pressed={troubleNow(world) === id}>
              {label}
            </button>
          ))}
        </form>
      </section>
      <section aria-labelledby="quota-title">
        <h2 id="quota-title">今月の通数</h2>
        <p class="figure">
          {used.toLocaleString('ja-JP')}{' '}
          <small>{limited ? `/ ${channel.quota.value.toLocaleString('ja-JP')} 通` : '通(上限なし)'}</small>
        </p>
        {limited && <meter min={0} max={channel.quota.value} value={used} aria-labelledby="quota-title" />}
      </section>
      <Events records={world.ledger.events.newest(200).filter(({ channelId }) => channelId === channel.id)} />
      <Calls world={world} channel={channel} />
    </>
  )
}

const Events = ({ records }: { records: WebhookEventRecord[] }) => (
  <section aria-labelledby="events-title">
    <h2 id="events-title">Webhook</h2>
    {records.length === 0 && <p class="nothing">住民が何かすると、ここに並びます。</p>}
    <ol class="log">
      {records.slice(0, 12).map(({ event, state, attempts }) => (
        <li>
          <time>{preciseTimeOf(event.timestamp)}</time>
          <span>{kindOf(event)}</span>
          <span class={`state ${state}`}>
            {STATE[state]}
            {attempts.length > 0 && ` ${attempts.at(-1)!.status ?? attempts.at(-1)!.detail}`}
            {attempts.length > 1 && ` (${attempts.length}回目)`}
          </span>
        </li>
      ))}
    </ol>
  </section>
)

const Calls = ({ world, channel }: { world: World; channel: Channel }) => (
  <section aria-labelledby="calls-title">
    <h2 id="calls-title">Messaging API</h2>
    <ol class="log">
      {world.ledger.calls
        .newest(200)
        .filter(({ channelId }) => channelId === channel.id)
        .slice(0, 8)
        .map(({ at, method, path, status, faultId }) => (
          <li>
            <time>{preciseTimeOf(at)}</time>
            <span class="path">
              {method} {path.replace(/^\/v2\/bot/, '')}
            </span>
            <span class={`state ${status !== null && status < 400 ? 'delivered' : 'given-up'}`}>
              {status ?? '答えなし'}
              {faultId && '(障害)'}
            </span>
          </li>
        ))}
    </ol>
  </section>
)

function kindOf(event: WebhookEventRecord['event']): string {
  const message = event.message as { type?: string } | undefined
  const kind = KIND[event.type] ?? event.type
  return message?.type ? `${kind} ${message.type}` : kind
}
