import type { Format } from '../datasets/vocabulary.ts'

export const CATALOGUE = '/opendata'

export const pageOf = (slug: string) => `${CATALOGUE}/sets/${slug}` as const

/** The pages of datasets for search engines, so many at a time. */
export const siteMapOf = (number: number) => `${CATALOGUE}/sitemap-${number}.xml` as const

/** A table in a format, of the edition that is public now. */
export const fileOf = (slug: string, key: string, format: Format) => `${pageOf(slug)}/${key}.${format}` as const

/** The same of an edition that may be the past. */
export const oldFileOf = (slug: string, number: number, key: string, format: Format) =>
  `${pageOf(slug)}/editions/${number}/${key}.${format}` as const
