import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQL_ROOMS } from './rules.ts'

export const SQL_OUTSIDE = 'SQL is written only in *.queries.ts'

const allowed = new RegExp([...SQL_ROOMS, '\\.test\\.tsx?$', '^src/testing/'].join('|'))
const sql =
  /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^`]*>)?`|\.query(<[^(]*>)?\(\s*[`'"]\s*(select|insert|update|delete|with|create|drop|alter|grant|lock|listen|begin)\b/gi

/** Queries written outside the rooms for them: imports do not show those, because the connection is handed in. */
export function sqlOutsideItsRooms(root: string): string[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !allowed.test(path))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8')
      return [...source.matchAll(sql)].map(({ index, 0: found }) => {
        const line = source.slice(0, index).split('\n').length
        return `${SQL_OUTSIDE}: ${path}:${line} ${found.replaceAll(/\s+/g, ' ')}`
      })
    })
}
