import { findResource, UUID } from '../datasets/datasets.queries.ts'
import { listShownTables } from '../editions/editions.queries.ts'
import type { Asking } from './asking.ts'
import { countMatching, listMatching, type RowFilter } from './datastore.queries.ts'
import {
  invalid,
  isTrue,
  jsonOf,
  listOf,
  notFound,
  type Parameters,
  requiredText,
  textOf,
  wholeOf,
  wordsIn,
} from './parameters.ts'

/** As in CKAN (`ckan.datastore.search.rows_max`), and of a wide table as many as have so many cells. */
const [MOST_ROWS, MOST_CELLS] = [32_000, 1_000_000]
/** What one question may be narrowed by: each is asked of each row. */
const [MOST_FILTERS, MOST_VALUES, MOST_WORDS, LONGEST_WORD] = [20, 200, 10, 100]

function placeOf(columns: readonly string[], field: string, name: string): number {
  const at = columns.indexOf(name)
  if (at < 0) throw invalid(field, `field "${name}" not in table`)
  return at + 1
}

function readFilters(parameters: Parameters, columns: readonly string[]): RowFilter[] {
  const given = parameters['filters']
  const read = typeof given === 'string' && given !== '' ? jsonOf('filters', given) : (given ?? {})
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid('filters', 'Not a json object')
  const filters = Object.entries(read)
  if (filters.length > MOST_FILTERS) throw invalid('filters', `Must be at most ${MOST_FILTERS} fields`)
  return filters.map(([name, value]) => ({
    column: placeOf(columns, 'filters', name),
    values: wordsIn('filters', value, MOST_VALUES),
  }))
}

function readWords(parameters: Parameters): string[] {
  const words = (textOf(parameters, 'q') ?? '').split(/\s+/u).filter((word) => word !== '')
  if (words.length > MOST_WORDS) throw invalid('q', `Must be at most ${MOST_WORDS} words`)
  if (words.some((word) => word.length > LONGEST_WORD))
    throw invalid('q', `A word must be at most ${LONGEST_WORD} characters`)
  return words
}

function readSort(parameters: Parameters): void {
  if (!/^(_id( asc)?)?$/i.test((textOf(parameters, 'sort') ?? '').trim()))
    throw invalid('sort', 'rows come in their own order: _id asc')
}

/** 行の API: rows of a table, some at a time, narrowed by values of its columns and by words. */
export async function datastoreSearch({ db, parameters }: Asking) {
  const id = textOf(parameters, 'resource_id') ?? requiredText(parameters, 'id')
  const resource = UUID.test(id) ? await findResource(db, id) : undefined
  const tables = resource ? await listShownTables(db, [resource.datasetId]) : []
  const table = tables.find(({ key }) => key === resource!.key)
  if (!table) throw notFound(`Resource "${id}" was not found.`)
  readSort(parameters)
  const fields = listOf(parameters, 'fields', 500)
  const wanted = fields.length > 0 ? fields.filter((name) => name !== '_id') : table.columns
  const places = wanted.map((name) => placeOf(table.columns, 'fields', name))
  const most = Math.min(MOST_ROWS, Math.floor(MOST_CELLS / table.columns.length))
  const limit = wholeOf(parameters, 'limit', { least: 0, most, otherwise: 100 })
  const offset = wholeOf(parameters, 'offset', { least: 0, most: 100_000_000, otherwise: 0 })
  const search = { filters: readFilters(parameters, table.columns), words: readWords(parameters) }
  const wantsTotal = parameters['include_total'] === undefined || isTrue(parameters['include_total'])
  const rows = await listMatching(db, table.id, search, { limit, offset })
  const total = wantsTotal ? await countMatching(db, table.id, search) : undefined
  return {
    resource_id: id,
    include_total: wantsTotal,
    records_format: 'objects',
    fields: [{ id: '_id', type: 'int' }, ...wanted.map((name) => ({ id: name, type: 'text' }))],
    records: rows.map(({ row, cells }) =>
      Object.fromEntries([['_id', row], ...places.map((place, at) => [wanted[at]!, cells[place - 1] || null])]),
    ),
    limit,
    offset,
    ...(total !== undefined && { total }),
  }
}
