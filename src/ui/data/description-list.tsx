import type { Children } from '../types.ts'

export type DescriptionListProps = {
  items: { term: Children; description: Children; action?: Children }[]
  /** 'stacked' puts the term above, for narrow columns. */
  layout?: 'beside' | 'stacked'
}

export const DescriptionList = ({ items, layout = 'beside' }: DescriptionListProps) => (
  <dl class="description-list" data-layout={layout}>
    {items.map(({ term, description, action }) => (
      <div>
        <dt>{term}</dt>
        <dd>{description}</dd>
        {action && <dd class="description-action">{action}</dd>}
      </div>
    ))}
  </dl>
)
