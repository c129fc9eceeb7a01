import { record } from '#kernel/audit/record.ts'
import { firstOf, formReader, tidy, type Typed } from '#kernel/http/form-reader.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Db } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Circle } from './area.ts'
import { changeKind, holdKinds, insertKind, retireKind, saveCircle } from './kinds.queries.ts'
import type { StreetKind } from './street-report.ts'

export const LONGEST_KIND = 30
/** More than this nobody reads through on a phone. */
export const MOST_KINDS = 15

/** As it was seen: what somebody else changed meanwhile is not overwritten. */
export const asSeen = ({ name, sectionId }: StreetKind): string => `${sectionId} ${name}`

interface Changed {
  change: StreetKind[]
  retire: StreetKind[]
  add: Omit<StreetKind, 'id'>[]
}

/** An emptied one is used no more. @throws Refusal 409, 422 */
function readKinds(typed: Typed, kinds: readonly StreetKind[], sections: readonly { id: number }[]): Changed {
  const [form, changed, names] = [formReader(typed), { change: [], retire: [], add: [] } as Changed, [] as string[]]
  const read = (which: string) => {
    const [name, field] = [tidy(firstOf(typed, `name-${which}`)), `name-${which}`]
    if (name === '') return undefined
    if (name.length > LONGEST_KIND) form.wrong(field, `種類の名前は ${LONGEST_KIND} 文字までにしてください。`)
    if (names.includes(name)) form.wrong(field, `「${name}」が二つあります。`)
    names.push(name)
    const sectionId = sections.find(({ id }) => String(id) === firstOf(typed, `section-${which}`))?.id
    if (sectionId === undefined) form.wrong(`section-${which}`, `「${name}」に答える課を選んでください。`)
    return { name, sectionId: sectionId ?? 0 }
  }
  for (const kind of kinds) {
    if (firstOf(typed, `was-${kind.id}`) !== asSeen(kind))
      throw new Refusal(409, 'ほかの人が先に変えています。いまの一覧を確かめて、もう一度変えてください。')
    const now = read(String(kind.id))
    if (!now) changed.retire.push(kind)
    else if (now.name !== kind.name || now.sectionId !== kind.sectionId) changed.change.push({ id: kind.id, ...now })
  }
  const added = read('new')
  if (added) changed.add.push(added)
  if (names.length > MOST_KINDS) form.wrong('name-new', `種類は ${MOST_KINDS} 個までにしてください。`)
  form.done()
  return changed
}

const named = (of: readonly { name: string }[]) => of.map(({ name }) => name)

/** 通報の種類 from now on, all at once. @throws Refusal 409, 422 */
export function changeKinds(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, typed: Typed): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const kinds = await holdKinds(tx)
    const { change, retire, add } = readKinds(typed, kinds, await listSections(tx as unknown as Db, dateInTokyo(now)))
    for (const { id } of retire) await retireKind(tx, now, id)
    // Through names that nobody has, so that two may change places.
    for (const kind of change) await changeKind(tx, { ...kind, name: `(${kind.id})` })
    for (const kind of change) await changeKind(tx, kind)
    for (const kind of add) await insertKind(tx, kind)
    const detail = { changed: named(change), retired: named(retire), added: named(add) }
    await record(tx, now, `staff:${staff.id}`, 'street_kinds.changed', 'municipality', detail)
  })
}

const LATITUDES = [20, 46] as const
const LONGITUDES = [122, 154] as const
const RADII = [1, 200] as const

/** 町の範囲; left empty, it is what the town's own map shows. @throws Refusal 422 */
export function changeArea(db: Db<'inquiries'>, now: Temporal.Instant, staff: Staff, typed: Typed): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const form = formReader(typed)
    const says = ['latitude', 'longitude', 'radius'].some((field) => form.said(field))
    const circle: Circle | undefined = says
      ? {
          latitude: form.decimal('latitude', '緯度', LATITUDES),
          longitude: form.decimal('longitude', '経度', LONGITUDES),
          radiusKm: form.whole('radius', '半径', RADII),
        }
      : undefined
    form.done()
    await holdKinds(tx)
    await saveCircle(tx, circle)
    await record(tx, now, `staff:${staff.id}`, 'street_area.changed', 'municipality', { ...circle })
  })
}
