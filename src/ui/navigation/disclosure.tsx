import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children } from '../types.ts'

export type DisclosureProps = {
  summary: Children
  open?: boolean
  /** Only one of the same name is open. */ group?: string
  id?: string
  children: Children
}

/** Opens in place: a rule behind a number, an answer under a question. */
export const Disclosure = ({ summary, open, group, id, children }: DisclosureProps) => (
  <details class="disclosure" open={open} name={group} id={id}>
    <summary>
      <Icon name="chevron-down" size={20} class="turns" />
      <span>{summary}</span>
    </summary>
    <div class="disclosure-body">{children}</div>
  </details>
)

export type FoldedOnPhoneProps = { icon?: IconName; summary: Children; open?: boolean; children: Children }

/** What comes second on a phone, and is simply there where there is room: what a list is narrowed by, a code for the other screen. */
export const FoldedOnPhone = ({ icon, summary, open, children }: FoldedOnPhoneProps) => (
  <details class="folded" open={open}>
    <summary>
      {icon && <Icon name={icon} size={20} />}
      <span>{summary}</span>
      <Icon name="chevron-down" size={16} class="turns" />
    </summary>
    {children}
  </details>
)

export type MenuProps = {
  icon?: IconName
  text: Children
  align?: 'start' | 'end'
  up?: boolean
  /** Only one of the same name is open. */ group?: string
  children: Children
}

/** Opens over the page: languages, one's own account. Put a list of links or forms in it. */
export const Menu = ({ icon, text, align = 'start', up, group, children }: MenuProps) => (
  <details class="menu" data-align={align} data-up={up} name={group}>
    <summary>
      {icon && <Icon name={icon} size={20} />}
      <span>{text}</span>
      <Icon name="chevron-down" size={16} class="turns" />
    </summary>
    <div class="menu-body">{children}</div>
  </details>
)
