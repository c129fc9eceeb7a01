import { StatusLabel } from '#ui/index.ts'
import { MONTH_STATES, type MonthState, type StaffMonth } from '../months/month.ts'

const TONES = { open: 'neutral', submitted: 'info', checked: 'info', locked: 'success' } as const

export const StateLabel = ({ state, returned, unlocked }: Pick<StaffMonth, 'state' | 'returned' | 'unlocked'>) =>
  returned ? (
    <StatusLabel tone="warning">{unlocked ? '締め解除' : '差戻し'}</StatusLabel>
  ) : (
    <StatusLabel tone={TONES[state]} icon={state === 'locked' ? 'check' : undefined}>
      {MONTH_STATES[state]}
    </StatusLabel>
  )

/** 提出済み 3人 */
export const countInWords = (state: MonthState, count: number): string => `${MONTH_STATES[state]} ${count}人`
