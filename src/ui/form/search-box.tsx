import { Icon } from '../data/icon.tsx'

export type SearchBoxProps = {
  action: string
  label: string
  name?: string
  id?: string
  value?: string
  placeholder?: string
  submitText?: string
  size?: 'small' | 'medium' | 'large'
  hideLabel?: boolean
  /** The key that leads here, shown beside it; an island listens for it. */
  shortcut?: string
  /** What else the address says: the language, a category. */
  hidden?: Record<string, string>
}

export function SearchBox(props: SearchBoxProps) {
  const { action, label, name = 'q', id = 'search', value, placeholder, submitText = '検索', size = 'medium' } = props
  return (
    <search class="search-box" data-size={size}>
      <form action={action} method="get">
        {Object.entries(props.hidden ?? {}).map(([key, said]) => (
          <input type="hidden" name={key} value={said} />
        ))}
        <label for={id} class={props.hideLabel ? 'visually-hidden' : 'search-label'}>
          {label}
        </label>
        <div class="search-row">
          <span class="search-field">
            <Icon name="search" size={20} />
            <input
              class="input"
              type="search"
              id={id}
              name={name}
              value={value}
              placeholder={placeholder}
              enterKeyHint="search"
            />
            {props.shortcut && <kbd>{props.shortcut}</kbd>}
          </span>
          <button class="button" data-variant={size === 'small' ? 'secondary' : 'primary'} data-size={size}>
            {submitText}
          </button>
        </div>
      </form>
    </search>
  )
}
