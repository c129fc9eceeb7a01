import type { ComponentChildren } from 'preact'
import type { Anyone } from '#kernel/http/anonymous-page.tsx'
import type { SitePage } from '#kernel/http/site-page.tsx'
import { StructuredData } from '#kernel/http/structured-data.tsx'
import { Breadcrumbs } from '#ui/index.ts'
import { CATALOGUE } from './addresses.ts'

export interface Framed extends Pick<SitePage, 'status' | 'scripts' | 'tiles'> {
  title: string
  description: string
  path: string
  trail: { text: string; href?: string }[]
  data?: object
  head?: ComponentChildren
  children: ComponentChildren
}

/** A page of the catalogue. */
export const framed = ({ municipality }: Anyone, { path, trail, data, head, children, ...page }: Framed): SitePage => ({
  ...page,
  children: (
    <>
      {children}
      <p class="print-only">
        {municipality.publicUrl}
        {path}
      </p>
    </>
  ),
  head: (
    <>
      <link rel="canonical" href={`${municipality.publicUrl}${path}`} />
      {head}
      {data && <StructuredData data={data} />}
    </>
  ),
  breadcrumbs: (
    <Breadcrumbs
      items={[
        { text: 'ホーム', href: '/' },
        { text: 'オープンデータ', ...(trail.length > 0 && { href: CATALOGUE }) },
        ...trail,
      ]}
    />
  ),
})
