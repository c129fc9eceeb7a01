import type { Children } from '../types.ts'
import { TownName, type Town } from './town-name.tsx'

export type CardLayoutProps = {
  town: Town
  heading: Children
  /** Below the card: help, another way in. */ foot?: Children
  tools?: Children
  children: Children
}

/** One thing to do, in the middle of the page: signing in, a refusal, a page that is not there. */
export const CardLayout = ({ town, heading, foot, tools, children }: CardLayoutProps) => (
  <div class="card-layout">
    <header>
      <TownName {...town} />
      {tools}
    </header>
    <main id="main" tabIndex={-1}>
      <div class="card">
        <h1>{heading}</h1>
        {children}
      </div>
      {foot && <div class="card-layout-foot">{foot}</div>}
    </main>
  </div>
)
