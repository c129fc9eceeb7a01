import type { Children } from '../types.ts'

export type ProgressProps = {
  id: string
  label: Children
  value: number
  max?: number
  /** 「120 / 300件」 */ text?: string
  tone?: 'normal' | 'warning' | 'error'
}

export const Progress = ({ id, label, value, max = 100, text, tone = 'normal' }: ProgressProps) => (
  <div class="progress" data-tone={tone}>
    <label for={id}>{label}</label>
    <span class="progress-text">{text ?? `${Math.round((value / max) * 100)}%`}</span>
    <progress id={id} value={value} max={max} />
  </div>
)
