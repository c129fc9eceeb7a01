import { sql } from 'kysely'
import type { Db } from '#lib/db/connect.ts'
import { TOKYO } from '#lib/time/clock.ts'

/** One section that used LINE in a month. */
export interface SectionUsage {
  section: string
  /** Talks in which a resident wrote or staff answered. */
  talks: number
  /** Of them, those that began in the month. */
  begun: number
  received: number
  answered: number
  /** Stays on the page that began. */
  confidential: number
}

export interface KindUsage {
  kind: string
  talks: number
}

export interface Incident {
  id: number
  happenedOn: Temporal.PlainDate
  what: string
  done: string
  enteredBy: string
}

/** 利用状況: counted anew from what is kept whenever it is asked for; a talk counts for the section that holds it now. */
export interface Usage {
  month: Temporal.PlainYearMonth
  sections: SectionUsage[]
  /** By 分類; one with several counts for each. */
  kinds: KindUsage[]
  confidential: { begun: number; opened: number; returned: number }
  viewings: number
  incidents: Incident[]
}

const bounds = (month: Temporal.PlainYearMonth) => {
  const first = month.toPlainDate({ day: 1 })
  const [from, until] = [first, first.add({ months: 1 })].map((day) => day.toZonedDateTime(TOKYO).toInstant())
  return { first, next: first.add({ months: 1 }), from: from!, until: until! }
}

export async function countUsage(db: Db<'inquiries'>, month: Temporal.PlainYearMonth): Promise<Usage> {
  const { first, next, from, until } = bounds(month)
  // A notice tells, in the talk, what was said on the page of it: it is no reply.
  const said = sql`select m.conversation_id as id, count(*) filter (where m.author = 'resident')::int as received,
      count(*) filter (where m.author = 'staff')::int as answered
    from inquiries.messages m where m.occurred_at >= ${from} and m.occurred_at < ${until} and m.author <> 'system' and m.kind <> 'notice'
    group by m.conversation_id`
  const [sections, kinds, confidential, viewings, incidents] = await Promise.all([
    sql<SectionUsage>`
      select s.name as section, coalesce(t.talks, 0) as talks, coalesce(t.begun, 0) as begun,
        coalesce(t.received, 0) as received, coalesce(t.answered, 0) as answered, coalesce(y.moved, 0) as confidential
      from (
        select c.section_id, count(*)::int as talks,
          count(*) filter (where c.created_at >= ${from} and c.created_at < ${until})::int as begun,
          sum(said.received)::int as received, sum(said.answered)::int as answered
        from (${said}) said join inquiries.conversations c on c.id = said.id and c.channel = 'line' group by c.section_id) t
      full join (
        select t.section_id, count(*)::int as moved
        from inquiries.confidential_stays y join inquiries.conversations t on t.id = y.talk_id
        where y.began_at >= ${from} and y.began_at < ${until} group by t.section_id) y using (section_id)
      join kernel.sections s on s.id = section_id order by s.id`.execute(db),
    sql<KindUsage>`
      select coalesce(t.name, '(分類なし)') as kind, count(*)::int as talks
      from (${said}) said join inquiries.conversations c on c.id = said.id and c.channel = 'line'
      left join inquiries.conversation_tags x on x.conversation_id = c.id left join inquiries.tags t on t.id = x.tag_id
      group by t.name order by t.name nulls last`.execute(db),
    sql<Usage['confidential']>`
      select count(*) filter (where y.began_at >= ${from} and y.began_at < ${until})::int as begun,
        count(*) filter (where y.ended_at >= ${from} and y.ended_at < ${until})::int as returned,
        (select count(distinct l.stay_id)::int from inquiries.confidential_links l
          where l.opened_at >= ${from} and l.opened_at < ${until}) as opened
      from inquiries.confidential_stays y`.execute(db),
    sql<{ count: number }>`select count(*)::int as count from inquiries.viewings
      where began_at >= ${from} and began_at < ${until}`.execute(db),
    sql<Incident>`
      select i.id, i.happened_on as "happenedOn", i.what, i.done, t.name as "enteredBy"
      from inquiries.line_incidents i join kernel.staff t on t.id = i.entered_by
      where i.struck_at is null and i.happened_on >= ${first} and i.happened_on < ${next} order by i.happened_on, i.id`.execute(
      db,
    ),
  ])
  return {
    month,
    sections: sections.rows,
    kinds: kinds.rows,
    confidential: confidential.rows[0]!,
    viewings: viewings.rows[0]!.count,
    incidents: incidents.rows,
  }
}
