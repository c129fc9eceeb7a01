import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'

const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')
const target = (name: string, columns: string[]) =>
  `${quoted(name)} (${columns.map((column) => quoted(column)).join(', ')})`

/** Streams a table into a compressed file. The digest is that of the file. */
export async function copyOut(client: pg.ClientBase, table: { name: string; columns: string[] }, file: string) {
  const rows = client.query(to(`copy ${target(table.name, table.columns)} to stdout`))
  const hash = createHash('sha256')
  await pipeline(
    rows,
    createGzip(),
    async function* (compressed: AsyncIterable<Buffer>) {
      for await (const chunk of compressed) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(file, { flush: true, mode: 0o600 }),
  )
  await client.query('select') // the count of rows arrives after the last of them
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** Fills a table from its compressed file, every constraint checked. @returns the number of rows */
export async function copyIn(client: pg.ClientBase, table: { name: string; columns: string[] }, file: string) {
  const rows = client.query(from(`copy ${target(table.name, table.columns)} from stdin`))
  await pipeline(createReadStream(file), createGunzip(), rows)
  return rows.rowCount
}

/** Removes what the migrations themselves put into a table, and keeps its triggers quiet while it is filled. */
export async function emptyForCopy(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(`alter table ${quoted(name)} disable trigger user`)
  await client.query(`delete from ${quoted(name)}`)
}

export async function wakeTriggers(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(`alter table ${quoted(name)} enable trigger user`)
}
