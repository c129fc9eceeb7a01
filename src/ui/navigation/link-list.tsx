import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children } from '../types.ts'

export type LinkListItem = {
  href: string
  text: Children
  /** Under the words. */ note?: Children
  /** At the end of the row: a state, a date. */ aside?: Children
  icon?: IconName
}

/** Rows that lead somewhere: procedures, news, what waits for me. */
export const LinkList = ({ items }: { items: LinkListItem[] }) => (
  <ul class="link-list">
    {items.map(({ href, text, note, aside, icon }) => (
      <li>
        {icon && <Icon name={icon} size={20} />}
        <span class="link-list-words">
          <a href={href}>{text}</a>
          {note && <span class="link-list-note">{note}</span>}
        </span>
        {aside && <span class="link-list-aside">{aside}</span>}
        <Icon name="chevron-right" size={16} class="link-list-arrow" />
      </li>
    ))}
  </ul>
)
