import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { inEach, type Language } from '#lib/text/language.ts'
import { STANDARD_WORDS } from './words.ts'

/** Whether and how the town asks. */
export interface Terms {
  asks: boolean
  /** Null: the standard ones. */
  words: Record<Language, string | null>
  /** Sections that do not. */
  silent: number[]
}

export async function findTerms(db: Db<'inquiries'>): Promise<Terms & { version: number }> {
  const { rows } = await sql<Terms & { version: number }>`
    select coalesce(t.asks, false) as asks, json_build_object('ja', t.words_ja, 'easy', t.words_easy, 'en', t.words_en, 'zh', t.words_zh,
        'ko', t.words_ko, 'vi', t.words_vi, 'pt', t.words_pt) as words, coalesce(t.version, 0) as version,
      (select coalesce(json_agg(s.section_id order by s.section_id), '[]') from inquiries.satisfaction_silent_sections s) as silent
    from (select) one left join inquiries.satisfaction_terms t on true`.execute(db)
  return rows[0]!
}

/** The words in which a section asks; undefined where it does not. */
export async function wordsOf(db: Db<'inquiries'>, sectionId: number): Promise<Record<Language, string> | undefined> {
  const { asks, silent, words } = await findTerms(db)
  if (!asks || silent.includes(sectionId)) return undefined
  return inEach((language) => words[language] ?? STANDARD_WORDS[language])
}

/** @param version as it was read; 0 where there were none @returns false where somebody else changed them meanwhile */
export async function saveTerms(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: { id: number },
  { asks, words, silent }: Terms,
  version: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into inquiries.satisfaction_terms as t (asks, words_ja, words_easy, words_en, words_zh, words_ko, words_vi, words_pt, version, changed_at,
      changed_by)
    select ${asks}, ${words.ja}, ${words.easy}, ${words.en}, ${words.zh}, ${words.ko}, ${words.vi}, ${words.pt}, ${version + 1}, ${now}, ${staff.id}
      where ${version} = 0 or exists (select from inquiries.satisfaction_terms)
    on conflict (only_row) do update set asks = excluded.asks, words_ja = excluded.words_ja, words_easy = excluded.words_easy, words_en = excluded.words_en,
      words_zh = excluded.words_zh, words_ko = excluded.words_ko, words_vi = excluded.words_vi, words_pt = excluded.words_pt,
      version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where t.version = ${version}
    returning true`.execute(tx)
  if (rows.length === 0) return false
  await sql`delete from inquiries.satisfaction_silent_sections`.execute(tx)
  await sql`insert into inquiries.satisfaction_silent_sections (section_id)
    select id from kernel.sections where id = any(${silent}::bigint[])`.execute(tx)
  return true
}

/** How often somebody was asked since then by LINE, and how often that cost a push. */
export async function countAsked(
  db: Db<'inquiries'>,
  since: Temporal.Instant,
): Promise<{ asked: number; pushed: number }> {
  const { rows } = await sql<{ asked: number; pushed: number }>`
    select count(*)::int as asked, count(*) filter (where s.via = 'push')::int as pushed
    from inquiries.satisfaction_questions q join inquiries.messages m on m.id = q.message_id
      join inquiries.sendings s on s.id = m.sending_id
    where q.asked_at >= ${since}`.execute(db)
  return rows[0]!
}
