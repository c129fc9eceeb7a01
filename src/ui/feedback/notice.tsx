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
  id?: string
}

export function Notice({ tone = 'info', heading, level = 2, children, actions, live, id }: NoticeProps) {
  const Heading = `h${level}` as const
  return (
    <div class="notice" data-tone={tone} role={live} id={id}>
      <Icon name={toneIcon[tone]} />
      <div class="notice-body">
        {heading && <Heading class="notice-heading">{heading}</Heading>}
        {children}
        {actions && <div class="cluster">{actions}</div>}
      </div>
    </div>
  )
}
