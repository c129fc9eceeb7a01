import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import { Count } from '../feedback/badge.tsx'

export type NavItem = {
  text: string
  href: string
  icon: IconName
  /** On the phone's bar, where there is room for four or five characters: 「きょう」. */
  short?: string
  current?: boolean
  /** Under which it is current, where that is more than its own address. */
  under?: string
  count?: number
  /** What the count counts, for those who listen. */
  countLabel?: string
}

const entry = ({ text, href, icon, current, count = 0, countLabel = '件が待っています' }: NavItem) => (
  <li>
    <a href={href} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} size={20} />
      <span>{text}</span>
      <Count value={count} label={countLabel} max={99} tone={current ? 'strong' : 'quiet'} />
    </a>
  </li>
)

const onBar = 4

/** Beside the page on a desk; on a phone a bar below with the first four, and the others behind ほか. Only one is ever shown. */
export const ConsoleNav = ({ items, label, moreWord }: { items: NavItem[]; label: string; moreWord: string }) => (
  <>
    <nav class="console-nav" aria-label={label} id="console-nav" data-live>
      <ul>{items.map(entry)}</ul>
    </nav>
    <nav class="console-bar" aria-label={label} id="console-bar" data-live>
      <ul>
        {items.slice(0, onBar).map((item) => entry({ ...item, text: item.short ?? item.text }))}
        {items.length > onBar && (
          <li>
            <details>
              <summary data-current={items.slice(onBar).some(({ current }) => current)}>
                <Icon name="menu" size={20} />
                <span>{moreWord}</span>
              </summary>
              <ul>{items.slice(onBar).map(entry)}</ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  </>
)
