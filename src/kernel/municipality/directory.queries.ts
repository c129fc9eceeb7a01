import type pg from 'pg'

/** One municipality as the directory knows it. */
export interface Entry {
  slug: string
  database: string
  /** Scheme, host and port under which residents reach it, without a slash at the end. */
  publicUrl: string
}

const entry = `select m.slug, m.database, m.public_url as "publicUrl" from directory.municipalities m`

export async function findEntryByHost(directory: pg.Client | pg.Pool, host: string): Promise<Entry | undefined> {
  const found = await directory.query<Entry>({
    name: 'entry by host',
    text: `${entry} join directory.hosts h using (slug) where h.host = $1`,
    values: [host],
  })
  return found.rows[0]
}

export async function findEntry(directory: pg.Client | pg.Pool, slug: string): Promise<Entry | undefined> {
  return (await directory.query<Entry>(`${entry} where m.slug = $1`, [slug])).rows[0]
}

export async function listEntries(directory: pg.Pool | pg.Client): Promise<Entry[]> {
  return (await directory.query<Entry>(`${entry} order by m.slug`)).rows
}

/** Adds or moves a municipality and its host names; a host that another one has is refused by the primary key. */
export async function saveEntry(directory: pg.Client | pg.Pool, saved: Entry, hosts: string[]): Promise<void> {
  await directory.query(
    `with saved as (
       insert into directory.municipalities (slug, database, public_url) values ($1, $2, $3)
       on conflict (slug) do update set public_url = excluded.public_url returning slug),
     known as (select host from directory.hosts where slug = $1)
     insert into directory.hosts (host, slug) select h, slug from saved, unnest($4::text[]) h where h not in (select host from known)`,
    [saved.slug, saved.database, saved.publicUrl, hosts],
  )
}

export async function listHosts(directory: pg.Client | pg.Pool, slug: string): Promise<string[]> {
  const { rows } = await directory.query<{ host: string }>(
    'select host from directory.hosts where slug = $1 order by host',
    [slug],
  )
  return rows.map(({ host }) => host)
}

/** @throws Error where the directory does not answer, or takes longer than two seconds */
export async function pingDirectory(directory: pg.Pool): Promise<void> {
  const question: pg.QueryConfig & { query_timeout: number } = {
    text: 'select from directory.municipalities limit 1',
    query_timeout: 2_000,
  }
  await directory.query(question)
}
