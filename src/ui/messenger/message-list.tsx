import { Time } from '../data/time.tsx'
import type { Children, TimeText } from '../types.ts'

export type MessageListProps = {
  label: string
  id?: string
  /** Announces what comes in while one reads. */ live?: boolean
  children: Children
}

/** Oldest first. Keyboard users can scroll it. */
export const MessageList = ({ label, id, live, children }: MessageListProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
  <section
    class="message-list"
    role={live ? 'log' : undefined}
    aria-label={label}
    id={id}
    data-live={live}
    tabIndex={0}
  >
    <div class="message-list-inner">{children}</div>
  </section>
)

export const DaySeparator = ({ datetime, text }: TimeText) => (
  <h3 class="day-separator">
    <Time datetime={datetime} text={text} />
  </h3>
)
