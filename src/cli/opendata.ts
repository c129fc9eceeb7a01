// What the commands about open data have in common.
import { findStandardSet, STANDARD_SETS, type StandardSet } from '#lib/open-data/standard/sets.ts'
import { type Command, type Option, UsageError } from './command.ts'
import type { Input } from './parse.ts'

export const fileArgument = (ja: string, en: string): NonNullable<Command['argument']> => ({
  name: 'FILE.csv',
  help: { ja, en },
})

export const setOption: Record<string, Option> = {
  set: {
    value: 'NAME',
    help: {
      ja: 'データセットの id。なければ見出しから見分けます (opendata sets に一覧)',
      en: 'id of the data set, otherwise known by its header (opendata sets lists them)',
    },
  },
}

/** The set that is named. @throws UsageError where there is none of that name */
export function meantSet(input: Input): StandardSet | undefined {
  const id = input.find('set')
  const set = id === undefined ? undefined : findStandardSet(id)
  if (id !== undefined && !set)
    throw new UsageError(
      `データセット ${id} はありません (no such set): ${STANDARD_SETS.map((one) => one.id).join(', ')}`,
    )
  return set
}
