import { z } from 'zod'
import { FORMATS, type Format, FREQUENCIES, type Frequency, THEMES } from '../../datasets/vocabulary.ts'
import type { Source } from '../sources/source.ts'
import type { Found, Package } from './found.ts'
import { licenceOf } from './licence.ts'
import { addressOf, lineOf, nameOf, slugPart, textOf } from './plain-words.ts'

const LONGEST = { title: 200, summary: 5_000, keyword: 50, name: 200, format: 30, licence: 200 }
const [MOST_KEYWORDS, MOST_RESOURCES] = [50, 100]

/** Nothing where it is of another kind: what is not needed makes no package wrong. */
const words = z.string().catch('')
const listOf = <Schema extends z.ZodType>(one: Schema) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((each) => one.safeParse(each).data ?? []))

const Named = z.object({ id: z.string().min(1).max(200) })

const PackageIn = z.object({
  ...Named.shape,
  name: z.string().min(1).max(500),
  title: z.string(),
  type: words,
  state: words,
  private: z.boolean().catch(false),
  notes: words,
  url: words,
  metadata_modified: words,
  license_id: words,
  license_title: words,
  license_url: words,
  organization: z.object({ name: words, title: words }).nullable().catch(null),
  tags: listOf(z.object({ name: z.string() })),
  extras: listOf(z.object({ key: z.string(), value: z.string() })),
  resources: listOf(z.object({ name: words, format: words, url: z.string() })),
})
type PackageIn = z.output<typeof PackageIn>

/** Which of ours an address or a code of a vocabulary means. */
const termOf = <Key extends string>(of: Record<Key, { uri: string }>, said: string): Key | undefined => {
  const codes = Object.entries(of) as [Key, { uri: string }][]
  return codes.find(([key, { uri }]) => said.includes(uri) || said === key)?.[0]
}

function resourcesOf({ resources }: PackageIn): Found['resources'] {
  const all = resources.slice(0, MOST_RESOURCES * 2).flatMap(({ name, format, url }) => {
    const address = addressOf(url)
    const called = lineOf(name, LONGEST.name) || address.slice(0, LONGEST.name)
    return address ? [{ name: called, format: lineOf(format, LONGEST.format), url: address }] : []
  })
  return all.slice(0, MOST_RESOURCES)
}

const formatsOf = (resources: Found['resources']): Format[] =>
  (Object.keys(FORMATS) as Format[]).filter((format) => resources.some((one) => one.format.toLowerCase() === format))

/** The page that says where it came from first; else the one that the source says, if it is the source's own; else as CKAN has it. */
function pageOf({ url, name }: PackageIn, origin: string, source: Source): string {
  const [first, own] = [addressOf(origin), addressOf(url)]
  if (first) return first
  if (own && new URL(own).host === new URL(source.url).host) return own
  return `${source.url}/dataset/${encodeURIComponent(name.toWellFormed())}`
}

function publisherOf({ organization }: PackageIn, { name, code }: Source) {
  const title = lineOf(organization?.title || organization?.name || '', 80)
  const part = slugPart(organization?.name ?? '').slice(0, 50)
  return {
    publisherCode: part ? `${code}-${part}` : code,
    publisherName: title && title !== name ? `${title} (${name})` : name,
  }
}

const isOurs = (address: string, publicUrl: string): boolean => {
  const [url, ours] = [URL.parse(address), new URL(publicUrl)]
  return url !== null && url.host === ours.host && url.pathname.startsWith(ours.pathname)
}

/** CKAN writes UTC without saying so. Undefined for what is no time, or none that anybody kept data in. */
function momentOf(said: string): string | undefined {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(said) ? said : `${said}Z`
  try {
    const at = Temporal.Instant.from(zoned)
    const { year } = at.toZonedDateTimeISO('UTC')
    return year >= 1900 && year < 2200 ? at.toString() : undefined
  } catch {
    return undefined
  }
}

/** What a package is known by, as far as it says so. */
export const idOf = (read: unknown): string | undefined => Named.safeParse(read).data?.id

/** A package of CKAN as a dataset of ours. @param publicUrl ours: what came from here does not come back */
export function readPackage(read: unknown, source: Source, publicUrl: string): Package {
  const checked = PackageIn.safeParse(read)
  if (!checked.success) {
    const why = `${checked.error.issues.map(({ path }) => path.join('.') || '全体').join('・')} が、読めません。`
    return { kind: 'unreadable', why }
  }
  const from = checked.data
  if ((from.type && from.type !== 'dataset') || (from.state && from.state !== 'active') || from.private)
    return { kind: 'hidden' }
  const said = (key: string) => from.extras.find((extra) => extra.key === key)?.value ?? ''
  const origin = said('harvest_url')
  if (isOurs(said('harvest_source_url'), publicUrl) || isOurs(origin, publicUrl)) return { kind: 'echo' }

  const title = lineOf(from.title, LONGEST.title) || lineOf(from.name, LONGEST.title)
  const remoteId = lineOf(from.id, 200)
  if (!title || remoteId !== from.id) return { kind: 'unreadable', why: '名前か id が、文字として読めません。' }
  const resources = resourcesOf(from)
  const licenceUrl = addressOf(from.license_url)
  const found: Found = {
    remoteId,
    name: nameOf(from.name, 500),
    remoteUrl: pageOf(from, origin, source),
    title,
    summary: textOf(from.notes, LONGEST.summary) || title,
    theme: termOf(THEMES, said('theme')) ?? 'NONE',
    keywords: [...new Set(from.tags.map(({ name }) => lineOf(name, LONGEST.keyword)).filter(Boolean))].slice(
      0,
      MOST_KEYWORDS,
    ),
    licence: licenceOf(from.license_id, licenceUrl),
    licenceTitle: lineOf(from.license_title, LONGEST.licence),
    licenceUrl,
    modified: momentOf(said('modified')) ?? momentOf(from.metadata_modified),
    frequency: termOf<Frequency>(FREQUENCIES, said('frequency')) ?? 'unknown',
    ...publisherOf(from, source),
    formats: formatsOf(resources),
    resources,
  }
  return { kind: 'found', found }
}
