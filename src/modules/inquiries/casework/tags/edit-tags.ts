import { record } from '#kernel/audit/record.ts'
import type { Typed } from '#kernel/http/form-reader.ts'
import { coversSection, type Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { readTagName } from './tag.ts'
import { holdTag, insertTag, renameTag, setRetired } from './tags.queries.ts'

const taken = (name: string, field: string) =>
  new Refusal(409, `「${name}」という分類は、もうあります。別の名前にしてください。`, field)

/** 分類を加える. @throws Refusal 409 where there is one of this name, 422 */
export function addTag(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  sectionId: number,
  typed: Typed,
): Promise<number> {
  if (!coversSection(staff, 'answer', sectionId)) throw new Refusal(422, '担当する課を選んでください。', 'section')
  const name = readTagName(typed)
  return db.transaction().execute(async (tx) => {
    const id = await insertTag(tx, sectionId, name)
    if (id === undefined) throw taken(name, 'name')
    await record(tx, now, `staff:${staff.id}`, 'tag.added', `tag:${id}`, { section: sectionId, name })
    return id
  })
}

export interface Seen {
  id: number
  version: number
}

/** 名前を変える: wherever it was given, it is called so. @throws Refusal 404, 409, 422 */
export function rename(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { id, version }: Seen,
  typed: Typed,
  field = 'name',
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const tag = await holdTag(tx, staff, id, version)
    const name = readTagName(typed, field)
    if (name === tag.name) return
    if (!(await renameTag(tx, tag, name))) throw taken(name, field)
    await record(tx, now, `staff:${staff.id}`, 'tag.renamed', `tag:${id}`, { before: tag.name, after: name })
  })
}

/** 使うのをやめる: it is offered no more, and stays where it was given. @throws Refusal 404, 409 */
export function retire(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, { id, version }: Seen): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { name } = await holdTag(tx, staff, id, version)
    await setRetired(tx, now, staff.id, id)
    await record(tx, now, `staff:${staff.id}`, 'tag.retired', `tag:${id}`, { name })
  })
}
