-- Written by bin/db snapshot. Do not edit.

create table inquiries.attachments (
  message_id bigint not null,
  position smallint default 0 not null,
  conversation_id bigint not null,
  state text not null,
  refusal text,
  sha256 bytea,
  preview_sha256 bytea,
  name text default ''::text not null,
  constraint attachments_check CHECK (((state = 'stored'::text) = (sha256 IS NOT NULL))),
  constraint attachments_check1 CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  constraint attachments_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint attachments_pkey PRIMARY KEY (message_id, "position"),
  constraint attachments_preview_sha256_fkey FOREIGN KEY (preview_sha256) REFERENCES kernel.files(sha256),
  constraint attachments_sha256_fkey FOREIGN KEY (sha256) REFERENCES kernel.files(sha256),
  constraint attachments_state_check CHECK ((state = ANY (ARRAY['fetching'::text, 'stored'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX attachments_fetching ON inquiries.attachments USING btree (message_id) WHERE (state = 'fetching'::text);
CREATE INDEX attachments_newest ON inquiries.attachments USING btree (conversation_id, message_id DESC) WHERE (preview_sha256 IS NOT NULL);
CREATE INDEX attachments_of_file ON inquiries.attachments USING btree (sha256);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.conversations (
  id bigint generated always as identity not null,
  resident_id bigint not null,
  section_id bigint not null,
  line_user_id text,
  following boolean default true not null,
  reply_token text,
  reply_token_until timestamp with time zone,
  last_message_at timestamp with time zone not null,
  last_words text default ''::text not null,
  unread integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  waiting_since timestamp with time zone,
  no_reply_at timestamp with time zone,
  no_reply_by bigint,
  no_reply_up_to bigint,
  constraint conversations_check CHECK (((no_reply_at IS NULL) = (no_reply_by IS NULL))),
  constraint conversations_check1 CHECK (((no_reply_at IS NULL) OR (waiting_since IS NULL))),
  constraint conversations_line_user_id_key UNIQUE (line_user_id),
  constraint conversations_no_reply_by_fkey FOREIGN KEY (no_reply_by) REFERENCES kernel.staff(id),
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint conversations_resident_id_key UNIQUE (resident_id),
  constraint conversations_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint conversations_unread_check CHECK ((unread >= 0))
);
CREATE INDEX conversations_newest ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_unread ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE (unread > 0);
CREATE INDEX conversations_waiting ON inquiries.conversations USING btree (section_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.desk (
  only_row boolean default true not null,
  section_id bigint not null,
  constraint desk_only_row_check CHECK (only_row),
  constraint desk_pkey PRIMARY KEY (only_row),
  constraint desk_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.line_events (
  webhook_event_id text not null,
  source_id text not null,
  type text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone default now() not null,
  body jsonb not null,
  processed_at timestamp with time zone,
  attempts integer default 0 not null,
  failure text,
  constraint line_events_pkey PRIMARY KEY (webhook_event_id)
);
CREATE INDEX line_events_of_message ON inquiries.line_events USING btree ((((body -> 'message'::text) ->> 'id'::text))) WHERE (body ? 'message'::text);
CREATE INDEX line_events_pending ON inquiries.line_events USING btree (occurred_at, webhook_event_id) WHERE (processed_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.messages (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  author text not null,
  staff_id bigint,
  kind text not null,
  body text default ''::text not null,
  detail jsonb default '{}'::jsonb not null,
  occurred_at timestamp with time zone not null,
  line_message_id text,
  sending_id bigint,
  client_key text,
  created_at timestamp with time zone default now() not null,
  withdrawn_at timestamp with time zone,
  constraint messages_author_check CHECK ((author = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
  constraint messages_check CHECK (((author = 'staff'::text) = (staff_id IS NOT NULL))),
  constraint messages_check1 CHECK (((withdrawn_at IS NULL) OR (body = ''::text))),
  constraint messages_client_key_key UNIQUE (client_key),
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'image'::text, 'video'::text, 'audio'::text, 'file'::text, 'location'::text, 'sticker'::text, 'notice'::text, 'other'::text]))),
  constraint messages_line_message_id_key UNIQUE (line_message_id),
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_sending_id_fkey FOREIGN KEY (sending_id) REFERENCES inquiries.sendings(id),
  constraint messages_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX messages_in_order ON inquiries.messages USING btree (conversation_id, occurred_at DESC, id DESC);
CREATE INDEX messages_of_sending ON inquiries.messages USING btree (sending_id) WHERE (sending_id IS NOT NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.readings (
  conversation_id bigint not null,
  staff_id bigint not null,
  message_id bigint not null,
  read_at timestamp with time zone not null,
  constraint readings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint readings_pkey PRIMARY KEY (conversation_id, staff_id),
  constraint readings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.refused_webhooks (
  id bigint generated always as identity not null,
  received_at timestamp with time zone default now() not null,
  reason text not null,
  body bytea not null,
  constraint refused_webhooks_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.sendings (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  request jsonb not null,
  retry_key uuid not null,
  reply_token text,
  reply_token_until timestamp with time zone,
  state text default 'queued'::text not null,
  via text,
  attempts integer default 0 not null,
  failure text,
  created_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  constraint sendings_check CHECK (((state = 'queued'::text) = (settled_at IS NULL))),
  constraint sendings_check1 CHECK (((state = 'accepted'::text) = (via IS NOT NULL))),
  constraint sendings_check2 CHECK (((state = 'failed'::text) <= (failure IS NOT NULL))),
  constraint sendings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint sendings_pkey PRIMARY KEY (id),
  constraint sendings_retry_key_key UNIQUE (retry_key),
  constraint sendings_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'failed'::text]))),
  constraint sendings_via_check CHECK ((via = ANY (ARRAY['reply'::text, 'push'::text])))
);
CREATE INDEX sendings_pushed ON inquiries.sendings USING btree (settled_at) WHERE (via = 'push'::text);
CREATE INDEX sendings_queued ON inquiries.sendings USING btree (conversation_id, id) WHERE (state = 'queued'::text);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.withdrawals (
  line_message_id text not null,
  withdrawn_at timestamp with time zone not null,
  constraint withdrawals_pkey PRIMARY KEY (line_message_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.api_tokens (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  label text not null,
  digest bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_tokens_digest_key UNIQUE (digest),
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.audit_entries (
  seq bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_entries_action_check CHECK ((action ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint audit_entries_actor_check CHECK ((actor ~ '^[a-z]+(:[^[:cntrl:]]+)?$'::text)),
  constraint audit_entries_pkey PRIMARY KEY (seq),
  constraint audit_entries_subject_check CHECK ((subject !~ '[[:cntrl:]]'::text))
);
CREATE INDEX audit_entries_actor_seq_idx ON kernel.audit_entries USING btree (actor, seq);
CREATE INDEX audit_entries_at_seq_idx ON kernel.audit_entries USING btree (at, seq);
CREATE INDEX audit_entries_subject_seq_idx ON kernel.audit_entries USING btree (subject, seq);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON kernel.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();
-- madoguchi_program: SELECT

create table kernel.audit_head (
  only_row boolean default true not null,
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_only_row_check CHECK (only_row),
  constraint audit_head_pkey PRIMARY KEY (only_row)
);
-- madoguchi_program: SELECT

create table kernel.closures (
  closed_on date not null,
  reason text not null,
  constraint closures_pkey PRIMARY KEY (closed_on),
  constraint closures_reason_check CHECK ((reason <> ''::text))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.duties (
  staff_id bigint not null,
  section_id bigint not null,
  duty text not null,
  constraint duties_duty_check CHECK ((duty = ANY (ARRAY['answer'::text, 'settings'::text, 'personnel'::text, 'audit'::text]))),
  constraint duties_pkey PRIMARY KEY (staff_id, section_id, duty),
  constraint duties_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint duties_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.email_codes (
  email text not null,
  digest bytea not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempts integer default 0 not null,
  used_at timestamp with time zone,
  constraint email_codes_pkey PRIMARY KEY (email)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.file_links (
  token text not null,
  sha256 bytea not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint file_links_pkey PRIMARY KEY (token),
  constraint file_links_sha256_fkey FOREIGN KEY (sha256) REFERENCES kernel.files(sha256),
  constraint file_links_token_check CHECK ((length(token) >= 22))
);
CREATE INDEX file_links_sha256_idx ON kernel.file_links USING btree (sha256);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.files (
  sha256 bytea not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  scan text not null,
  original_sha256 bytea,
  stored_at timestamp with time zone default now() not null,
  constraint files_bytes_check CHECK ((bytes > 0)),
  constraint files_original_sha256_fkey FOREIGN KEY (original_sha256) REFERENCES kernel.files(sha256),
  constraint files_pkey PRIMARY KEY (sha256),
  constraint files_scan_check CHECK ((scan = ANY (ARRAY['unscanned'::text, 'clean'::text, 'infected'::text]))),
  constraint files_sha256_check CHECK ((length(sha256) = 32))
);
CREATE INDEX files_original_sha256_idx ON kernel.files USING btree (original_sha256) WHERE (original_sha256 IS NOT NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.idempotency_keys (
  token_id bigint not null,
  key text not null,
  request_digest bytea not null,
  status integer,
  body text,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255))),
  constraint idempotency_keys_pkey PRIMARY KEY (token_id, key),
  constraint idempotency_keys_token_id_fkey FOREIGN KEY (token_id) REFERENCES kernel.api_tokens(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.memberships (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  section_id bigint not null,
  position text not null,
  valid_from date not null,
  valid_to date,
  constraint memberships_check CHECK ((valid_to > valid_from)),
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_position_check CHECK (("position" = ANY (ARRAY['head'::text, 'deputy'::text, 'chief'::text, 'member'::text]))),
  constraint memberships_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint memberships_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint one_head_of_a_section_at_a_time EXCLUDE USING gist (section_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (("position" = 'head'::text)),
  constraint one_membership_of_a_section_at_a_time EXCLUDE USING gist (staff_id WITH =, section_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.municipality (
  only_row boolean default true not null,
  code text not null,
  name text not null,
  name_kana text not null,
  theme text default 'blue'::text not null,
  contact_phone text default ''::text not null,
  contact_email text default ''::text not null,
  address text default ''::text not null,
  keep_originals boolean default false not null,
  version integer default 1 not null,
  constraint municipality_code_check CHECK (kernel.is_municipality_code(code)),
  constraint municipality_name_check CHECK ((name <> ''::text)),
  constraint municipality_only_row_check CHECK (only_row),
  constraint municipality_pkey PRIMARY KEY (only_row),
  constraint municipality_theme_check CHECK ((theme = ANY (ARRAY['blue'::text, 'green'::text, 'orange'::text, 'purple'::text, 'red'::text, 'cyan'::text, 'magenta'::text, 'slate'::text])))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.notifications (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  title text not null,
  href text not null,
  created_at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  constraint notifications_href_check CHECK ((href ~ '^/([^/\\]|$)'::text)),
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX notifications_staff_id_id_idx ON kernel.notifications USING btree (staff_id, id) WHERE (read_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.office_hours (
  weekday smallint not null,
  opens time without time zone not null,
  closes time without time zone not null,
  constraint office_hours_check CHECK ((opens < closes)),
  constraint office_hours_pkey PRIMARY KEY (weekday),
  constraint office_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.oidc_providers (
  id bigint generated always as identity not null,
  audience text not null,
  label text not null,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea not null,
  version integer default 1 not null,
  constraint oidc_providers_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint oidc_providers_audience_issuer_key UNIQUE (audience, issuer),
  constraint oidc_providers_issuer_check CHECK ((issuer ~ '^https?://'::text)),
  constraint oidc_providers_label_check CHECK ((label <> ''::text)),
  constraint oidc_providers_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create unlogged table kernel.rate_counters (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_counters_pkey PRIMARY KEY (key)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.resident_identities (
  kind text not null,
  issuer text not null,
  subject text not null,
  resident_id bigint not null,
  created_at timestamp with time zone default now() not null,
  constraint resident_identities_kind_check CHECK ((kind = ANY (ARRAY['line'::text, 'email'::text, 'oidc'::text]))),
  constraint resident_identities_pkey PRIMARY KEY (kind, issuer, subject),
  constraint resident_identities_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint resident_identities_subject_check CHECK ((subject <> ''::text))
);
CREATE INDEX resident_identities_resident_id_idx ON kernel.resident_identities USING btree (resident_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.residents (
  id bigint generated always as identity not null,
  display_name text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  picture_sha256 bytea,
  constraint residents_picture_sha256_fkey FOREIGN KEY (picture_sha256) REFERENCES kernel.files(sha256),
  constraint residents_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.secrets (
  name text not null,
  sealed bytea not null,
  updated_at timestamp with time zone default now() not null,
  constraint secrets_pkey PRIMARY KEY (name)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.sections (
  id bigint generated always as identity not null,
  code text not null,
  name text not null,
  parent_id bigint,
  valid_from date not null,
  valid_to date,
  constraint one_section_of_a_code_at_a_time EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint sections_check CHECK ((valid_to > valid_from)),
  constraint sections_check1 CHECK ((parent_id <> id)),
  constraint sections_code_check CHECK ((code ~ '^[a-z0-9-]+$'::text)),
  constraint sections_name_check CHECK ((name <> ''::text)),
  constraint sections_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES kernel.sections(id),
  constraint sections_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.sessions (
  id bigint generated always as identity not null,
  digest bytea not null,
  staff_id bigint,
  resident_id bigint,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  awaits_second_factor boolean default false not null,
  shared_terminal boolean default false not null,
  user_agent text default ''::text not null,
  ended_at timestamp with time zone,
  awaits_new_password boolean default false not null,
  constraint sessions_check CHECK ((num_nonnulls(staff_id, resident_id) = 1)),
  constraint sessions_id_key UNIQUE (id),
  constraint sessions_pkey PRIMARY KEY (digest),
  constraint sessions_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint sessions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX sessions_resident_id_idx ON kernel.sessions USING btree (resident_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_staff_id_idx ON kernel.sessions USING btree (staff_id) WHERE (ended_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.staff (
  id bigint generated always as identity not null,
  sign_in_name text not null,
  name text not null,
  name_kana text default ''::text not null,
  email text default ''::text not null,
  password_hash text,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  password_is_temporary boolean default false not null,
  constraint staff_name_check CHECK ((name <> ''::text)),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_sign_in_name_check CHECK (((sign_in_name = lower(sign_in_name)) AND (sign_in_name ~ '^[a-z0-9._-]{2,64}$'::text))),
  constraint staff_sign_in_name_key UNIQUE (sign_in_name)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.staff_identities (
  issuer text not null,
  subject text not null,
  staff_id bigint not null,
  created_at timestamp with time zone default now() not null,
  constraint staff_identities_pkey PRIMARY KEY (issuer, subject),
  constraint staff_identities_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint staff_identities_subject_check CHECK ((subject <> ''::text))
);
CREATE INDEX staff_identities_staff_id_idx ON kernel.staff_identities USING btree (staff_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.stand_ins (
  id bigint generated always as identity not null,
  section_id bigint not null,
  staff_id bigint not null,
  valid_from date not null,
  valid_to date not null,
  constraint one_stand_in_of_a_section_at_a_time EXCLUDE USING gist (section_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint stand_ins_check CHECK ((valid_to > valid_from)),
  constraint stand_ins_pkey PRIMARY KEY (id),
  constraint stand_ins_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint stand_ins_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.totp (
  staff_id bigint not null,
  sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint default 0 not null,
  constraint totp_pkey PRIMARY KEY (staff_id),
  constraint totp_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

CREATE OR REPLACE FUNCTION inquiries.await_storing()
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtext('inquiries.take-in'))
$function$;

CREATE OR REPLACE FUNCTION inquiries.store_line_events(ids text[], sources text[], types text[], moments timestamp with time zone[], bodies jsonb[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('inquiries.take-in'));
  insert into inquiries.line_events (webhook_event_id, source_id, type, occurred_at, body)
    select * from unnest(ids, sources, types, moments, bodies) on conflict do nothing;
  if found and not exists (
    select from graphile_worker.jobs
    where key = 'inquiries.take-in' and locked_at is null and run_at <= now() and attempts < max_attempts)
  then
    perform graphile_worker.add_job('inquiries.take-in', queue_name := 'inquiries.take-in', job_key := 'inquiries.take-in');
  end if;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.unanswered_since(conversation bigint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select min(m.occurred_at) from inquiries.messages m
  where m.conversation_id = conversation and m.author = 'resident' and m.withdrawn_at is null and m.id > greatest(0, (
    select max(a.id) from inquiries.messages a left join inquiries.sendings s on s.id = a.sending_id
    where a.conversation_id = conversation and a.author = 'staff' and s.state is distinct from 'failed'
  ), (
    select c.no_reply_up_to from inquiries.conversations c where c.id = conversation
  ))
$function$;

CREATE OR REPLACE FUNCTION kernel.audit_text(seq bigint, at timestamp with time zone, actor text, action text, subject text, detail jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select concat_ws(E'\n', seq, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail::text)
$function$;

CREATE OR REPLACE FUNCTION kernel.is_municipality_code(code text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select code ~ '^[0-9]{6}$'
    and substr(code, 6, 1) = right((11 - (substr(code, 1, 1)::int * 6 + substr(code, 2, 1)::int * 5 + substr(code, 3, 1)::int * 4
      + substr(code, 4, 1)::int * 3 + substr(code, 5, 1)::int * 2) % 11)::text, 1)
$function$;

CREATE OR REPLACE FUNCTION kernel.record_audit(p_at timestamp with time zone, p_actor text, p_action text, p_subject text, p_detail jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  head kernel.audit_head;
  next_hash bytea;
begin
  select * into strict head from kernel.audit_head for update;
  next_hash := sha256(head.hash || convert_to(kernel.audit_text(head.seq + 1, p_at, p_actor, p_action, p_subject, p_detail), 'UTF8'));
  insert into kernel.audit_entries (seq, at, actor, action, subject, detail, previous, hash)
    values (head.seq + 1, p_at, p_actor, p_action, p_subject, p_detail, head.hash, next_hash);
  update kernel.audit_head set seq = head.seq + 1, hash = next_hash;
  return head.seq + 1;
end $function$;

CREATE OR REPLACE FUNCTION kernel.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $function$;
