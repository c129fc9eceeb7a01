import type { Children } from '../types.ts'
import { TownName, type Town } from './town-name.tsx'

export type PortalLayoutProps = {
  town: Town
  /** LanguageMenu, SwitchLink, TextSizeLinks. */
  tools?: Children
  /** Who is signed in, or the way to sign in. */
  account?: Children
  /** Above everything: disaster, stopped services. */
  emergency?: Children
  breadcrumbs?: Children
  /** Running text and forms are read best in a narrow column. */
  width?: 'narrow' | 'wide'
  contact?: Children
  footerLinks?: { text: string; href: string }[]
  footerLabel?: string
  children: Children
}

export function PortalLayout(props: PortalLayoutProps) {
  const { town, tools, account, emergency, breadcrumbs, width = 'wide', contact, footerLinks = [], children } = props
  return (
    <div class="portal">
      {emergency}
      <header class="portal-header">
        <div class="portal-inner">
          <TownName {...town} />
          {account}
          {tools && <div class="portal-tools">{tools}</div>}
        </div>
      </header>
      <div class="portal-inner portal-content" data-width={width}>
        {breadcrumbs}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="portal-footer">
        <div class="portal-inner">
          {contact && <div class="portal-contact">{contact}</div>}
          {footerLinks.length > 0 && (
            <nav aria-label={props.footerLabel ?? 'このサイトについて'}>
              <ul>
                {footerLinks.map(({ text, href }) => (
                  <li>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </footer>
    </div>
  )
}
