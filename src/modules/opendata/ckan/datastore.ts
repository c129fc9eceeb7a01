import { findResource, findShownById, UUID } from '../datasets/datasets.queries.ts'
import { listShownTables } from '../editions/editions.queries.ts'
import type { Asking } from './actions.ts'
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
} from './parameters.ts'

const MOST = 32_000

function placeOf(columns: readonly string[], field: string, name: string): number {
  const at = columns.indexOf(name)
  if (at < 0) throw invalid(field, `field "${name}" not in table`)
  return at + 1
}

function readFilters(parameters: Parameters, columns: readonly string[]): RowFilter[] {
  const given = parameters['filters']
  const read = typeof given === 'string' && given !== '' ? jsonOf('filters', given) : (given ?? {})
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw invalid('filters', 'Not a json object')
  return Object.entries(read).map(([name, value]) => ({
    column: placeOf(columns, 'filters', name),
    values: [value].flat().map(String),
  }))
}

/** 行の API: rows of a table, some at a time, narrowed by values of its columns and by words. */
export async function datastoreSearch({ db, parameters }: Asking) {
  const id = textOf(parameters, 'resource_id') ?? requiredText(parameters, 'id')
  const resource = UUID.test(id) ? await findResource(db, id) : undefined
  const dataset = resource && (await findShownById(db, resource.datasetId))
  const tables = dataset ? await listShownTables(db, [dataset.id]) : []
  const table = tables.find(({ key }) => key === resource!.key)
  if (!table) throw notFound(`Resource "${id}" was not found.`)
  const limit = wholeOf(parameters, 'limit', { least: 0, most: MOST, otherwise: 100 })
  const offset = wholeOf(parameters, 'offset', { least: 0, most: 100_000_000, otherwise: 0 })
  if (!/^(_id( asc)?)?$/i.test((textOf(parameters, 'sort') ?? '').trim()))
    throw invalid('sort', 'rows come in their own order: _id asc')
  const fields = listOf(parameters, 'fields')
  const wanted = fields.length > 0 ? fields.filter((name) => name !== '_id') : table.columns
  const places = wanted.map((name) => placeOf(table.columns, 'fields', name))
  const search = { filters: readFilters(parameters, table.columns), words: textOf(parameters, 'q') ?? '' }
  const wantsTotal = parameters['include_total'] === undefined || isTrue(parameters['include_total'])
  const [rows, total] = await Promise.all([
    listMatching(db, table.id, search, { limit, offset }),
    wantsTotal ? countMatching(db, table.id, search) : undefined,
  ])
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
