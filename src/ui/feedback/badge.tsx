import type { Children } from '../types.ts'

/** A quiet tag: 予約, 英語, 下書き. */
export const Badge = ({ children }: { children: Children }) => <span class="badge">{children}</span>

export type CountProps = {
  value: number
  /** What is counted, for those who listen: 「件の未読」. */ label: string
  tone?: 'strong' | 'quiet'
  max?: number
}

/** A number that waits. Nothing when there is none. */
export function Count({ value, label, tone = 'strong', max = 999 }: CountProps) {
  if (value <= 0) return null
  return (
    <span class="count" data-tone={tone}>
      {value > max ? `${max}+` : value}
      <span class="visually-hidden">{label}</span>
    </span>
  )
}
