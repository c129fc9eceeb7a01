import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import { drawLately } from '../draw-once.ts'
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
  /** Where nobody goes every day: on a phone it stands behind ほか. */
  rare?: true
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

const Bar = ({ items, moreWord }: { items: NavItem[]; moreWord: string }) => {
  const bar = items.filter(({ rare }) => !rare).slice(0, onBar)
  const others = items.filter((item) => !bar.includes(item))
  return (
    <ul>
      {bar.map((item) => entry({ ...item, text: item.short ?? item.text }))}
      {others.length > 0 && (
        <li>
          <details>
            <summary data-current={others.some(({ current }) => current)}>
              <Icon name="menu" size={20} />
              <span>{moreWord}</span>
            </summary>
            <ul>{others.map(entry)}</ul>
          </details>
        </li>
      )}
    </ul>
  )
}

/**
 * Beside the page on a desk; on a phone a bar below with the first four, and the others behind ほか. Only one is ever shown. Most pages of a moment
 * have the same.
 */
export function ConsoleNav({ items, label, moreWord }: { items: NavItem[]; label: string; moreWord: string }) {
  const key = JSON.stringify([moreWord, items])
  const nav = drawLately(`nav ${key}`, () => <ul>{items.map(entry)}</ul>)
  const bar = drawLately(`bar ${key}`, () => <Bar items={items} moreWord={moreWord} />)
  return (
    <>
      <nav
        class="console-nav"
        aria-label={label}
        id="console-nav"
        data-live
        dangerouslySetInnerHTML={{ __html: nav }}
      />
      <nav
        class="console-bar"
        aria-label={label}
        id="console-bar"
        data-live
        dangerouslySetInnerHTML={{ __html: bar }}
      />
    </>
  )
}
