-- サインインのリンク: sent into the talk of whoever asked for it there, for a few minutes and one use. The link itself is never kept.
create table inquiries.line_sign_ins (
  digest bytea primary key check (length(digest) = 32),
  line_user_id text not null check (line_user_id <> ''),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (expires_at > made_at)
);
create index line_sign_ins_by_age on inquiries.line_sign_ins (expires_at);
