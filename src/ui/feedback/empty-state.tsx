import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children } from '../types.ts'

export type EmptyStateProps = {
  icon?: IconName
  heading: Children
  /** What to do now. */ children?: Children
  actions?: Children
}

export const EmptyState = ({ icon = 'inbox', heading, children, actions }: EmptyStateProps) => (
  <div class="empty-state">
    <Icon name={icon} size={40} />
    <p class="empty-heading">{heading}</p>
    {children && <div>{children}</div>}
    {actions && <div class="cluster">{actions}</div>}
  </div>
)
