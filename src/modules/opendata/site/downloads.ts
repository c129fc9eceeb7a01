import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import type { SiteEnv } from '#kernel/http/env.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { findDataset } from '../datasets/datasets.queries.ts'
import { type Format, FORMATS } from '../datasets/vocabulary.ts'
import { type Edition, formatsOf } from '../editions/edition.ts'
import { listEditions, listTables } from '../editions/editions.queries.ts'
import { eachRow } from '../editions/rows.queries.ts'
import { gathered, WRITERS } from './files.ts'

const gone = (message: string) => new Refusal(410, message)

function editionOf(editions: readonly Edition[], number: number | undefined): Edition {
  const shown = editions.filter(({ publishedAt }) => publishedAt)
  const edition = shown.find((one) => (number === undefined ? one.state === 'published' : one.number === number))
  if (edition && edition.state !== 'withdrawn') return edition
  if (shown.length > 0 && (edition || number === undefined)) throw gone('このデータは取り下げました。')
  throw new Refusal(404, 'このデータは、公開していません。')
}

/** A table of an edition as a file, written while it is read. Its tag is what its rows are known by. */
async function download(c: Context<SiteEnv>, file: string, number?: number): Promise<Response> {
  const db: Db<'opendata'> = c.var.db
  const slug = c.req.param('slug') ?? ''
  const { key = '', format = '' } = /^(?<key>[a-z][a-z0-9-]*)\.(?<format>[a-z]+)$/.exec(file)?.groups ?? {}
  const dataset = await findDataset(db, slug)
  const edition = editionOf(dataset ? await listEditions(db, dataset.id) : [], number)
  const table = (await listTables(db, edition.id)).find((one) => one.key === key)
  if (!table || !(formatsOf(table) as readonly string[]).includes(format))
    throw new Refusal(404, 'このデータに、その表や形式はありません。')
  const etag = `"${edition.digest.slice(0, 32)}-${key}-${format}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'public, no-cache') // what is withdrawn is gone at once
  c.header('Access-Control-Allow-Origin', '*') // 公開データ: pages elsewhere may read it, there is no power in it
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  c.header('Content-Type', `${FORMATS[format as Format].type}; charset=utf-8`)
  const version = number === undefined ? '' : `-${number}`
  c.header('Content-Disposition', `attachment; filename="${slug}-${key}${version}.${format}"`)
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(
    Readable.toWeb(Readable.from(gathered(WRITERS[format as Format](table, eachRow(db, table))))) as ReadableStream,
  )
}

export const downloadRoutes = () =>
  new Hono<SiteEnv>()
    .get('/sets/:slug/editions/:number{[0-9]{1,6}}/:file{[a-z0-9.-]+}', (c) =>
      download(c, c.req.param('file'), Number(c.req.param('number'))),
    )
    .get('/sets/:slug/:file{[a-z][a-z0-9-]*\\.(?:csv|json|geojson)}', (c) => download(c, c.req.param('file')))
