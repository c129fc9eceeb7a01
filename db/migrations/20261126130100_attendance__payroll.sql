-- 勤務1時間当たりの給与額の基礎: the pay of a month that hourly rates are made of (salary and the allowances that count), from a month on.
create table attendance.pay_bases (
  staff_id bigint not null references kernel.staff,
  valid_from date not null check (extract(day from valid_from) = 1),
  monthly_yen integer not null check (monthly_yen between 1 and 10000000),
  primary key (staff_id, valid_from)
);

-- 給与連携のレイアウト: how the payroll system of this town takes a month in. Validated when it is stored.
create table attendance.payroll_layout (
  only_row boolean primary key default true check (only_row),
  layout jsonb not null check (jsonb_typeof(layout) = 'object')
);
