import { sql } from 'kysely'
import { askTogether } from '#lib/db/ask-together.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import type { Desk, Desks, Named, Person } from './who-may-act.ts'

type DeskRow = Omit<Desk, 'head' | 'standIn'> & { head: Person | null; standIn: Person | null }

/** Every section with its officers at a moment, and everybody whom a route names in person. */
export async function getDesks(db: Db, now: Temporal.Instant): Promise<Desks> {
  const today = dateInTokyo(now)
  const { rows } = await sql<DeskRow>`/* prepared */
    with away as (select distinct staff_id from kernel.absences where begins_at <= ${now} and ends_at > ${now}),
    person as (
      select s.id, json_build_object('id', s.id, 'name', s.name, 'away', away.staff_id is not null) as person
      from kernel.staff s left join away on away.staff_id = s.id where s.disabled_at is null),
    officer as (
      select m.section_id, m.position, p.id, p.person from kernel.memberships m join person p on p.id = m.staff_id
      where m.position <> 'member' and daterange(m.valid_from, m.valid_to) @> ${today}::date),
    held as (
      select section_id,
        (array_agg(person) filter (where position = 'head'))[1] as head,
        coalesce(json_agg(person order by id) filter (where position = 'deputy'), '[]') as deputies,
        coalesce(json_agg(person order by id) filter (where position = 'chief'), '[]') as chiefs
      from officer group by section_id)
    select s.id as "sectionId", s.name as section, s.parent_id as "parentId",
      daterange(s.valid_from, s.valid_to) @> ${today}::date as stands, h.head,
      (select n.id from kernel.sections n where n.code = s.code and n.id <> s.id
        and daterange(n.valid_from, n.valid_to) @> ${today}::date) as "successorId",
      coalesce(h.deputies, '[]') as deputies, coalesce(h.chiefs, '[]') as chiefs,
      (select p.person from kernel.stand_ins i join person p on p.id = i.staff_id
        where i.section_id = s.id and daterange(i.valid_from, i.valid_to) @> ${today}::date) as "standIn"
    from kernel.sections s left join held h on h.section_id = s.id`.execute(db)
  const desks = rows.map((row) => [
    row.sectionId,
    { ...row, head: row.head ?? undefined, standIn: row.standIn ?? undefined },
  ])
  return { desks: new Map(desks as [number, Desk][]), named: await namedStaff(db, now) }
}

const holdOffices = askTogether(async (db: Db, asked: readonly { id: number; today: Temporal.PlainDate }[]) => {
  const [ids, days] = [asked.map(({ id }) => id), asked.map(({ today }) => today)]
  const { rows } = await sql<{ holds: boolean }>`/* prepared */ select
    exists (select from kernel.memberships m where m.staff_id = asked.id and m.position <> 'member'
      and daterange(m.valid_from, m.valid_to) @> asked.today)
    or exists (select from kernel.stand_ins i where i.staff_id = asked.id and daterange(i.valid_from, i.valid_to) @> asked.today)
    or exists (select from kernel.proposal_steps s where s.staff_id = asked.id and (s.act_id is null or (s.review_due and s.review_id is null)))
    as holds
    from unnest(${ids}::bigint[], ${days}::date[]) with ordinality asked (id, today, place) order by asked.place`.execute(
    db,
  )
  return rows.map(({ holds }) => holds)
})

/** True of whoever something may wait for at a moment: an officer, or somebody whom an open step names. Most people hold no office. */
export const holdsOffice = (db: Db, now: Temporal.Instant, id: number): Promise<boolean> =>
  holdOffices(db, { id, today: dateInTokyo(now) })

async function namedStaff(db: Db, now: Temporal.Instant): Promise<Map<number, Named>> {
  const { rows } = await sql<Named>`/* prepared */
    select s.id, s.name, s.disabled_at is not null as disabled,
      exists (select from kernel.absences a
        where a.staff_id = s.id and a.begins_at <= ${now} and a.ends_at > ${now}) as away,
      (select m.section_id from kernel.memberships m where m.staff_id = s.id and m.valid_from <= ${dateInTokyo(now)}::date
        order by m.valid_from desc, m.id desc limit 1) as "sectionId"
    from kernel.staff s
    where exists (select from kernel.proposal_steps p where p.staff_id = s.id)
      or exists (select from kernel.approval_route_steps r where r.staff_id = s.id)`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
