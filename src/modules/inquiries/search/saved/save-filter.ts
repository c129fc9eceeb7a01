import { record } from '#kernel/audit/record.ts'
import { formReader, firstOf, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { inboxFields, readInbox } from '../../conversations/inbox-address.ts'
import { deleteSaved, holdSaved, insertSaved } from './saved-filters.queries.ts'

export const LONGEST_NAME = 30
const MOST_SAVED = 30

/** What an address of the desk says of its list, and nothing else; '' where that is all there is. */
export function tidyQuery(query: string): string {
  const fields = new URLSearchParams(query)
  return new URLSearchParams(
    inboxFields({ ...readInbox((name) => fields.get(name) ?? undefined), after: undefined }),
  ).toString()
}

function readFilter(typed: Typed) {
  const form = formReader(typed)
  const name = form.line('name', '名前', LONGEST_NAME).replaceAll('\0', '').toWellFormed()
  const query = tidyQuery(firstOf(typed, 'query').slice(0, 2_000))
  if (!query || query.length > 1_000)
    form.wrong('query', '保存する条件がありません。相談の一覧で、絞り込むか、さがしてから保存してください。')
  form.done()
  return { name, query }
}

/** 絞り込みを保存する, for oneself. The trail says that, and not what is looked for. @throws Refusal 409, 422 */
export async function saveFilter(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  typed: Typed,
): Promise<number> {
  const filter = readFilter(typed)
  return await db.transaction().execute(async (tx) => {
    if ((await holdSaved(tx, staff)) >= MOST_SAVED)
      throw new Refusal(409, `保存できるのは ${MOST_SAVED} 件までです。使わないものを消してください。`, 'name')
    const id = await insertSaved(tx, now, staff, filter)
    if (id === undefined)
      throw new Refusal(409, `「${filter.name}」という名前は、もう使っています。別の名前にしてください。`, 'name')
    await record(tx, now, `staff:${staff.id}`, 'saved_filter.saved', `saved_filter:${id}`, {})
    return id
  })
}

/** 保存した絞り込みを消す. @throws Refusal 404 where it is not one of theirs */
export function removeFilter(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, id: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await deleteSaved(tx, staff, id)))
      throw new Refusal(404, 'この絞り込みは見つかりませんでした。もう消したのかもしれません。')
    await record(tx, now, `staff:${staff.id}`, 'saved_filter.removed', `saved_filter:${id}`, {})
  })
}
