import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import { Count } from '../feedback/badge.tsx'

export type Tab = {
  text: string
  href: string
  current?: boolean
  icon?: IconName
  count?: number
  countLabel?: string
}

export type TabsProps = { label: string; items: Tab[] }

/** Pages side by side, each with its own address. */
export const Tabs = ({ label, items }: TabsProps) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {items.map(({ text, href, current, icon, count = 0, countLabel = '件' }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {icon && <Icon name={icon} size={20} />}
            {text}
            <Count value={count} label={countLabel} tone="quiet" />
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
