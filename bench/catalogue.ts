// package_search over a catalogue of 50,000 datasets, as CKAN's clients ask.
import type { Db } from '../src/lib/db/connect.ts'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import type { Municipality } from '../src/kernel/municipality/municipalities.ts'
import { ACTIONS } from '../src/modules/opendata/ckan/actions.ts'
import { overRounds, say } from './figures.ts'
import type { Stage } from './stage.ts'

const SETS = 50_000
/** What somebody waits for without a thought, in ms. */
const PATIENCE = 500

const fill = (stage: Stage, sets: number) =>
  stage.owner.query(
    `with d as (
       insert into opendata.datasets (slug, title, summary, section_id, theme, keywords, frequency, source, made_at, shown_since, modified_at, publisher_code, publisher_name, formats)
       select 'set-' || n, (array['公園','避難場所','図書館','バス停','人口'])[1 + n % 5] || 'の一覧 ' || n,
         '第' || n || '地区の' || (array['公園','避難場所','図書館','バス停','人口'])[1 + n % 5] || 'の名前、所在地、緯度・経度などの一覧です。毎年四月一日現在の状況をまとめています。',
         (select min(id) from kernel.sections where parent_id is not null), (array['ENVI','JUST','EDUC','TRAN','SOCI'])[1 + n % 5],
         array['地区' || n % 200, '一覧'], 'annual', 'file', now(), now(), now() - n * interval '1 minute', 'section-' || n % 30, '第' || n % 30 || '課', '{csv,json}'
       from generate_series((select count(*) + 1 from opendata.datasets), $1) n returning id),
     e as (
       insert into opendata.editions (dataset_id, number, state, note, made_at, digest, errors, warnings, is_statistics, published_at)
       select id, 1, 'published', '', now(), repeat('0', 64), 0, 0, false, now() from d returning id, dataset_id),
     t as (insert into opendata.tables (edition_id, key, title, columns, row_count) select id, 'data', '一覧', '{名称}', 0 from e)
     insert into opendata.resources (dataset_id, key, format, made_at)
       select id, 'data', format, now() from d, unnest(array['csv', 'json']) format`,
    [sets],
  )

const QUESTIONS: Record<string, Record<string, string>> = {
  'the newest ten': { q: '*:*' },
  'a word': { q: '図書館', rows: '20' },
  'two words, counted by section and tag': { q: '公園 第7地区', 'facet.field': '["organization","tags","res_format"]' },
  'a section and a format': { fq: 'organization:section-7 AND res_format:CSV', rows: '100' },
  'the last of a thousand pages': { q: '', rows: '50', start: '49900', sort: 'name asc' },
}

/** Each question alone, over a tenth of the datasets and over all. */
export async function catalogue(stage: Stage, rounds: number): Promise<void> {
  const pool = openPool({ url: stage.townUrl, max: 4 })
  const db: Db<'opendata'> = kyselyOn(pool)
  const municipality = { db, publicUrl: 'http://aozora.localhost' } as unknown as Municipality
  const time = async (parameters: Record<string, string>) => {
    const began = performance.now()
    await ACTIONS['package_search']!({ municipality, db, now: Temporal.Now.instant(), parameters })
    return performance.now() - began
  }
  const measured: Record<number, Record<string, number[]>> = {}
  for (const sets of [SETS / 10, SETS]) {
    await fill(stage, sets)
    await stage.owner.query('vacuum analyze')
    measured[sets] = {}
    for (const [name, parameters] of Object.entries(QUESTIONS)) {
      const asked = sets === SETS ? parameters : { ...parameters, ...(parameters['start'] && { start: '4900' }) }
      await time(asked)
      const times: number[] = []
      for (let round = 0; round < rounds; round++) times.push(await time(asked))
      measured[sets][name] = times
    }
  }
  for (const name of Object.keys(QUESTIONS))
    say({
      figure: `opendata: package_search of ${SETS.toLocaleString('en')} datasets: ${name}`,
      unit: 'ms',
      atMost: PATIENCE,
      ...overRounds(measured[SETS]![name]!, 0),
      sides: { 'of a tenth of them, ms': overRounds(measured[SETS / 10]![name]!, 0).value },
    })
  await db.destroy()
}
