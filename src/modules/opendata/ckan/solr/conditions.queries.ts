import { type RawBuilder, sql } from 'kysely'
import { fold } from '#lib/text/fold.ts'
import { wordsOf } from '#lib/text/search-words.ts'
import { LICENCES } from '../../datasets/vocabulary.ts'
import { invalidQuery } from '../parameters.ts'
import { momentOf } from './moment.ts'
import type { Condition } from './read-solr.ts'

type Sql = RawBuilder<boolean>

/** `*` is anything. */
export const pattern = (value: string) => value.replaceAll(/[\\%_]/g, String.raw`\$&`).replaceAll('*', '%')

const TRUE = sql<boolean>`true`
const FALSE = sql<boolean>`false`
const like = (column: string, value: string): Sql => sql`${sql.ref(column)} like ${pattern(value)}`
const joined = (parts: readonly Sql[], by: Sql): Sql | undefined =>
  parts.length > 0 ? sql`(${sql.join(parts, by)})` : undefined

/** Each of its words stands somewhere; undefined where it has none, as a hyphen alone. */
const anywhere = (value: string): Sql | undefined =>
  joined(
    wordsOf(value).map((word) => sql`d.searched like ${`%${pattern(word)}%`}`),
    sql` and `,
  )

const within = (column: string) => (value: string) =>
  fold(value) === '' ? undefined : sql<boolean>`opendata.folded(${sql.ref(column)}) like ${`%${pattern(fold(value))}%`}`

const always = (only: string) => (value: string) => (value === only || value === '*' ? TRUE : FALSE)

const licence = (value: string) => {
  const known = Object.entries(LICENCES).find(([, { ckan }]) => ckan === value)
  return like('d.licence', known?.[0] ?? (value === 'notspecified' ? 'other' : value))
}

const FIELDS: Record<string, (value: string) => Sql | undefined> = {
  '*': () => TRUE,
  text: anywhere,
  id: (value) => sql`d.uuid::text like ${pattern(value.toLowerCase())}`,
  name: (value) => like('d.slug', value),
  title: within('d.title'),
  title_string: within('d.title'),
  notes: within('d.summary'),
  organization: (value) => like('d.publisher_code', value),
  owner_org: (value) => like('d.publisher_code', value),
  tags: (value) => sql`exists (select from unnest(d.keywords) tag where ${like('tag', value)})`,
  res_format: (value) =>
    sql`exists (select from unnest(d.formats) format where ${like('format', value.toLowerCase())})`,
  license_id: licence,
  type: always('dataset'),
  dataset_type: always('dataset'),
  entity_type: always('package'),
  state: always('active'),
  capacity: always('public'),
}

const DATES = { metadata_modified: 'd.modified_at', metadata_created: 'd.shown_since' } as const

/** What CKAN's own index has besides, and no dataset of ours: it finds nothing, where a field that CKAN has not is an error. */
const EMPTY =
  /^(author|maintainer|version|url|ckan_url|download_url|groups|license|site_id|index_id|indexed_ts|title_ngram|name_ngram|validated_data_dict|data_dict|urls|views_\w+|depends_on|dependency_of|derives_from|has_derivation|links_to|linked_from|child_of|parent_of|(extras|res|res_extras|vocab)_\w+)$/

export const isSolrField = (field: string): boolean =>
  Object.hasOwn(FIELDS, field) || Object.hasOwn(DATES, field) || EMPTY.test(field)

const moment = (text: string, now: Temporal.Instant): Temporal.Instant => {
  const at = momentOf(text.replaceAll('"', ''), now)
  if (!at) throw invalidQuery(`Invalid Date String: '${text}'`)
  return at
}

const isDate = (field: string): field is keyof typeof DATES => Object.hasOwn(DATES, field)

function valueIs(field: string | undefined, value: string, now: Temporal.Instant): Sql | undefined {
  if (field === undefined) return anywhere(value)
  if (isDate(field)) return value === '*' ? TRUE : sql`${sql.ref(DATES[field])} = ${moment(value, now)}`
  if (Object.hasOwn(FIELDS, field)) return FIELDS[field]!(value)
  if (EMPTY.test(field)) return FALSE
  throw invalidQuery(`undefined field ${field}`)
}

type Range = Extract<Condition, { from: string }>

function isBetween({ field, from, to, withFrom, withTo }: Range, now: Temporal.Instant): Sql | undefined {
  if (from === '*' && to === '*') return valueIs(field, '*', now)
  if (field === undefined || !isDate(field))
    throw invalidQuery(`ranges are understood of ${Object.keys(DATES).join(' and ')}`)
  const column = sql.ref(DATES[field])
  const [after, before] = [withFrom ? sql`>=` : sql`>`, withTo ? sql`<=` : sql`<`]
  return joined(
    [
      ...(from === '*' ? [] : [sql<boolean>`${column} ${after} ${moment(from, now)}`]),
      ...(to === '*' ? [] : [sql<boolean>`${column} ${before} ${moment(to, now)}`]),
    ],
    sql` and `,
  )
}

/** @returns undefined of what asks for nothing: it narrows nothing, wherever it stands */
export function conditionOf(asked: Condition, now: Temporal.Instant): Sql | undefined {
  const each = (parts: readonly Condition[]) => parts.flatMap((part) => conditionOf(part, now) ?? [])
  if ('all' in asked) return joined(each(asked.all), sql` and `)
  if ('any' in asked) return joined(each(asked.any), sql` or `)
  if ('not' in asked) {
    const condition = conditionOf(asked.not, now)
    return condition && sql`not ${condition}`
  }
  return 'from' in asked ? isBetween(asked, now) : valueIs(asked.field, asked.value, now)
}
