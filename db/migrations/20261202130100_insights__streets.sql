-- 通報: how many come of each kind, and after how many days they are finished. Counted after the week in which staff correct a kind, and in which
-- what was finished is taken up again; of one report each of it once.
create view insights.happened_in_streets as
select 'street' as kind, 'conversation:' || r.conversation_id as source, r.reported_at as happened_at, r.kind_id::text as part, 1::bigint as amount,
    null::text as party, (r.reported_at at time zone 'Asia/Tokyo')::date + 8 as final_on
  from inquiries.street_reports r
union all
select 'street.done', 'conversation:' || r.conversation_id, t.at, r.kind_id::text,
    ((t.at at time zone 'Asia/Tokyo')::date - (r.reported_at at time zone 'Asia/Tokyo')::date)::bigint, null, (t.at at time zone 'Asia/Tokyo')::date + 8
  from inquiries.street_reports r
    cross join lateral (select s.state, s.at from inquiries.street_steps s where s.conversation_id = r.conversation_id order by s.id desc limit 1) t
  where t.state = 'done';

-- As the town calls them now.
create view insights.street_kinds as
select k.id, k.name from inquiries.street_kinds k;
