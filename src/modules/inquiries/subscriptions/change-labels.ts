import { record } from '#kernel/audit/record.ts'
import { firstOf, formReader, tidy, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { holdLabels, insertLabels, renameLabel, retireLabel } from './labels.queries.ts'
import type { LabelKind, NoticeLabel } from './subscription.ts'

export const LONGEST_NAME = 30
/** More than this nobody reads through on a phone. */
export const MOST_LABELS = { topic: 20, ward: 60 } satisfies Record<LabelKind, number>

const WORDS = { topic: '話題', ward: '地区' } satisfies Record<LabelKind, string>

interface Change {
  rename: { id: number; name: string }[]
  retire: number[]
  add: string[]
}

/** Each name stands beside the one that was seen; an emptied one is used no more. @throws Refusal 409, 422 */
function readChange(typed: Typed, kind: LabelKind, labels: readonly NoticeLabel[]): Change {
  const [form, change] = [formReader(typed), { rename: [], retire: [], add: [] } as Change]
  const names: string[] = []
  const added = `added-${kind}`
  const name = (field: string, words: string) => {
    if (words.length > LONGEST_NAME)
      form.wrong(field, `${WORDS[kind]}の名前は ${LONGEST_NAME} 文字までにしてください。`)
    else if (names.includes(words)) form.wrong(field, `「${words}」が二つあります。`)
    names.push(words)
    return words
  }
  for (const label of labels) {
    const field = `name-${label.id}`
    if (typed[field] === undefined || firstOf(typed, `was-${label.id}`) !== label.name)
      throw new Refusal(409, 'ほかの人が先に変えています。いまの一覧を確かめて、もう一度変えてください。')
    const words = tidy(firstOf(typed, field))
    if (words === '') change.retire.push(label.id)
    else if (name(field, words) !== label.name) change.rename.push({ id: label.id, name: words })
  }
  for (const line of firstOf(typed, added).split('\n').map(tidy).filter(Boolean)) change.add.push(name(added, line))
  if (names.length > MOST_LABELS[kind])
    form.wrong(added, `${WORDS[kind]}は ${MOST_LABELS[kind]} 個までにしてください。`)
  form.done()
  return change
}

/** 話題 or 地区 from now on, all of one kind at once. @throws Refusal 409, 422 */
export function changeLabels(
  db: Db<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  kind: LabelKind,
  typed: Typed,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const labels = (await holdLabels(tx)).filter((label) => label.kind === kind)
    const { rename, retire, add } = readChange(typed, kind, labels)
    for (const id of retire) await retireLabel(tx, now, id)
    // Through names that nobody has, so that two may change places.
    for (const { id } of rename) await renameLabel(tx, id, `(${id})`)
    for (const { id, name } of rename) await renameLabel(tx, id, name)
    await insertLabels(tx, kind, add)
    const detail = { kind, renamed: rename.map(({ name }) => name), retired: retire.length, added: add }
    await record(tx, now, `staff:${staff.id}`, 'notice_labels.changed', 'municipality', detail)
  })
}
