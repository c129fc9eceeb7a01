import type { ThemeColor } from '../index.ts'

export type ScreenProps = {
  stylesheet: string
  /** Address of any photograph. */
  photo: string
  theme?: ThemeColor
}
