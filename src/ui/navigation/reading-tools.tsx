import { Icon } from '../data/icon.tsx'
import { Menu } from './disclosure.tsx'

export type LanguageMenuProps = {
  label?: string
  current: string
  /** `key` tells two of one tag apart: やさしい日本語 is `ja` too. */
  items: { key?: string; lang: string; text: string; href: string }[]
}

/** Each language in its own words. */
export const LanguageMenu = ({ label = 'Language', current, items }: LanguageMenuProps) => (
  <Menu icon="globe" text={label} align="end">
    <ul class="menu-list">
      {items.map(({ lang, key = lang, text, href }) => (
        <li>
          <a href={href} lang={lang} hreflang={lang} rel="nofollow" aria-current={key === current ? 'true' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </Menu>
)

export type SwitchLinkProps = { href: string; text: string; on: boolean; onWord?: string; offWord?: string }

/** ふりがな, やさしい日本語: says its state; the link turns it over. */
export const SwitchLink = ({ href, text, on, onWord = 'オン', offWord = 'オフ' }: SwitchLinkProps) => (
  <a class="switch-link" href={href} data-on={on} rel="nofollow">
    {on && <Icon name="check" size={16} />}
    {text}
    <span class="visually-hidden">{on ? onWord : offWord}</span>
  </a>
)

export type TextSizeLinksProps = { label?: string; items: { text: string; href: string; current?: boolean }[] }

export const TextSizeLinks = ({ label = '文字の大きさ', items }: TextSizeLinksProps) => (
  <ul class="text-size-links" aria-label={label}>
    {items.map(({ text, href, current }) => (
      <li>
        <a href={href} aria-current={current ? 'true' : undefined} rel="nofollow">
          {text}
        </a>
      </li>
    ))}
  </ul>
)
