import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'

type Props = { title: string; live?: string; children: ComponentChildren }

export const page = ({ title, live, children }: Props): string =>
  `<!doctype html>${render(
    <html lang="ja">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/phone.css" />
        <script type="module" src="/assets/phone.js" />
      </head>
      <body data-live={live}>{children}</body>
    </html>,
  )}`

export const fragment = (children: ComponentChildren): string => render(<>{children}</>)
