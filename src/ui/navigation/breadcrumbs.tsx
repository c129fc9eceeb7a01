import { Icon } from '../data/icon.tsx'

export type BreadcrumbsProps = { items: { text: string; href?: string }[]; label?: string }

/** The last item is this page. */
export const Breadcrumbs = ({ items, label = '現在位置' }: BreadcrumbsProps) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol>
      {items.map(({ text, href }, index) => (
        <li>
          {index > 0 && <Icon name="chevron-right" size={16} />}
          {href && index < items.length - 1 ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}
        </li>
      ))}
    </ol>
  </nav>
)
