import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import type { Duty } from '../identity/staff.ts'
import type { Position } from './position.ts'

/** One line of the list of staff, with today's sections and duties. */
export interface ListedStaff {
  id: number
  signInName: string
  name: string
  nameKana: string
  email: string
  disabledAt: Temporal.Instant | null
  version: number
  hasSecondFactor: boolean
  sections: { id: number; name: string; position: Position }[]
  duties: { duty: Duty; section: string; sectionId: number }[]
}

export interface StaffFilter {
  on: Temporal.PlainDate
  /** Part of a name, its kana or a sign-in name. */
  words?: string | undefined
  sectionId?: number | undefined
  /** Only members of these sections; undefined: everybody. */
  within?: number[] | undefined
  /** Only those whose sign-in is stopped, or only the others. */
  disabled?: boolean | undefined
  id?: number | undefined
  after?: string | undefined
  limit?: number
}

/** Staff in the order of their kana, a page at a time: `after` is the last key of the page before. */
export async function listStaff(db: Db, filter: StaffFilter): Promise<ListedStaff[]> {
  const { on, words = '', sectionId = null, within = null, disabled = null, after = '', limit = 50, id = null } = filter
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Omit<ListedStaff, 'disabledAt'> & { disabledAt: Temporal.Instant | null }>`
    select s.id, s.sign_in_name as "signInName", s.name, s.name_kana as "nameKana", s.email, s.version,
      s.disabled_at as "disabledAt",
      exists (select from kernel.totp t where t.staff_id = s.id and t.confirmed_at is not null) as "hasSecondFactor",
      (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name, 'position', m.position) order by n.code), '[]')
        from kernel.memberships m join kernel.sections n on n.id = m.section_id
        where m.staff_id = s.id and daterange(m.valid_from, m.valid_to) @> ${on}::date) as sections,
      (select coalesce(json_agg(json_build_object('duty', d.duty, 'section', n.name, 'sectionId', n.id) order by d.duty, n.code), '[]')
        from kernel.duties d join kernel.sections n on n.id = d.section_id where d.staff_id = s.id) as duties
    from kernel.staff s
    where (s.name like ${like} or s.name_kana like ${like} or s.sign_in_name like ${like})
      and (${disabled}::boolean is null or (s.disabled_at is not null) = ${disabled})
      and (${sectionId}::bigint is null or exists (select from kernel.memberships m where m.staff_id = s.id
        and m.section_id = ${sectionId} and daterange(m.valid_from, m.valid_to) @> ${on}::date))
      and (${within}::bigint[] is null or exists (select from kernel.memberships m where m.staff_id = s.id
        and m.section_id = any(${within}) and daterange(m.valid_from, m.valid_to) @> ${on}::date))
      and (${id}::bigint is null or s.id = ${id})
      and s.name_kana || ' ' || s.sign_in_name > ${after}
    order by s.name_kana || ' ' || s.sign_in_name limit ${limit}`.execute(db)
  return rows
}

/** The key to go on after. */
export const keyOf = (staff: ListedStaff): string => `${staff.nameKana} ${staff.signInName}`
