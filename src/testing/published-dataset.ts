import type { TestTown } from './town.ts'

interface Said {
  title?: string
  columns?: string[]
  rows?: string[][]
}

/** A dataset that is public, with one row if nothing else is said, and no decision behind it. */
export async function publishedDataset(
  town: TestTown,
  slug: string,
  section: string,
  { title = slug, columns = ['name'], rows: cells = [['one']] }: Said = {},
): Promise<{ slug: string; editionId: number }> {
  const text = `with d as (
      insert into opendata.datasets (slug, title, summary, section_id, theme, frequency, source, made_at, shown_since, modified_at, publisher_code, publisher_name, formats)
        select $1, $3, $3, max(id), 'REGI', 'annual', 'file', now(), now(), now(), $2, $2, '{csv,json}' from kernel.sections where code = $2 returning id),
    e as (
      insert into opendata.editions (dataset_id, number, state, note, made_at, digest, errors, warnings, is_statistics, published_at)
        select id, 1, 'published', '', now(), repeat('0', 64), 0, 0, false, now() from d returning id),
    t as (
      insert into opendata.tables (edition_id, key, title, columns, row_count) select id, 'data', 'data', $4, jsonb_array_length($5) from e returning id, edition_id),
    r as (insert into opendata.rows (table_id, row, cells)
        select t.id, c.row, array(select jsonb_array_elements_text(c.cells)) from t, jsonb_array_elements($5) with ordinality c (cells, row))
    select edition_id as id from t`
  const { rows } = await town.owner.query(text, [slug, section, title, columns, JSON.stringify(cells)])
  return { slug, editionId: Number(rows[0].id) }
}
