import { Icon } from '../data/icon.tsx'
import { Time } from '../data/time.tsx'
import { Avatar } from '../data/avatar.tsx'
import { toneIcon } from '../feedback/tone-icon.ts'
import type { Children, TimeText, Tone } from '../types.ts'

export type BubbleProps = {
  from: 'resident' | 'staff' | 'system'
  author: string
  avatar?: string
  time: TimeText
  /** Under one's own message: 送信待ち / 受付済み / 失敗 and why; action: the form that sends again. */
  state?: { tone: Tone; text: Children; action?: Children }
  /** Of whom the page is: on the staff's page the staff is right, on the resident's the resident. */
  own?: 'resident' | 'staff'
  /** Follows another of the same author: no name, no picture. */
  continued?: boolean
  id?: string
  /** What one may do with it: 引用. */
  way?: Children
  children: Children
}

export function Bubble({
  from,
  author,
  avatar,
  time,
  state,
  own = 'staff',
  continued,
  id,
  way,
  children,
}: BubbleProps) {
  const side = from === 'system' ? 'middle' : from === own ? 'right' : 'left'
  return (
    <article class="bubble" data-side={side} data-from={from} data-continued={continued} id={id}>
      {side === 'left' &&
        (continued ? <span class="avatar-space" /> : <Avatar name={author} src={avatar} size="small" />)}
      <div class="bubble-body">
        <p class={continued || side === 'middle' ? 'visually-hidden' : 'bubble-author'}>{author}</p>
        <div class="bubble-line">
          <div class="bubble-content">{children}</div>
          <Time {...time} />
          {way}
        </div>
        {state && (
          <div class="bubble-state" data-tone={state.tone}>
            {state.tone !== 'neutral' && <Icon name={toneIcon[state.tone]} size={16} />}
            <span>{state.text}</span>
            {state.action}
          </div>
        )}
      </div>
    </article>
  )
}
