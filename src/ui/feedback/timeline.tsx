import { Icon } from '../data/icon.tsx'
import { Time } from '../data/time.tsx'
import type { Children, TimeText } from '../types.ts'

export type TimelineItem = {
  title: Children
  time?: TimeText
  who?: Children
  /** done: behind us · current: now · next: to come · returned: back with the other side. */
  state?: 'done' | 'current' | 'next' | 'returned'
  children?: Children
}

export type TimelineProps = {
  items: TimelineItem[]
  label: string
  words?: Partial<Record<NonNullable<TimelineItem['state']>, string>>
}

const japanese = { done: '済み', current: 'いまここ', next: 'これから', returned: 'お手元に戻っています' }

export const Timeline = ({ items, label, words }: TimelineProps) => (
  <ol class="timeline" aria-label={label}>
    {items.map(({ title, time, who, state = 'done', children }) => (
      <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
        <span class="timeline-mark">
          {state === 'done' && <Icon name="check" size={16} />}
          {state === 'returned' && <Icon name="chevron-left" size={16} />}
        </span>
        <div class="timeline-body">
          <p class="timeline-title">
            {title}
            <span class={state === 'done' ? 'visually-hidden' : 'timeline-state'}>
              {words?.[state] ?? japanese[state]}
            </span>
          </p>
          {(time || who) && (
            <p class="timeline-meta">
              {time && <Time {...time} />}
              {who && <span>{who}</span>}
            </p>
          )}
          {children}
        </div>
      </li>
    ))}
  </ol>
)
