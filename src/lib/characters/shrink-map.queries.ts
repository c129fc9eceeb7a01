// MJ文字情報一覧表 and MJ縮退マップ (文字情報技術促進協議会, © IPA, CC BY-SA 2.1 JP), as the package @mandel59/mojidata has them.
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

/** A character as which another one may be written, with the table of the map that says so. */
export interface Candidate {
  to: string
  /** Plane, row and cell in JIS X 0213: 1-25-66. */
  jis: string
  table: string
  /** Within the table, the least first: its rank, or how many steps away; null where the table ranks nothing. */
  rank: number | null
}

/** Each an own statement: joined with the map's view, SQLite would read all of its tables. */
const GLYPHS = `
  select "MJ文字図形名" as glyph from mji where "実装したUCS" = ?1
  union select "MJ文字図形名" from mji where "実装したMoji_JohoコレクションIVS" = ?1
  union select "MJ文字図形名" from mji where "実装したSVS" = ?1
  union select "MJ文字図形名" from mji_duplicated_ivs where "重複実装したMoji_JohoコレクションIVS" = ?1`
const CANDIDATES = `
  select "縮退UCS" as "to", "縮退X0213" as jis, "表" as "table", coalesce("順位", "ホップ数") as rank
  from mjsm where "MJ文字図形名" = ?`

let statements: { glyphs: StatementSync; candidates: StatementSync } | undefined

/** Opened by whoever asks first: most processes never do. */
function opened() {
  if (statements) return statements
  const file = fileURLToPath(import.meta.resolve('@mandel59/mojidata/dist/moji.db'))
  const db = new DatabaseSync(file, { readOnly: true })
  return (statements = { glyphs: db.prepare(GLYPHS), candidates: db.prepare(CANDIDATES) })
}

/** What the map has under a character as it is written, with its variation selector if it has one; the character itself too. */
export function findCandidates(written: string): Candidate[] {
  const { glyphs, candidates } = opened()
  const found = glyphs.all(written) as { glyph: string }[]
  return found.flatMap(({ glyph }) => candidates.all(glyph) as unknown as Candidate[])
}
