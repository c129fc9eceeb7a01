import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children } from '../types.ts'

export type DoorProps = {
  href: string
  icon: IconName
  title: Children
  sentence?: Children
  /** Opens another site. */ external?: boolean
}

/** A large way in, on the first page of the portal. */
export const Door = ({ href, icon, title, sentence, external }: DoorProps) => (
  <a class="door" href={href}>
    <span class="door-icon">
      <Icon name={icon} size={32} />
    </span>
    <span class="door-words">
      <strong>
        {title}
        {external && <Icon name="external" size={16} />}
      </strong>
      {sentence && <span>{sentence}</span>}
    </span>
    <Icon name="chevron-right" size={20} class="door-arrow" />
  </a>
)

export const Doors = ({ label, children }: { label: string; children: Children }) => (
  <nav class="doors" aria-label={label}>
    {children}
  </nav>
)
