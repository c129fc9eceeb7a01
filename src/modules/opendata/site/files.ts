// A table as a file, line by line: nothing of it is held whole.
import { csvLine } from '#lib/csv/write-csv.ts'
import type { Table } from '../editions/edition.ts'
import type { Row } from '../editions/rows.queries.ts'
import type { Format } from '../datasets/vocabulary.ts'

type Pieces = (table: Table, rows: AsyncIterable<Row>) => AsyncGenerator<string>

/** A decimal that a machine reads; anything else stays text. */
const numberOf = (cell: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined)

const record = ({ columns }: Table, { cells }: Row) =>
  Object.fromEntries(columns.map((column, at) => [column, cells[at] || null]))

/** UTF-8 with the mark by which Excel knows it. */
async function* csv({ columns }: Table, rows: AsyncIterable<Row>) {
  yield `\uFEFF${csvLine(columns)}\r\n`
  for await (const { cells } of rows) yield `${csvLine(cells)}\r\n`
}

async function* json(table: Table, rows: AsyncIterable<Row>) {
  let begun = false
  for await (const row of rows) {
    yield `${begun ? ',\n' : '[\n'}${JSON.stringify(record(table, row))}`
    begun = true
  }
  yield begun ? '\n]\n' : '[]\n'
}

/** Longitude and latitude of a row, where it says both. */
export function pointOf({ latitude, longitude }: Table, { cells }: Row): [number, number] | undefined {
  if (latitude === null || longitude === null) return undefined
  const [east, north] = [numberOf(cells[longitude - 1] ?? ''), numberOf(cells[latitude - 1] ?? '')]
  if (east === undefined || north === undefined) return undefined
  // Swapped or mistyped, it is nowhere: a map would put it into the sea, or fall over.
  return north >= 20 && north <= 46 && east >= 122 && east <= 154 ? [east, north] : undefined
}

/** RFC 7946: a row that does not say where it is has no geometry. */
async function* geojson(table: Table, rows: AsyncIterable<Row>) {
  yield '{"type":"FeatureCollection","features":['
  let begun = false
  for await (const row of rows) {
    const point = pointOf(table, row)
    const geometry = point ? { type: 'Point', coordinates: point } : null
    yield `${begun ? ',' : ''}\n${JSON.stringify({ type: 'Feature', geometry, properties: record(table, row) })}`
    begun = true
  }
  yield '\n]}\n'
}

export const WRITERS: Record<Format, Pieces> = { csv, json, geojson }

/** Pieces of some size: a socket is not asked for every line. */
export async function* gathered(pieces: AsyncIterable<string>, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < size) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text) yield encoder.encode(text)
}
