import type { Children, HeadingLevel } from '../types.ts'

export type CardProps = {
  heading?: Children
  level?: HeadingLevel
  /** Makes the heading a link; the card itself is not one, so that text in it can be chosen. */
  href?: string
  /** At the right of the heading. */
  aside?: Children
  actions?: Children
  id?: string
  children?: Children
}

export function Card({ heading, level = 2, href, aside, actions, id, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section class="card" id={id}>
      {(heading || aside) && (
        <div class="card-head">
          {heading && <Heading class="card-heading">{href ? <a href={href}>{heading}</a> : heading}</Heading>}
          {aside}
        </div>
      )}
      {children}
      {actions && <div class="cluster card-actions">{actions}</div>}
    </section>
  )
}
