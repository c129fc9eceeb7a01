/** The town's colour. The palettes are in styles/themes.css; this one tints the browser around the page. */
export const themeColors = {
  blue: '#0017c1',
  cyan: '#006173',
  green: '#115a36',
  orange: '#8b3200',
  red: '#a90000',
  magenta: '#8b008b',
  purple: '#5109ad',
  slate: '#333333',
} as const

export type ThemeColor = keyof typeof themeColors

export const themeNames = Object.keys(themeColors) as ThemeColor[]
