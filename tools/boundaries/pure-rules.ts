import type { ICruiseResult, IDependency } from 'dependency-cruiser'
import { SQL_ROOMS } from './rules.ts'

export const IMPURE = 'rules that queries stand on are pure'

const room = /^src\/(kernel|modules)\//
const sqlRoom = new RegExp(SQL_ROOMS.join('|'))
const inputOrOutput =
  /\.queries\.ts$|\.routes\.tsx?$|node_modules\/(pg|kysely|hono)\/|^(node:)?(fs|net|http|https|child_process)(\/|$)/

const isValue = ({ dependencyTypes }: IDependency) => !dependencyTypes.includes('type-only')

/** A noun's rules (`staff.ts`), which its queries import, do no input or output: both can then be read and tested alone. */
export function impureRules({ modules }: ICruiseResult): string[] {
  const rules = new Set(
    modules
      .filter(({ source }) => source.endsWith('.queries.ts') && room.test(source))
      .flatMap(({ dependencies }) => dependencies.filter(isValue).map(({ resolved }) => resolved))
      .filter((path) => room.test(path) && !sqlRoom.test(path)),
  )
  return modules
    .filter(({ source }) => rules.has(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter((one) => isValue(one) && inputOrOutput.test(one.resolved))
        .map(({ resolved }) => `${IMPURE}: ${source} → ${resolved}`),
    )
}
