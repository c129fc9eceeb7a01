import type { Children } from '../types.ts'

export type Gap = 'tight' | 'normal' | 'loose'

/** One below the other. */
export const Stack = ({ gap = 'normal', children }: { gap?: Gap; children: Children }) => (
  <div class="stack" data-gap={gap}>
    {children}
  </div>
)

/** Side by side, wrapping. */
export const Cluster = ({
  gap = 'normal',
  justify,
  children,
}: {
  gap?: Gap
  justify?: 'start' | 'end' | 'between'
  children: Children
}) => (
  <div class="cluster" data-gap={gap} data-justify={justify}>
    {children}
  </div>
)

/** As many equal columns as fit. */
export const Grid = ({ min = 'medium', children }: { min?: 'small' | 'medium' | 'large'; children: Children }) => (
  <div class="grid" data-min={min}>
    {children}
  </div>
)

/** The page's matter, and beside it (below, on a phone) what helps to judge it. */
export const Beside = ({
  aside,
  asideLabel,
  children,
}: {
  aside: Children
  asideLabel?: string
  children: Children
}) => (
  <div class="beside">
    <div>{children}</div>
    <aside aria-label={asideLabel}>{aside}</aside>
  </div>
)

/** Running text written by people: headings, paragraphs, lists. */
export const Prose = ({ lang, children }: { lang?: string; children: Children }) => (
  <div class="prose" lang={lang}>
    {children}
  </div>
)
