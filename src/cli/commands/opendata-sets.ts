import { EDITIONS, STANDARD_SETS, type StandardEdition } from '#lib/open-data/standard/sets.ts'
import type { Command } from '../command.ts'

export const opendataSets: Command = {
  name: 'opendata sets',
  summary: { ja: '標準のデータセットと版の一覧', en: 'list the standard data sets and their editions' },
  options: {},
  run() {
    const sets = STANDARD_SETS.map(({ id, name, editions }) => ({
      id,
      name,
      editions: Object.entries(editions).map(([edition, columns]) => ({
        edition,
        name: EDITIONS[edition as StandardEdition],
        columns,
      })),
    }))
    const lines = sets.flatMap(({ id, name, editions }) => [
      `${id}  ${name}`,
      ...editions.map(
        (one) => `  ${one.name}: ${one.columns.map(({ name, required }) => name + (required ? '*' : '')).join(',')}`,
      ),
    ])
    return Promise.resolve({ ok: true, lines: [...lines, '* は必須 / required'], json: { sets } })
  },
}
