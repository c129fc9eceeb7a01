import type { Children } from '../types.ts'

export type PageHeadingProps = {
  children: Children
  /** Above it, small: the number of the case, the kind of page. */
  over?: Children
  /** Beside the title: a StatusLabel. */
  state?: Children
  /** One sentence below. */
  lead?: Children
  actions?: Children
}

/** The page's one h1. */
export const PageHeading = ({ children, over, state, lead, actions }: PageHeadingProps) => (
  <div class="page-heading">
    <div class="page-heading-words">
      {over && <p class="page-heading-over">{over}</p>}
      <h1>
        {children}
        {state}
      </h1>
      {lead && <p class="page-heading-lead">{lead}</p>}
    </div>
    {actions && <div class="cluster">{actions}</div>}
  </div>
)

export type SectionProps = { heading: Children; id?: string; level?: 2 | 3; aside?: Children; children: Children }

export function Section({ heading, id, level = 2, aside, children }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <Heading>{heading}</Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}
