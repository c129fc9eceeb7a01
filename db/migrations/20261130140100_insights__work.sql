-- What was merged (統合), and a talk on LINE with the page on which it goes on, are one piece of work: counted once, begun where it began first
-- and answered where it was answered first. A call is counted as a call, whatever it was joined to.
create or replace function insights.happened_in_inquiries(since date)
  returns table (kind text, source text, happened_at timestamptz, part text, amount bigint, party text, final_on date) language sql stable begin atomic
with recent as (
  select distinct coalesce(c.merged_into, c.confidential_of, c.id) as work from inquiries.messages t join inquiries.conversations c on c.id = t.conversation_id
  where t.author <> 'system' and t.occurred_at >= (since - 1)::timestamp at time zone 'Asia/Tokyo'),
threads as (
  select r.work, r.work as id from recent r
  union all select r.work, j.id from recent r join inquiries.conversations j on j.merged_into = r.work
  union all select r.work, p.id from recent r join inquiries.conversations p on p.confidential_of = r.work),
said as (
  select t.work, m.id, m.author, m.occurred_at, coalesce(lag(m.occurred_at) over talk <= m.occurred_at - interval '3 days', true) as begins
  from threads t join inquiries.messages m on m.conversation_id = t.id where m.author <> 'system'
  window talk as (partition by t.work order by m.occurred_at, m.id)),
numbered as (
  select s.*, count(*) filter (where s.begins) over (partition by s.work order by s.occurred_at, s.id) as number from said s),
talks as (
  select n.work, min(n.id) filter (where n.begins) as id, min(n.occurred_at) as began_at,
    min(n.occurred_at) filter (where n.author = 'staff') as answered_at
  from numbered n group by n.work, n.number having bool_or(n.begins and n.author = 'resident'))
select v.kind, 'message:' || t.id as source, t.began_at as happened_at, c.channel as part, 1::bigint as amount, null::text as party,
    (v.at at time zone 'Asia/Tokyo')::date + 1 as final_on
  from talks t join inquiries.messages f on f.id = t.id join inquiries.conversations c on c.id = f.conversation_id
    cross join lateral (values ('inquiry', t.began_at, true), ('inquiry.outside', t.began_at, not insights.is_open(t.began_at)),
      ('inquiry.answered', t.answered_at, true), ('answer.outside', t.answered_at, not insights.is_open(t.answered_at))) v (kind, at, holds)
  where v.at is not null and v.holds
union all
select v.kind, 'call:' || k.id, k.taken_at, 'phone', 1, null, (k.taken_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.calls k
    cross join lateral (values ('inquiry', true), ('inquiry.outside', not insights.is_open(k.taken_at)),
      ('call.callback', k.needs_callback), ('call.repeat', k.is_repeat)) v (kind, holds)
  where k.struck_at is null and v.holds
union all
select 'call.attempt', 'attempt:' || a.id, a.made_at, '', 1, null, (a.made_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.call_attempts a join inquiries.calls k on k.id = a.call_id where k.struck_at is null
union all
select 'call.avoided', 'call:' || k.id, k.called_back_at, '', 1, null, (k.called_back_at at time zone 'Asia/Tokyo')::date + 1
  from inquiries.calls k where k.ended = 'written' and k.struck_at is null and inquiries.is_written(k.conversation_id, k.taken_at)
    and not exists (select from inquiries.call_attempts a where a.call_id = k.id);
end;

create or replace function insights.happened_at_the_desk(since date)
  returns table (kind text, source text, happened_at timestamptz, part text, amount bigint, party text, final_on date) language sql stable begin atomic
with facts as materialized (
  select f.kind, f.source, f.happened_at, f.part, f.final_on, split_part(f.source, ':', 1) as room, split_part(f.source, ':', 2)::bigint as id
  from insights.happened_in_inquiries(since) f where f.kind in ('inquiry', 'inquiry.answered'))
select 'inquiry.answer_time' as kind, f.source, f.happened_at, f.part, insights.open_minutes(f.happened_at, a.at) as amount, null::text as party, f.final_on
  from facts f join inquiries.messages m on m.id = f.id join inquiries.conversations c on c.id = m.conversation_id
    cross join lateral (select coalesce(c.merged_into, c.confidential_of, c.id) as id) work
    cross join lateral (select min(r.occurred_at) as at from (
        select work.id
        union all select j.id from inquiries.conversations j where j.merged_into = work.id
        union all select p.id from inquiries.conversations p where p.confidential_of = work.id) t
      join inquiries.messages r on r.conversation_id = t.id
      where r.author = 'staff' and r.occurred_at >= f.happened_at) a
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
