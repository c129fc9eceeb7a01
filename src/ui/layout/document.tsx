import type { Children } from '../types.ts'
import { iconOf, themeColors, type ThemeColor } from './theme.ts'

export type TextSize = 'normal' | 'large' | 'larger'

export type DocumentProps = {
  title: string
  lang?: string
  theme?: { color: ThemeColor }
  textSize?: TextSize
  /** Address of the bundled stylesheet. */
  stylesheet: string
  /** Addresses of ES modules: islands. */
  scripts?: string[]
  description?: string
  /** Further elements in the head: alternate languages, a feed, an icon. */
  head?: Children
  skipText?: string
  /** Further places to go to at once, where a page has more than one: 返信へ. */
  skips?: { href: string; text: string }[]
  className?: string
  children: Children
}

/** The whole page. The layout inside brings `<main id="main">`. Send `doctype` before it. */
export function Document(props: DocumentProps) {
  const {
    title,
    lang = 'ja',
    theme,
    textSize,
    stylesheet,
    scripts = [],
    description,
    head,
    skips = [],
    className,
    children,
  } = props
  const color = theme?.color ?? 'blue'
  return (
    <html lang={lang} data-theme={color} data-text-size={textSize}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description && <meta name="description" content={description} />}
        <meta name="theme-color" content={themeColors[color]} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={iconOf(color)} />
        <link rel="stylesheet" href={stylesheet} />
        {head}
        {scripts.map((src) => (
          <script type="module" src={src} />
        ))}
      </head>
      <body class={className}>
        <a class="skip-link" href="#main">
          {props.skipText ?? '本文へ移る'}
        </a>
        {skips.map(({ href, text }) => (
          <a class="skip-link" href={href}>
            {text}
          </a>
        ))}
        {children}
      </body>
    </html>
  )
}

export const doctype = '<!doctype html>'
