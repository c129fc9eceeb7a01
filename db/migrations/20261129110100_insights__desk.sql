-- Minutes of opening between two moments, by the days as they were collected.
create function insights.open_minutes(from_at timestamptz, until_at timestamptz) returns bigint language sql stable as $$
  select coalesce(sum(extract(epoch from least(until_at, (d.on_day + d.closes) at time zone 'Asia/Tokyo')
    - greatest(from_at, (d.on_day + d.opens) at time zone 'Asia/Tokyo')) / 60), 0)::bigint
  from insights.days d
  where d.on_day between (from_at at time zone 'Asia/Tokyo')::date and (until_at at time zone 'Asia/Tokyo')::date and d.opens is not null
    and least(until_at, (d.on_day + d.closes) at time zone 'Asia/Tokyo') > greatest(from_at, (d.on_day + d.opens) at time zone 'Asia/Tokyo')
$$;

create index notes_of_closing on inquiries.notes (written_at) where kind = 'closed';
create index promises_by_day on inquiries.promises (promised_until);

-- How fast and how evenly the desk works: of the inquiries that are counted, how long the first answer took and in which hour of the week
-- they came to which section (`12.1.9`: Monday, from nine); how long until a closing since what was asked last before it; which promises
-- were kept, a week after their day, when no answer of that time comes any more.
create function insights.happened_at_the_desk(since date)
  returns table (kind text, source text, happened_at timestamptz, part text, amount bigint, party text, final_on date) language sql stable begin atomic
with facts as materialized (
  select f.kind, f.source, f.happened_at, f.part, f.final_on, split_part(f.source, ':', 1) as room, split_part(f.source, ':', 2)::bigint as id
  from insights.happened_in_inquiries(since) f where f.kind in ('inquiry', 'inquiry.answered'))
select 'inquiry.answer_time' as kind, f.source, f.happened_at, f.part, insights.open_minutes(f.happened_at, a.at) as amount, null::text as party, f.final_on
  from facts f join inquiries.messages m on m.id = f.id
    cross join lateral (select min(r.occurred_at) as at from inquiries.messages r
      where r.conversation_id = m.conversation_id and r.author = 'staff' and r.occurred_at >= f.happened_at) a
  where f.kind = 'inquiry.answered'
union all
select 'inquiry.hour', f.source, f.happened_at, concat_ws('.', s.section_id, extract(isodow from t.local), extract(hour from t.local)), 1, null, f.final_on
  from facts f cross join lateral (select f.happened_at at time zone 'Asia/Tokyo' as local) t
    cross join lateral (
      select c.section_id from inquiries.messages m join inquiries.conversations c on c.id = m.conversation_id where f.room = 'message' and m.id = f.id
      union all select k.section_id from inquiries.calls k where f.room = 'call' and k.id = f.id) s
  where f.kind = 'inquiry'
union all
select 'inquiry.close_time', 'note:' || n.id, n.written_at, '', insights.open_minutes(b.at, n.written_at), null, (n.written_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.notes n
    cross join lateral (select coalesce(max(p.written_at), '-infinity') as at from inquiries.notes p
      where p.conversation_id = n.conversation_id and p.kind = 'closed' and p.written_at < n.written_at) before
    cross join lateral (select coalesce(max(m.occurred_at) filter (where not exists (select from inquiries.messages q
          where q.conversation_id = m.conversation_id and q.author <> 'system' and q.occurred_at < m.occurred_at
            and q.occurred_at > m.occurred_at - interval '3 days')), min(m.occurred_at)) as at from inquiries.messages m
      where m.conversation_id = n.conversation_id and m.author = 'resident' and m.occurred_at > before.at and m.occurred_at <= n.written_at) b
  where n.kind = 'closed' and n.written_at >= (since - 1)::timestamp at time zone 'Asia/Tokyo' and b.at is not null
union all
select case when p.outcome = 'kept' then 'promise.kept' else 'promise.broken' end, 'promise:' || p.id, p.promised_until, '', 1, null,
    (p.promised_until at time zone 'Asia/Tokyo')::date + 7
  from inquiries.promises p
  where coalesce(p.outcome, 'broken') in ('kept', 'broken') and p.promised_until >= (since - 7)::timestamp at time zone 'Asia/Tokyo';
end;
