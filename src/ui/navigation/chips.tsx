import { Icon } from '../data/icon.tsx'

export type Chip = {
  text: string
  href: string
  current?: boolean
  count?: number
  /** A filter that was added: the address of the list without it. */
  removeHref?: string
}

export type ChipsProps = { label: string; items: Chip[]; removeWord?: string }

/** Filters above a list; each is an address, so the list can be bookmarked and sent. */
export const Chips = ({ label, items, removeWord = 'を外す' }: ChipsProps) => (
  <nav class="chips" aria-label={label}>
    <ul>
      {items.map(({ text, href, current, count, removeHref }) => (
        <li class="chip" data-current={current}>
          <a href={href} aria-current={current ? 'true' : undefined}>
            {current && !removeHref && <Icon name="check" size={16} />}
            {text}
            {count !== undefined && <span class="chip-count">{count}</span>}
          </a>
          {removeHref && (
            <a class="chip-remove" href={removeHref}>
              <Icon name="x" size={16} />
              <span class="visually-hidden">
                {text}
                {removeWord}
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
)
