import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { Route, RouteStep } from './route.ts'

const columns = sql`r.id, r.matter, r.section_id as "sectionId", s.name as section, r.name,
  r.valid_from as "validFrom", r.valid_to as "validTo",
  (select json_agg(json_build_object('place', t.place, 'kind', t.kind, 'position', t.position, 'sectionId', t.section_id,
    'staffId', t.staff_id, 'delegatedUnder', t.delegated_under) order by t.place, t.id)
    from kernel.approval_route_steps t where t.route_id = r.id) as steps
  from kernel.approval_routes r left join kernel.sections s on s.id = r.section_id`

/** The route of a matter for a section on a day: its own, or that of the nearest section above, or the whole town's. */
export async function findRoute(
  db: Db,
  matter: string,
  sectionId: number,
  on: Temporal.PlainDate,
): Promise<Route | undefined> {
  const { rows } = await sql<Route>`
    with recursive above as (
      select id, code, parent_id, 0 as steps from kernel.sections where id = ${sectionId}
      union all select s.id, s.code, s.parent_id, a.steps + 1 from kernel.sections s join above a on s.id = a.parent_id)
    select ${columns} left join above a on a.code = s.code
    where r.matter = ${matter} and daterange(r.valid_from, r.valid_to) @> ${on}::date
      and (r.section_id is null or a.id is not null)
    order by a.steps nulls last, r.valid_from desc limit 1`.execute(db)
  return rows[0]
}

/** Routes that hold on a day or later, by matter, the whole town's first. */
export async function listRoutes(db: Db, on: Temporal.PlainDate): Promise<Route[]> {
  const { rows } = await sql<Route>`select ${columns} where r.valid_to is null or r.valid_to > ${on}::date
    order by r.matter, s.code nulls first, r.valid_from`.execute(db)
  return rows
}

export async function findRouteById(db: Db, id: number): Promise<Route | undefined> {
  const { rows } = await sql<Route>`select ${columns} where r.id = ${id}`.execute(db)
  return rows[0]
}

export async function insertRoute(tx: Tx, route: Omit<Route, 'id' | 'section'>): Promise<number> {
  const { steps, matter, sectionId, name, validFrom, validTo } = route
  const { id } = await tx
    .insertInto('kernel.approval_routes')
    .values({ matter, section_id: sectionId, name, valid_from: validFrom, valid_to: validTo })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('kernel.approval_route_steps')
    .values(steps.map((step) => rowOf(id, step)))
    .execute()
  return id
}

const rowOf = (routeId: number, { place, kind, position, sectionId, staffId, delegatedUnder }: RouteStep) => ({
  route_id: routeId,
  place,
  kind,
  position,
  section_id: sectionId,
  staff_id: staffId,
  delegated_under: delegatedUnder,
})

/** One change at a time: the days of routes follow from one another. */
export async function holdRoutes(tx: Tx): Promise<void> {
  await sql`lock table kernel.approval_routes in share row exclusive mode`.execute(tx)
}

/** Those of one matter and section, whenever they hold, the earliest first. */
export async function listRoutesOf(db: Db, matter: string, sectionId: number | null): Promise<Route[]> {
  const { rows } = await sql<Route>`select ${columns}
    where r.matter = ${matter} and r.section_id is not distinct from ${sectionId}::bigint order by r.valid_from`.execute(
    db,
  )
  return rows
}

export async function cutOffRoute(tx: Tx, id: number, validTo: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('kernel.approval_routes').set({ valid_to: validTo }).where('id', '=', id).execute()
}

/** One that never held: proposals carry their own steps. */
export async function deleteRoute(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('kernel.approval_route_steps').where('route_id', '=', id).execute()
  await tx.deleteFrom('kernel.approval_routes').where('id', '=', id).execute()
}

/** Whom routes may name: by sign-in name, those who may sign in; by id, everybody for words. */
export async function listNamable(
  db: Db,
): Promise<{ id: number; signInName: string; name: string; disabled: boolean }[]> {
  const { rows } = await sql<{ id: number; signInName: string; name: string; disabled: boolean }>`
    select id, sign_in_name as "signInName", name, disabled_at is not null as disabled from kernel.staff`.execute(db)
  return rows
}
