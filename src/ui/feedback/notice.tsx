import { Icon } from '../data/icon.tsx'
import type { Children, HeadingLevel, Tone } from '../types.ts'
import { toneIcon } from './tone-icon.ts'

export type NoticeProps = {
  tone?: Exclude<Tone, 'neutral'>
  heading?: Children
  level?: HeadingLevel
  children?: Children
  actions?: Children
  /** 'status' when it tells what was just done, 'alert' when it must not be missed. */
  live?: 'status' | 'alert'
  /** False where the page goes on with a field of its own. */
  autoFocus?: boolean
  id?: string
}

export function Notice({ tone = 'info', heading, level = 2, children, actions, live, id, ...props }: NoticeProps) {
  const { autoFocus = live === 'status' } = props
  const Heading = `h${level}` as const
  return (
    <div
      class="notice"
      data-tone={tone}
      role={live}
      id={id}
      tabIndex={autoFocus ? -1 : undefined}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page came because of this: it is read out, and one goes on from here
      autoFocus={autoFocus}
    >
      <Icon name={toneIcon[tone]} />
      <div class="notice-body">
        {heading && <Heading class="notice-heading">{heading}</Heading>}
        {children}
        {actions && <div class="cluster">{actions}</div>}
      </div>
    </div>
  )
}
