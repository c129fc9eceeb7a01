import { Icon } from '../data/icon.tsx'
import type { IconName } from '../data/icon-paths.ts'
import type { Children, Tone } from '../types.ts'

export type StatusLabelProps = {
  tone?: Tone
  icon?: IconName
  /** Filled: for the one that matters most in a row. */ strong?: boolean
  children: Children
}

/** A state in a word: 受付済み, 差戻し, 期限まで3日. */
export const StatusLabel = ({ tone = 'neutral', icon, strong, children }: StatusLabelProps) => (
  <span class="status-label" data-tone={tone} data-strong={strong}>
    {icon && <Icon name={icon} size={16} />}
    {children}
  </span>
)
