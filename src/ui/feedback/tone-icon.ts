import type { IconName } from '../data/icon-paths.ts'
import type { Tone } from '../types.ts'

export const toneIcon: Record<Tone, IconName> = {
  neutral: 'info',
  info: 'info',
  success: 'success',
  warning: 'warning',
  error: 'error',
}
