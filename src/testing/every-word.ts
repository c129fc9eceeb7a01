// For the test that walks every table of words: where they stand, and what is in them.
import { globSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export interface Table {
  name: string
  words: Record<string, unknown>
}

const TABLE = /^(export )?const (\w+): Record<(?:Language|Exclude<Language, 'ja'>), /gm

/** Every table that says something in each language, found by its type; one that is not exported cannot be walked, and throws. */
export async function wordTables(): Promise<Table[]> {
  const tables: Table[] = []
  for (const path of globSync('src/**/*.{ts,tsx}')) {
    const text = readFileSync(path, 'utf8')
    if (!text.includes("#lib/text/language.ts'") || path.includes('.test.')) continue
    if (/WrittenLanguage as Language|Language } from '\.\.\/language/.test(text)) continue
    for (const [, exported, name = ''] of text.matchAll(TABLE)) {
      if (!exported) throw new Error(`${path}: ${name} is not exported`)
      const module: Record<string, unknown> = await import(pathToFileURL(path).href)
      tables.push({ name: `${path} ${name}`, words: module[name] as Record<string, unknown> })
    }
  }
  return tables
}

const DAY = Temporal.PlainDate.from('2026-11-24')
const MOMENT = Temporal.Instant.from('2026-11-24T01:05:00Z')

/** Each sentence under its key; a function as it speaks of ‹0›, ‹1›… and, where those are days, moments or counts, of these. */
export function sentencesOf(words: unknown, key = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[key, words]])
  if (typeof words === 'function') return new Map([[key, spoken(words as (...given: unknown[]) => string)]])
  const all = new Map<string, string>()
  for (const [name, value] of Object.entries(words as object))
    for (const [at, sentence] of sentencesOf(value, `${key}.${name}`)) all.set(at, sentence)
  return all
}

function spoken(say: (...given: unknown[]) => string): string {
  const marks = ['‹0›', '‹1›', '‹2›']
  for (const given of [marks, ['‹0›', MOMENT], [MOMENT], [DAY, false], [DAY, 2026], ['‹0›', 7_000_000], [7_000_000]])
    try {
      const said = say(...given)
      if (!/NaN|undefined/.test(said)) return said
    } catch {
      // it wants another kind
    }
  throw new Error(`nothing makes it speak: ${say}`)
}

/** What of a sentence is filled in. */
export const placeholdersIn = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{[^}]*\}|‹\d›/g) ?? [])].sort()
