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

/** A counter window in the town's colour. Part of the page itself, so that no browser asks for a file. */
export const iconOf = (color: keyof typeof themeColors): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${themeColors[color]}"/><path d="M4 11V6a4 4 0 0 1 8 0v5M2.5 12h11" fill="none" stroke="#fff" stroke-width="1.6"/></svg>`,
  )}`

export type ThemeColor = keyof typeof themeColors

export const themeNames = Object.keys(themeColors) as ThemeColor[]
