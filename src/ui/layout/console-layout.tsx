import { Avatar } from '../data/avatar.tsx'
import { Icon } from '../data/icon.tsx'
import type { Children } from '../types.ts'
import { ConsoleNav, type NavItem } from './console-nav.tsx'
import { TownName, type Town } from './town-name.tsx'

export type ConsoleLayoutProps = {
  town: Town
  nav: NavItem[]
  who: { name: string; section?: string; avatar?: string; href?: string }
  search?: Children
  /** In the menu under one's name: links, and the form that signs out. */
  account?: Children
  /** Above everything in the page while it stands: disaster. */
  strip?: Children
  /** Told once, above the page: what was done and how to undo it. */
  flash?: Children
  breadcrumbs?: Children
  /** 'page' scrolls as a document; 'app' fills the window and its columns scroll (相談). */
  fit?: 'page' | 'app'
  navLabel?: string
  moreWord?: string
  children: Children
}

export function ConsoleLayout(props: ConsoleLayoutProps) {
  const { town, nav, who, search, account, strip, flash, breadcrumbs, fit = 'page', children } = props
  return (
    <div class="console" data-fit={fit}>
      <header class="console-top">
        <TownName {...town} />
        {search && <div class="console-search">{search}</div>}
        <details class="menu console-who" data-align="end">
          <summary>
            <Avatar name={who.name} src={who.avatar} size="small" />
            <span class="console-who-name">
              <strong>{who.name}</strong>
              {who.section && <span>{who.section}</span>}
            </span>
            <Icon name="chevron-down" size={16} class="turns" />
          </summary>
          <div class="menu-body">{account}</div>
        </details>
      </header>
      <ConsoleNav items={nav} label={props.navLabel ?? '仕事'} moreWord={props.moreWord ?? 'ほか'} />
      <div class="console-content">
        {strip}
        {breadcrumbs}
        {flash}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
