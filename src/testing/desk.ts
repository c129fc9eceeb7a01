// For tests: the desk as members of staff use it, and what stands behind it.
import type { TestTown } from './town.ts'

export function deskOf(town: TestTown) {
  const rows = async (sql: string, values: unknown[] = []) => (await town.owner.query(sql, values)).rows
  const staffId = async (name: string): Promise<number> =>
    Number((await rows('select id from kernel.staff where sign_in_name = $1', [name]))[0].id)
  return {
    rows,
    staffId,
    /** One value. */
    one: async (sql: string, values: unknown[] = []) => Object.values((await rows(sql, values))[0] ?? {})[0],
    page: async (path: string, as = 'suzuki') => (await town.request(path, { as })).text(),
    /** A form of a conversation. */
    post: (id: number, path: string, fields: Record<string, string | File> = {}, as = 'suzuki') =>
      town.post(`/console/inquiries/${id}/${path}`, fields, as),
    rowOf: async (id: number) => (await rows('select * from inquiries.conversations where id = $1', [id]))[0],
    /** What somebody was told, the oldest first. */
    newsOf: async (name: string): Promise<string[]> =>
      (await rows('select title from kernel.notifications where staff_id = $1 order by id', [await staffId(name)])).map(
        ({ title }) => title,
      ),
  }
}
