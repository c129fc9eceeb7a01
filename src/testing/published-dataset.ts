import type { TestTown } from './town.ts'

/** A dataset that is public, with one row, and no decision behind it. */
export async function publishedDataset(
  town: TestTown,
  slug: string,
  section: string,
): Promise<{ slug: string; editionId: number }> {
  const text = `with d as (
      insert into opendata.datasets (slug, title, summary, section_id, theme, frequency, source, made_at, shown_since, modified_at, publisher_code, publisher_name, formats)
        select $1, $1, $1, max(id), 'REGI', 'annual', 'file', now(), now(), now(), $2, $2, '{csv,json}' from kernel.sections where code = $2 returning id),
    e as (
      insert into opendata.editions (dataset_id, number, state, note, made_at, digest, errors, warnings, is_statistics, published_at)
        select id, 1, 'published', '', now(), repeat('0', 64), 0, 0, false, now() from d returning id),
    t as (
      insert into opendata.tables (edition_id, key, title, columns, row_count) select id, 'data', 'data', '{name}', 1 from e returning id, edition_id),
    r as (insert into opendata.rows (table_id, row, cells) select id, 1, '{one}' from t)
    select edition_id as id from t`
  const { rows } = await town.owner.query(text, [slug, section])
  return { slug, editionId: Number(rows[0].id) }
}
