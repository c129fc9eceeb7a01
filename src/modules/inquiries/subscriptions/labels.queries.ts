import { sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { LabelKind, NoticeLabel } from './subscription.ts'

/** Those that can be chosen, in the order in which the town wrote them. */
export async function listLabels(db: Db<'inquiries'>): Promise<NoticeLabel[]> {
  const { rows } = await sql<NoticeLabel>`
    select id, kind, name from inquiries.notice_labels where retired_at is null order by kind, id`.execute(db)
  return rows
}

/** Whether there is anything to choose. */
export async function offersNotices(db: Db<'inquiries'>): Promise<boolean> {
  const { rows } =
    await sql`select from inquiries.notice_labels where kind = 'topic' and retired_at is null limit 1`.execute(db)
  return rows.length > 0
}

/** With how many people chose each. */
export async function countLabels(db: Db<'inquiries'>): Promise<(NoticeLabel & { people: number })[]> {
  const { rows } = await sql<NoticeLabel & { people: number }>`
    select l.id, l.kind, l.name, case l.kind
      when 'topic' then (select count(*)::int from inquiries.subscribed_topics t where t.topic_id = l.id)
      else (select count(*)::int from inquiries.subscriptions s where s.ward_id = l.id) end as people
    from inquiries.notice_labels l where l.retired_at is null order by l.kind, l.id`.execute(db)
  return rows
}

/** Names of labels, those that are used no more too. */
export async function namesOf(db: Db<'inquiries'>, ids: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from inquiries.notice_labels where id = any(${ids}::bigint[]) order by id`.execute(db)
  return rows.map(({ name }) => name)
}

/** Whoever changes them at the same moment waits. */
export async function holdLabels(tx: Tx<'inquiries'>): Promise<NoticeLabel[]> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.notice_labels'))`.execute(tx)
  return await listLabels(tx)
}

export async function insertLabels(tx: Tx<'inquiries'>, kind: LabelKind, names: readonly string[]): Promise<void> {
  await sql`insert into inquiries.notice_labels (kind, name) select ${kind}, unnest(${names}::text[])`.execute(tx)
}

export async function renameLabel(tx: Tx<'inquiries'>, id: number, name: string): Promise<void> {
  await sql`update inquiries.notice_labels set name = ${name} where id = ${id}`.execute(tx)
}

/** Nobody wants it any more; whoever wanted nothing else wants nothing. */
export async function retireLabel(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  await sql`update inquiries.notice_labels set retired_at = ${now} where id = ${id}`.execute(tx)
  await sql`update inquiries.subscriptions set ward_id = null where ward_id = ${id}`.execute(tx)
  await sql`with gone as (delete from inquiries.subscribed_topics where topic_id = ${id} returning line_user_id)
    delete from inquiries.subscriptions s using gone where s.line_user_id = gone.line_user_id
      and not exists (select from inquiries.subscribed_topics t where t.line_user_id = s.line_user_id and t.topic_id <> ${id})`.execute(
    tx,
  )
}
