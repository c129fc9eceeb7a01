-- Written by bin/db snapshot. Do not edit.

create table attendance.corrections (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  on_day date not null,
  came timestamp with time zone not null,
  went timestamp with time zone not null,
  place text not null,
  site text,
  reason text not null,
  state text default 'asked'::text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint corrections_check CHECK (((place = 'satellite'::text) = (site IS NOT NULL))),
  constraint corrections_check1 CHECK (((went > came) AND (went <= (came + '20:00:00'::interval)))),
  constraint corrections_check2 CHECK ((((came AT TIME ZONE 'Asia/Tokyo'::text))::date = on_day)),
  constraint corrections_check3 CHECK (((state = 'asked'::text) = (settled_at IS NULL))),
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_place_check CHECK ((place = ANY (ARRAY['main'::text, 'satellite'::text, 'home'::text]))),
  constraint corrections_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 1000))),
  constraint corrections_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint corrections_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX corrections_of_a_day ON attendance.corrections USING btree (staff_id, on_day, settled_at);
CREATE UNIQUE INDEX one_correction_asked_of_a_day ON attendance.corrections USING btree (staff_id, on_day) WHERE (state = 'asked'::text);
CREATE TRIGGER not_in_a_closed_month BEFORE INSERT OR UPDATE ON attendance.corrections FOR EACH ROW EXECUTE FUNCTION attendance.refuse_closed();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.driven_sections (
  id bigint generated always as identity not null,
  section_id bigint not null,
  valid_from date not null,
  valid_to date,
  constraint driven_once_at_a_time EXCLUDE USING gist (section_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint driven_sections_check CHECK ((valid_to > valid_from)),
  constraint driven_sections_pkey PRIMARY KEY (id),
  constraint driven_sections_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.leave_years (
  staff_id bigint not null,
  year smallint not null,
  carried_minutes integer default 0 not null,
  granted_days smallint,
  constraint leave_years_carried_minutes_check CHECK (((carried_minutes >= 0) AND (carried_minutes <= 50000))),
  constraint leave_years_granted_days_check CHECK (((granted_days >= 0) AND (granted_days <= 40))),
  constraint leave_years_pkey PRIMARY KEY (staff_id, year),
  constraint leave_years_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint leave_years_year_check CHECK (((year >= 2019) AND (year <= 2100)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.month_acts (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  month date not null,
  act text not null,
  state text not null,
  at timestamp with time zone not null,
  by_id bigint not null,
  words text default ''::text not null,
  figures jsonb,
  digest bytea,
  constraint month_acts_by_id_fkey FOREIGN KEY (by_id) REFERENCES kernel.staff(id),
  constraint month_acts_check CHECK ((((((((act = 'submit'::text) AND (state = 'submitted'::text)) OR ((act = 'takeBack'::text) AND (state = 'open'::text))) OR ((act = 'check'::text) AND (state = 'checked'::text))) OR ((act = 'return'::text) AND (state = 'open'::text))) OR ((act = 'lock'::text) AND (state = 'locked'::text))) OR ((act = 'unlock'::text) AND (state = 'open'::text)))),
  constraint month_acts_check1 CHECK (((by_id = staff_id) OR (act <> 'takeBack'::text))),
  constraint month_acts_check2 CHECK (((by_id = staff_id) OR (act <> 'submit'::text) OR (words <> ''::text))),
  constraint month_acts_check3 CHECK (((words <> ''::text) OR (act <> ALL (ARRAY['return'::text, 'unlock'::text])))),
  constraint month_acts_check4 CHECK (((act = 'lock'::text) = ((figures IS NOT NULL) AND (digest IS NOT NULL)))),
  constraint month_acts_check5 CHECK (((figures IS NULL) = (digest IS NULL))),
  constraint month_acts_digest_check CHECK ((length(digest) = 32)),
  constraint month_acts_id_staff_id_month_state_key UNIQUE (id, staff_id, month, state),
  constraint month_acts_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint month_acts_pkey PRIMARY KEY (id),
  constraint month_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint month_acts_words_check CHECK ((length(words) <= 1000)),
  constraint nobody_closes_their_own CHECK (((by_id <> staff_id) OR (act = ANY (ARRAY['submit'::text, 'takeBack'::text]))))
);
CREATE INDEX month_acts_of_a_month ON attendance.month_acts USING btree (staff_id, month, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON attendance.month_acts FOR EACH STATEMENT EXECUTE FUNCTION attendance.refuse_change_of_acts();
-- madoguchi_program: INSERT, SELECT

create table attendance.months (
  staff_id bigint not null,
  month date not null,
  state text not null,
  act_id bigint not null,
  constraint months_act_id_staff_id_month_state_fkey FOREIGN KEY (act_id, staff_id, month, state) REFERENCES attendance.month_acts(id, staff_id, month, state),
  constraint months_pkey PRIMARY KEY (staff_id, month),
  constraint months_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX months_by_state ON attendance.months USING btree (state, month);
CREATE TRIGGER step_by_step AFTER INSERT OR UPDATE ON attendance.months FOR EACH ROW EXECUTE FUNCTION attendance.refuse_leap();
-- madoguchi_program: INSERT, SELECT, UPDATE

create table attendance.overtime_orders (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  section_id bigint not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  break_from timestamp with time zone,
  break_until timestamp with time zone,
  work text not null,
  special_reason text,
  late_reason text,
  asked_by bigint not null,
  state text default 'asked'::text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  done_from timestamp with time zone,
  done_until timestamp with time zone,
  done_break_from timestamp with time zone,
  done_break_until timestamp with time zone,
  concluded_by bigint,
  concluded_at timestamp with time zone,
  concluded_words text default ''::text not null,
  version integer default 1 not null,
  constraint one_order_at_a_time EXCLUDE USING gist (staff_id WITH =, tstzrange(COALESCE(done_from, from_at), COALESCE(done_until, until_at)) WITH &&) WHERE ((state = ANY (ARRAY['asked'::text, 'ordered'::text, 'confirmed'::text]))),
  constraint overtime_orders_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint overtime_orders_check CHECK (((from_at < until_at) AND (until_at <= (from_at + '24:00:00'::interval)))),
  constraint overtime_orders_check1 CHECK (((date_trunc('minute'::text, from_at) = from_at) AND (date_trunc('minute'::text, until_at) = until_at))),
  constraint overtime_orders_check10 CHECK (((date_trunc('minute'::text, done_from) = done_from) AND (date_trunc('minute'::text, done_until) = done_until))),
  constraint overtime_orders_check11 CHECK (((done_break_from IS NULL) = (done_break_until IS NULL))),
  constraint overtime_orders_check12 CHECK (((done_from < done_break_from) AND (done_break_from < done_break_until) AND (done_break_until < done_until))),
  constraint overtime_orders_check2 CHECK (((break_from IS NULL) = (break_until IS NULL))),
  constraint overtime_orders_check3 CHECK (((from_at < break_from) AND (break_from < break_until) AND (break_until < until_at))),
  constraint overtime_orders_check4 CHECK (((from_at < asked_at) = (late_reason IS NOT NULL))),
  constraint overtime_orders_check5 CHECK (((state = 'asked'::text) = (settled_at IS NULL))),
  constraint overtime_orders_check6 CHECK (((state = ANY (ARRAY['confirmed'::text, 'cancelled'::text])) = ((concluded_by IS NOT NULL) AND (concluded_at IS NOT NULL)))),
  constraint overtime_orders_check7 CHECK (((state <> 'cancelled'::text) OR (concluded_words <> ''::text))),
  constraint overtime_orders_check8 CHECK (((state = 'confirmed'::text) = ((done_from IS NOT NULL) AND (done_until IS NOT NULL)))),
  constraint overtime_orders_check9 CHECK (((done_from < done_until) AND (done_until <= (done_from + '24:00:00'::interval)))),
  constraint overtime_orders_concluded_by_fkey FOREIGN KEY (concluded_by) REFERENCES kernel.staff(id),
  constraint overtime_orders_concluded_words_check CHECK ((length(concluded_words) <= 1000)),
  constraint overtime_orders_late_reason_check CHECK (((late_reason <> ''::text) AND (length(late_reason) <= 1000))),
  constraint overtime_orders_pkey PRIMARY KEY (id),
  constraint overtime_orders_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint overtime_orders_special_reason_check CHECK (((special_reason <> ''::text) AND (length(special_reason) <= 1000))),
  constraint overtime_orders_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint overtime_orders_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'ordered'::text, 'refused'::text, 'withdrawn'::text, 'confirmed'::text, 'cancelled'::text]))),
  constraint overtime_orders_work_check CHECK (((work <> ''::text) AND (length(work) <= 1000)))
);
CREATE INDEX overtime_orders_of_a_time ON attendance.overtime_orders USING btree (staff_id, from_at);
CREATE INDEX overtime_orders_to_confirm ON attendance.overtime_orders USING btree (until_at) WHERE (state = 'ordered'::text);
CREATE TRIGGER not_in_a_closed_month BEFORE INSERT OR UPDATE ON attendance.overtime_orders FOR EACH ROW EXECUTE FUNCTION attendance.refuse_closed_overtime();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.pay_bases (
  staff_id bigint not null,
  valid_from date not null,
  monthly_yen integer not null,
  constraint pay_bases_monthly_yen_check CHECK (((monthly_yen >= 1) AND (monthly_yen <= 10000000))),
  constraint pay_bases_pkey PRIMARY KEY (staff_id, valid_from),
  constraint pay_bases_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint pay_bases_valid_from_check CHECK ((EXTRACT(day FROM valid_from) = (1)::numeric))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.payroll_layout (
  only_row boolean default true not null,
  layout jsonb not null,
  constraint payroll_layout_layout_check CHECK ((jsonb_typeof(layout) = 'object'::text)),
  constraint payroll_layout_only_row_check CHECK (only_row),
  constraint payroll_layout_pkey PRIMARY KEY (only_row)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.punches (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  kind text not null,
  at timestamp with time zone not null,
  place text not null,
  site text,
  source text not null,
  client_key text not null,
  created_at timestamp with time zone default now() not null,
  constraint one_punch_of_a_key UNIQUE (staff_id, client_key),
  constraint punches_check CHECK (((place = 'satellite'::text) = (site IS NOT NULL))),
  constraint punches_client_key_check CHECK (((length(client_key) >= 1) AND (length(client_key) <= 300))),
  constraint punches_kind_check CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint punches_pkey PRIMARY KEY (id),
  constraint punches_place_check CHECK ((place = ANY (ARRAY['main'::text, 'satellite'::text, 'home'::text]))),
  constraint punches_source_check CHECK ((source = ANY (ARRAY['page'::text, 'api'::text]))),
  constraint punches_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX punches_in_order ON attendance.punches USING btree (staff_id, at, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON attendance.punches FOR EACH STATEMENT EXECUTE FUNCTION attendance.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table attendance.requests (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  kind text not null,
  unit text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  reason text not null,
  state text default 'asked'::text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint one_leave_at_a_time EXCLUDE USING gist (staff_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (((kind <> 'telework'::text) AND (state = ANY (ARRAY['asked'::text, 'granted'::text])))),
  constraint one_telework_at_a_time EXCLUDE USING gist (staff_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (((kind = 'telework'::text) AND (state = ANY (ARRAY['asked'::text, 'granted'::text])))),
  constraint requests_check CHECK ((from_at < until_at)),
  constraint requests_check1 CHECK (((unit <> 'day'::text) OR ((((from_at AT TIME ZONE 'Asia/Tokyo'::text))::time without time zone = '00:00:00'::time without time zone) AND (((until_at AT TIME ZONE 'Asia/Tokyo'::text))::time without time zone = '00:00:00'::time without time zone)))),
  constraint requests_check2 CHECK (((unit = 'day'::text) OR ((((until_at - '00:01:00'::interval) AT TIME ZONE 'Asia/Tokyo'::text))::date = ((from_at AT TIME ZONE 'Asia/Tokyo'::text))::date))),
  constraint requests_check3 CHECK (((kind <> 'telework'::text) OR (unit = 'day'::text))),
  constraint requests_check4 CHECK (((state = 'asked'::text) = (settled_at IS NULL))),
  constraint requests_kind_check CHECK ((kind ~ '^[a-z][A-Za-z]{1,39}$'::text)),
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_reason_check CHECK ((length(reason) <= 1000)),
  constraint requests_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint requests_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text, 'cancelled'::text]))),
  constraint requests_unit_check CHECK ((unit = ANY (ARRAY['day'::text, 'half'::text, 'hours'::text])))
);
CREATE INDEX requests_of_a_time ON attendance.requests USING btree (staff_id, from_at, until_at);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.rule_overrides (
  from_on date not null,
  rules jsonb not null,
  constraint rule_overrides_from_on_check CHECK ((EXTRACT(day FROM from_on) = (1)::numeric)),
  constraint rule_overrides_pkey PRIMARY KEY (from_on),
  constraint rule_overrides_rules_check CHECK (((jsonb_typeof(rules) = 'object'::text) AND (rules <> '{}'::jsonb)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table attendance.work_patterns (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  starts time without time zone not null,
  valid_from date not null,
  valid_to date,
  constraint one_pattern_of_a_person_at_a_time EXCLUDE USING gist (staff_id WITH =, daterange(valid_from, valid_to) WITH &&),
  constraint work_patterns_check CHECK ((valid_to > valid_from)),
  constraint work_patterns_pkey PRIMARY KEY (id),
  constraint work_patterns_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint work_patterns_starts_check CHECK ((((starts >= '08:00:00'::time without time zone) AND (starts <= '09:30:00'::time without time zone)) AND (EXTRACT(minute FROM starts) = ANY (ARRAY[(0)::numeric, (30)::numeric])) AND (EXTRACT(second FROM starts) = (0)::numeric)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

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
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.attachments FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.broadcast_batches (
  id bigint generated always as identity not null,
  broadcast_id bigint not null,
  place integer not null,
  people smallint not null,
  retry_key uuid default gen_random_uuid() not null,
  state text default 'queued'::text not null,
  attempts integer default 0 not null,
  unsure_since timestamp with time zone,
  failure text,
  settled_at timestamp with time zone,
  constraint broadcast_batches_broadcast_id_fkey FOREIGN KEY (broadcast_id) REFERENCES inquiries.broadcasts(id),
  constraint broadcast_batches_broadcast_id_place_key UNIQUE (broadcast_id, place),
  constraint broadcast_batches_check CHECK (((state = 'queued'::text) = (settled_at IS NULL))),
  constraint broadcast_batches_check1 CHECK (((state = 'failed'::text) = (failure IS NOT NULL))),
  constraint broadcast_batches_id_broadcast_id_key UNIQUE (id, broadcast_id),
  constraint broadcast_batches_people_check CHECK (((people >= 1) AND (people <= 500))),
  constraint broadcast_batches_pkey PRIMARY KEY (id),
  constraint broadcast_batches_retry_key_key UNIQUE (retry_key),
  constraint broadcast_batches_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'failed'::text, 'stopped'::text]))),
  constraint what_may_be_out_is_not_stopped CHECK (((state <> 'stopped'::text) OR (unsure_since IS NULL)))
);
CREATE INDEX broadcast_batches_accepted ON inquiries.broadcast_batches USING btree (settled_at) WHERE (state = 'accepted'::text);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.broadcast_recipients (
  broadcast_id bigint not null,
  line_user_id text not null,
  batch_id bigint not null,
  seat smallint not null,
  left_at timestamp with time zone,
  constraint at_most_500_a_batch UNIQUE (batch_id, seat),
  constraint broadcast_recipients_batch_id_broadcast_id_fkey FOREIGN KEY (batch_id, broadcast_id) REFERENCES inquiries.broadcast_batches(id, broadcast_id),
  constraint broadcast_recipients_seat_check CHECK (((seat >= 1) AND (seat <= 500))),
  constraint each_person_once PRIMARY KEY (broadcast_id, line_user_id)
);
CREATE INDEX broadcast_recipients_by_person ON inquiries.broadcast_recipients USING btree (line_user_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.broadcasts (
  id bigint generated always as identity not null,
  section_id bigint not null,
  author_id bigint not null,
  client_key uuid not null,
  title text not null,
  body text not null,
  link text,
  picture_sha256 bytea,
  picture_preview_sha256 bytea,
  picture_name text,
  audience text not null,
  why_everybody text,
  topic_ids bigint[] default '{}'::bigint[] not null,
  ward_ids bigint[] default '{}'::bigint[] not null,
  age_from smallint,
  age_until smallint,
  why_urgent text,
  send_at timestamp with time zone,
  pace integer not null,
  version integer default 1 not null,
  state text default 'draft'::text not null,
  proposal_id bigint,
  proposed_version integer,
  decided_by bigint,
  request jsonb,
  next_at timestamp with time zone,
  halted_because text,
  written_at timestamp with time zone not null,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  stopped_by bigint,
  constraint broadcasts_age_from_check CHECK (((age_from >= 0) AND (age_from <= 20))),
  constraint broadcasts_age_until_check CHECK (((age_until >= 0) AND (age_until <= 20))),
  constraint broadcasts_audience_check CHECK ((audience = ANY (ARRAY['subscribers'::text, 'everybody'::text]))),
  constraint broadcasts_author_id_fkey FOREIGN KEY (author_id) REFERENCES kernel.staff(id),
  constraint broadcasts_body_check CHECK (((length(body) >= 1) AND (length(body) <= 5000))),
  constraint broadcasts_check CHECK ((((picture_sha256 IS NULL) = (picture_name IS NULL)) AND ((picture_sha256 IS NULL) = (picture_preview_sha256 IS NULL)))),
  constraint broadcasts_check1 CHECK ((((age_from IS NULL) = (age_until IS NULL)) AND (age_from <= age_until))),
  constraint broadcasts_check2 CHECK (((began_at IS NULL) OR (decided_by IS NOT NULL))),
  constraint broadcasts_check3 CHECK (((state = ANY (ARRAY['sending'::text, 'halted'::text, 'sent'::text])) <= ((began_at IS NOT NULL) AND (request IS NOT NULL)))),
  constraint broadcasts_check4 CHECK (((state = 'halted'::text) = (halted_because IS NOT NULL))),
  constraint broadcasts_check5 CHECK (((state = ANY (ARRAY['sent'::text, 'stopped'::text])) = (ended_at IS NOT NULL))),
  constraint broadcasts_check6 CHECK (((state = 'stopped'::text) = (stopped_by IS NOT NULL))),
  constraint broadcasts_client_key_key UNIQUE (client_key),
  constraint broadcasts_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.staff(id),
  constraint broadcasts_link_check CHECK (((link ~ '^https://'::text) AND (length(link) <= 500))),
  constraint broadcasts_pace_check CHECK (((pace >= 100) AND (pace <= 30000))),
  constraint broadcasts_picture_preview_sha256_fkey FOREIGN KEY (picture_preview_sha256) REFERENCES kernel.files(sha256),
  constraint broadcasts_picture_sha256_fkey FOREIGN KEY (picture_sha256) REFERENCES kernel.files(sha256),
  constraint broadcasts_pkey PRIMARY KEY (id),
  constraint broadcasts_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint broadcasts_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint broadcasts_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'waiting'::text, 'sending'::text, 'halted'::text, 'sent'::text, 'stopped'::text]))),
  constraint broadcasts_stopped_by_fkey FOREIGN KEY (stopped_by) REFERENCES kernel.staff(id),
  constraint broadcasts_title_check CHECK (((title = btrim(title)) AND ((length(title) >= 1) AND (length(title) <= 60)))),
  constraint broadcasts_why_everybody_check CHECK (((length(btrim(why_everybody)) >= 1) AND (length(btrim(why_everybody)) <= 200))),
  constraint broadcasts_why_urgent_check CHECK (((length(btrim(why_urgent)) >= 1) AND (length(btrim(why_urgent)) <= 200))),
  constraint everybody_is_everybody CHECK (((audience = 'subscribers'::text) OR ((ward_ids = '{}'::bigint[]) AND (age_from IS NULL) AND (age_until IS NULL)))),
  constraint everybody_needs_a_reason CHECK (((audience = 'everybody'::text) = (why_everybody IS NOT NULL))),
  constraint nothing_goes_undecided CHECK (((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'stopped'::text])) OR (decided_by IS NOT NULL))),
  constraint only_what_was_proposed_is_decided CHECK (((state = 'draft'::text) OR ((began_at IS NULL) AND (state = 'stopped'::text)) OR (proposed_version = version))),
  constraint subscribers_have_topics CHECK (((audience = 'subscribers'::text) = (cardinality(topic_ids) > 0)))
);
CREATE INDEX broadcasts_of_a_section ON inquiries.broadcasts USING btree (section_id, id DESC);
CREATE INDEX broadcasts_under_way ON inquiries.broadcasts USING btree (id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE TRIGGER broadcast_goes_its_way BEFORE UPDATE ON inquiries.broadcasts FOR EACH ROW EXECUTE FUNCTION inquiries.broadcast_goes_its_way();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.call_attempts (
  id bigint generated always as identity not null,
  call_id bigint not null,
  outcome text not null,
  made_at timestamp with time zone not null,
  made_by bigint not null,
  key uuid not null,
  constraint call_attempts_call_id_fkey FOREIGN KEY (call_id) REFERENCES inquiries.calls(id),
  constraint call_attempts_key_key UNIQUE (key),
  constraint call_attempts_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.staff(id),
  constraint call_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['reached'::text, 'not_reached'::text, 'busy'::text, 'left_message'::text]))),
  constraint call_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX attempts_of_a_call ON inquiries.call_attempts USING btree (call_id, made_at, id);
CREATE UNIQUE INDEX reached_once ON inquiries.call_attempts USING btree (call_id) WHERE (outcome = 'reached'::text);
CREATE TRIGGER an_attempt_is_at_what_is_owed BEFORE INSERT ON inquiries.call_attempts FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_attempt_at_nothing();
-- madoguchi_program: INSERT, SELECT

create table inquiries.calls (
  id bigint generated always as identity not null,
  section_id bigint not null,
  about text default ''::text not null,
  needs_callback boolean not null,
  is_repeat boolean not null,
  taken_at timestamp with time zone not null,
  taken_by bigint not null,
  called_back_at timestamp with time zone,
  called_back_by bigint,
  struck_at timestamp with time zone,
  struck_by bigint,
  key uuid not null,
  conversation_id bigint,
  phone text,
  due_at timestamp with time zone,
  due_all_day boolean default false not null,
  wants_writing boolean default false not null,
  ended text,
  constraint a_number_belongs_to_somebody CHECK (((phone IS NULL) OR (conversation_id IS NOT NULL))),
  constraint an_end_says_how CHECK (((ended IS NULL) = (called_back_at IS NULL))),
  constraint calls_about_check CHECK (((length(about) <= 100) AND (about !~ '[[:cntrl:]]'::text))),
  constraint calls_called_back_by_fkey FOREIGN KEY (called_back_by) REFERENCES kernel.staff(id),
  constraint calls_check CHECK (((called_back_at IS NULL) = (called_back_by IS NULL))),
  constraint calls_check1 CHECK (((called_back_at IS NULL) OR needs_callback)),
  constraint calls_check2 CHECK ((called_back_at >= taken_at)),
  constraint calls_check3 CHECK (((struck_at IS NULL) = (struck_by IS NULL))),
  constraint calls_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint calls_ended_check CHECK ((ended = ANY (ARRAY['call'::text, 'written'::text, 'given_up'::text]))),
  constraint calls_key_key UNIQUE (key),
  constraint calls_phone_check CHECK ((phone ~ '^[+]?[0-9][0-9-]{2,19}$'::text)),
  constraint calls_pkey PRIMARY KEY (id),
  constraint calls_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint calls_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES kernel.staff(id),
  constraint calls_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES kernel.staff(id),
  constraint only_conversations_are_written_in CHECK (((conversation_id IS NOT NULL) OR ((ended IS DISTINCT FROM 'written'::text) AND (NOT wants_writing)))),
  constraint only_days_last_all_day CHECK (((NOT due_all_day) OR (due_at IS NOT NULL))),
  constraint only_what_is_owed_is_due CHECK (((due_at IS NULL) OR needs_callback)),
  constraint only_what_is_owed_is_written_for CHECK ((needs_callback OR (NOT wants_writing)))
);
CREATE INDEX calls_of_a_conversation ON inquiries.calls USING btree (conversation_id, taken_at) WHERE (conversation_id IS NOT NULL);
CREATE INDEX calls_of_a_day ON inquiries.calls USING btree (section_id, taken_at DESC);
CREATE INDEX calls_of_a_number ON inquiries.calls USING btree (replace(phone, '-'::text, ''::text)) WHERE ((phone IS NOT NULL) AND (struck_at IS NULL));
CREATE INDEX calls_to_return ON inquiries.calls USING btree (section_id, COALESCE(due_at, taken_at), id) WHERE (needs_callback AND (called_back_at IS NULL) AND (struck_at IS NULL));
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.calls FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
CREATE TRIGGER told_to_webhooks AFTER INSERT ON inquiries.calls FOR EACH ROW EXECUTE FUNCTION inquiries.tell_webhooks_of_call();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.canned_answers (
  id bigint generated always as identity not null,
  section_id bigint,
  title text not null,
  body text not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  retired_at timestamp with time zone,
  retired_by bigint,
  constraint canned_answers_body_check CHECK (((body <> ''::text) AND (length(body) <= 4000))),
  constraint canned_answers_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint canned_answers_check CHECK (((retired_at IS NULL) = (retired_by IS NULL))),
  constraint canned_answers_pkey PRIMARY KEY (id),
  constraint canned_answers_retired_by_fkey FOREIGN KEY (retired_by) REFERENCES kernel.staff(id),
  constraint canned_answers_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint canned_answers_title_check CHECK (inquiries.is_line(title, 60)),
  constraint only_known_variables CHECK ((regexp_replace(body, '\{(氏名|課|担当|電話|きょう)\}'::text, ''::text, 'g'::text) !~ '[{}]'::text))
);
CREATE UNIQUE INDEX one_canned_answer_of_a_title ON inquiries.canned_answers USING btree (section_id, title) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.confidential_codes (
  stay_id bigint not null,
  digest bytea not null,
  expires_at timestamp with time zone not null,
  guesses smallint default 0 not null,
  constraint confidential_codes_digest_check CHECK ((length(digest) = 32)),
  constraint confidential_codes_guesses_check CHECK (((guesses >= 0) AND (guesses <= 5))),
  constraint confidential_codes_pkey PRIMARY KEY (stay_id),
  constraint confidential_codes_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES inquiries.confidential_stays(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.confidential_links (
  digest bytea not null,
  stay_id bigint not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  visit_digest bytea,
  visit_until timestamp with time zone,
  constraint confidential_links_check CHECK ((expires_at > made_at)),
  constraint confidential_links_check1 CHECK ((opened_at < expires_at)),
  constraint confidential_links_check2 CHECK (((opened_at IS NULL) = (visit_digest IS NULL))),
  constraint confidential_links_check3 CHECK (((opened_at IS NULL) = (visit_until IS NULL))),
  constraint confidential_links_check4 CHECK ((visit_until > opened_at)),
  constraint confidential_links_digest_check CHECK ((length(digest) = 32)),
  constraint confidential_links_pkey PRIMARY KEY (digest),
  constraint confidential_links_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES inquiries.confidential_stays(id),
  constraint confidential_links_visit_digest_check CHECK ((length(visit_digest) = 32)),
  constraint confidential_links_visit_digest_key UNIQUE (visit_digest)
);
CREATE INDEX confidential_links_of_a_stay ON inquiries.confidential_links USING btree (stay_id);
CREATE INDEX confidential_links_unopened ON inquiries.confidential_links USING btree (expires_at) WHERE (opened_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.confidential_sections (
  section_id bigint not null,
  set_at timestamp with time zone not null,
  set_by bigint not null,
  constraint confidential_sections_pkey PRIMARY KEY (section_id),
  constraint confidential_sections_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint confidential_sections_set_by_fkey FOREIGN KEY (set_by) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.confidential_stays (
  id bigint generated always as identity not null,
  talk_id bigint not null,
  page_id bigint not null,
  began_at timestamp with time zone not null,
  began_by bigint,
  ended_at timestamp with time zone,
  ended_by bigint,
  reason text default ''::text not null,
  constraint confidential_stays_began_by_fkey FOREIGN KEY (began_by) REFERENCES kernel.staff(id),
  constraint confidential_stays_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint confidential_stays_check1 CHECK (((ended_at IS NULL) = (reason = ''::text))),
  constraint confidential_stays_check2 CHECK ((ended_at >= began_at)),
  constraint confidential_stays_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kernel.staff(id),
  constraint confidential_stays_page_id_talk_id_fkey FOREIGN KEY (page_id, talk_id) REFERENCES inquiries.conversations(id, confidential_of),
  constraint confidential_stays_pkey PRIMARY KEY (id),
  constraint confidential_stays_reason_check CHECK ((length(reason) <= 500)),
  constraint confidential_stays_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES inquiries.conversations(id)
);
CREATE UNIQUE INDEX one_stay_of_a_talk ON inquiries.confidential_stays USING btree (talk_id) WHERE (ended_at IS NULL);
CREATE INDEX stays_by_beginning ON inquiries.confidential_stays USING btree (began_at);
CREATE INDEX stays_of_a_page ON inquiries.confidential_stays USING btree (page_id, id DESC);
CREATE INDEX stays_of_a_talk ON inquiries.confidential_stays USING btree (talk_id, id DESC);
CREATE TRIGGER a_stay_holds_its_talk BEFORE INSERT ON inquiries.confidential_stays FOR EACH ROW EXECUTE FUNCTION inquiries.hold_talk();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.conversation_links (
  id bigint generated always as identity not null,
  one_id bigint not null,
  other_id bigint not null,
  words text default ''::text not null,
  linked_at timestamp with time zone not null,
  linked_by bigint not null,
  same_place boolean default false not null,
  constraint conversation_links_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES kernel.staff(id),
  constraint conversation_links_one_id_fkey FOREIGN KEY (one_id) REFERENCES inquiries.conversations(id),
  constraint conversation_links_other_id_fkey FOREIGN KEY (other_id) REFERENCES inquiries.conversations(id),
  constraint conversation_links_pkey PRIMARY KEY (id),
  constraint conversation_links_words_check CHECK ((length(words) <= 200)),
  constraint no_link_to_itself CHECK ((one_id < other_id)),
  constraint one_pair_once UNIQUE (one_id, other_id)
);
CREATE INDEX links_from_the_other_side ON inquiries.conversation_links USING btree (other_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.conversation_tags (
  conversation_id bigint not null,
  tag_id bigint not null,
  last_message_at timestamp with time zone not null,
  constraint conversation_tags_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint conversation_tags_pkey PRIMARY KEY (conversation_id, tag_id),
  constraint conversation_tags_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES inquiries.tags(id)
);
CREATE INDEX conversations_of_a_tag ON inquiries.conversation_tags USING btree (tag_id, last_message_at DESC, conversation_id DESC);
CREATE TRIGGER tag_of_the_section BEFORE INSERT ON inquiries.conversation_tags FOR EACH ROW EXECUTE FUNCTION inquiries.place_tagged();
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
  channel text not null,
  email text,
  email_opened_at timestamp with time zone,
  about text,
  about_title text default ''::text not null,
  lang text default 'ja'::text not null,
  assignee_id bigint,
  urgent boolean default false not null,
  closed_at timestamp with time zone,
  closed_by bigint,
  promised_until timestamp with time zone,
  confidential_of bigint,
  erased_at timestamp with time zone,
  erased_by bigint,
  erasure_reason text default ''::text not null,
  following_since timestamp with time zone,
  merged_into bigint,
  merged_at timestamp with time zone,
  merged_by bigint,
  merge_reason text default ''::text not null,
  lang_chosen boolean default false not null,
  merged_after bigint,
  constraint a_request_has_its_reason CHECK (((erased_by IS NULL) = (erasure_reason = ''::text))),
  constraint about_has_a_title CHECK (((about IS NULL) = (about_title = ''::text))),
  constraint closed_by_somebody CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint conversations_about_check CHECK (((about ~ '^[a-z_]+:.'::text) AND (length(about) <= 100))),
  constraint conversations_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES kernel.staff(id),
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['line'::text, 'web'::text, 'phone'::text]))),
  constraint conversations_check CHECK (((no_reply_at IS NULL) = (no_reply_by IS NULL))),
  constraint conversations_check1 CHECK (((no_reply_at IS NULL) OR (waiting_since IS NULL))),
  constraint conversations_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.staff(id),
  constraint conversations_confidential_of_fkey FOREIGN KEY (confidential_of) REFERENCES inquiries.conversations(id),
  constraint conversations_email_check CHECK (((email <> ''::text) AND (length(email) <= 254))),
  constraint conversations_erased_by_fkey FOREIGN KEY (erased_by) REFERENCES kernel.staff(id),
  constraint conversations_erasure_reason_check CHECK ((length(erasure_reason) <= 200)),
  constraint conversations_id_confidential_of_key UNIQUE (id, confidential_of),
  constraint conversations_lang_check CHECK ((lang = ANY (ARRAY['ja'::text, 'easy'::text, 'en'::text, 'zh'::text, 'ko'::text, 'vi'::text, 'pt'::text]))),
  constraint conversations_line_user_id_key UNIQUE (line_user_id),
  constraint conversations_merge_reason_check CHECK ((length(merge_reason) <= 200)),
  constraint conversations_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES kernel.staff(id),
  constraint conversations_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES inquiries.conversations(id),
  constraint conversations_no_reply_by_fkey FOREIGN KEY (no_reply_by) REFERENCES kernel.staff(id),
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint conversations_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint conversations_unread_check CHECK ((unread >= 0)),
  constraint line_has_a_user CHECK (
CASE
    WHEN (erased_at IS NULL) THEN ((channel = 'line'::text) = (line_user_id IS NOT NULL))
    ELSE (line_user_id IS NULL)
END),
  constraint merged_after_something CHECK (((merged_into IS NULL) = (merged_after IS NULL))),
  constraint merged_by_somebody CHECK (
CASE
    WHEN (merged_into IS NULL) THEN ((merged_at IS NULL) AND (merged_by IS NULL) AND (merge_reason = ''::text))
    ELSE ((merged_at IS NOT NULL) AND (merged_by IS NOT NULL) AND (merge_reason <> ''::text))
END),
  constraint nobody_waits_for_what_is_closed CHECK (((closed_at IS NULL) OR (waiting_since IS NULL))),
  constraint only_a_page_is_confidential CHECK (((confidential_of IS NULL) OR ((channel = 'web'::text) AND (email IS NULL) AND (about IS NULL)))),
  constraint only_web_has_an_address CHECK (((channel = 'web'::text) OR ((email IS NULL) AND (about IS NULL)))),
  constraint only_what_is_erased_was_erased_by CHECK (((erased_at IS NOT NULL) OR (erased_by IS NULL))),
  constraint only_who_waits_has_a_promise CHECK (((promised_until IS NULL) OR (waiting_since IS NOT NULL))),
  constraint opened_is_an_address CHECK (((email_opened_at IS NULL) OR (email IS NOT NULL))),
  constraint what_is_erased_says_nothing CHECK (((erased_at IS NULL) OR ((closed_at IS NOT NULL) AND (last_words = ''::text) AND (email IS NULL) AND (about IS NULL) AND (reply_token IS NULL) AND (assignee_id IS NULL) AND (unread = 0)))),
  constraint what_is_joined_has_no_turn CHECK (((merged_into IS NULL) OR ((merged_into <> id) AND (waiting_since IS NULL) AND (no_reply_at IS NULL) AND (unread = 0) AND (erased_at IS NULL))))
);
CREATE INDEX conversations_being_handled ON inquiries.conversations USING btree (assignee_id, section_id, last_message_at DESC, id DESC) WHERE ((assignee_id IS NOT NULL) AND (closed_at IS NULL));
CREATE INDEX conversations_by_closing ON inquiries.conversations USING btree (closed_at) WHERE ((closed_at IS NOT NULL) AND (erased_at IS NULL));
CREATE INDEX conversations_by_mailbox ON inquiries.conversations USING btree (lower(email)) WHERE (email IS NOT NULL);
CREATE INDEX conversations_closed ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX conversations_due ON inquiries.conversations USING btree (section_id, promised_until, id) WHERE (promised_until IS NOT NULL);
CREATE INDEX conversations_joined ON inquiries.conversations USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX conversations_newest ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_of_a_channel ON inquiries.conversations USING btree (section_id, channel, last_message_at DESC, id DESC);
CREATE INDEX conversations_of_a_resident ON inquiries.conversations USING btree (resident_id);
CREATE INDEX conversations_of_an_assignee ON inquiries.conversations USING btree (assignee_id, section_id, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL);
CREATE INDEX conversations_our_turn ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE (waiting_since IS NOT NULL);
CREATE INDEX conversations_their_turn ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE ((waiting_since IS NULL) AND (no_reply_at IS NULL) AND (closed_at IS NULL));
CREATE INDEX conversations_unassigned ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE ((assignee_id IS NULL) AND (closed_at IS NULL));
CREATE INDEX conversations_unread ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE (unread > 0);
CREATE INDEX conversations_urgent ON inquiries.conversations USING btree (section_id, last_message_at DESC, id DESC) WHERE urgent;
CREATE INDEX conversations_waiting ON inquiries.conversations USING btree (section_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);
CREATE UNIQUE INDEX one_about_each ON inquiries.conversations USING btree (about) WHERE (about IS NOT NULL);
CREATE UNIQUE INDEX one_page_of_a_talk ON inquiries.conversations USING btree (confidential_of) WHERE (erased_at IS NULL);
CREATE UNIQUE INDEX one_talk_each ON inquiries.conversations USING btree (resident_id) WHERE (channel = 'line'::text);
CREATE TRIGGER a_merge_is_of_two BEFORE INSERT OR UPDATE OF merged_into, section_id ON inquiries.conversations FOR EACH ROW WHEN ((new.merged_into IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_false_merge();
CREATE TRIGGER assignee_may_answer BEFORE INSERT OR UPDATE OF assignee_id, section_id ON inquiries.conversations FOR EACH ROW WHEN ((new.assignee_id IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_other_assignees();
CREATE TRIGGER calls_move_along AFTER UPDATE OF section_id ON inquiries.conversations FOR EACH ROW WHEN ((new.section_id <> old.section_id)) EXECUTE FUNCTION inquiries.move_calls();
CREATE TRIGGER friend_follows_talk AFTER INSERT OR UPDATE OF following ON inquiries.conversations FOR EACH ROW WHEN ((new.line_user_id IS NOT NULL)) EXECUTE FUNCTION inquiries.friend_follows_talk();
CREATE TRIGGER gaps_move_along AFTER UPDATE OF section_id ON inquiries.conversations FOR EACH ROW WHEN ((new.section_id <> old.section_id)) EXECUTE FUNCTION inquiries.move_gaps();
CREATE TRIGGER joined_after_what_was_said BEFORE INSERT OR UPDATE OF merged_into ON inquiries.conversations FOR EACH ROW EXECUTE FUNCTION inquiries.join_after_what_was_said();
CREATE TRIGGER leads_joined AFTER UPDATE OF section_id, closed_at ON inquiries.conversations FOR EACH ROW WHEN (((new.merged_into IS NULL) AND ((new.section_id <> old.section_id) OR (new.closed_at IS DISTINCT FROM old.closed_at)))) EXECUTE FUNCTION inquiries.lead_joined();
CREATE TRIGGER moves_tagged AFTER UPDATE OF last_message_at, section_id ON inquiries.conversations FOR EACH ROW WHEN (((new.last_message_at <> old.last_message_at) OR (new.section_id <> old.section_id))) EXECUTE FUNCTION inquiries.move_tagged();
CREATE TRIGGER no_page_of_what_is_merged BEFORE INSERT ON inquiries.conversations FOR EACH ROW WHEN ((new.confidential_of IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_page_of_merged();
CREATE TRIGGER nobody_is_left_asked AFTER UPDATE OF section_id, closed_at ON inquiries.conversations FOR EACH ROW WHEN (((new.section_id <> old.section_id) OR ((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL)))) EXECUTE FUNCTION inquiries.refuse_to_leave_requests();
CREATE TRIGGER promise_follows_turn BEFORE UPDATE OF waiting_since ON inquiries.conversations FOR EACH ROW WHEN ((old.waiting_since IS DISTINCT FROM new.waiting_since)) EXECUTE FUNCTION inquiries.promise_follows_turn();
CREATE TRIGGER subject_marked_for_search AFTER UPDATE OF about_title ON inquiries.conversations FOR EACH ROW WHEN ((old.about_title <> new.about_title)) EXECUTE FUNCTION inquiries.mark_conversation('id');
CREATE TRIGGER told_to_webhooks AFTER UPDATE OF section_id, assignee_id, closed_at, merged_into ON inquiries.conversations FOR EACH ROW WHEN (((new.section_id <> old.section_id) OR (new.assignee_id IS DISTINCT FROM old.assignee_id) OR (new.closed_at IS DISTINCT FROM old.closed_at) OR (new.merged_into IS DISTINCT FROM old.merged_into))) EXECUTE FUNCTION inquiries.tell_webhooks_of_casework();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.decided_conversations (
  conversation_id bigint not null,
  marked_by bigint not null,
  marked_at timestamp with time zone not null,
  constraint decided_conversations_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint decided_conversations_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES kernel.staff(id),
  constraint decided_conversations_pkey PRIMARY KEY (conversation_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.decided_sections (
  section_id bigint not null,
  demanded_by bigint not null,
  demanded_at timestamp with time zone not null,
  constraint decided_sections_demanded_by_fkey FOREIGN KEY (demanded_by) REFERENCES kernel.staff(id),
  constraint decided_sections_pkey PRIMARY KEY (section_id),
  constraint decided_sections_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.desk (
  only_row boolean default true not null,
  section_id bigint not null,
  constraint desk_only_row_check CHECK (only_row),
  constraint desk_pkey PRIMARY KEY (only_row),
  constraint desk_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.disaster_contents (
  alone boolean default true not null,
  title text not null,
  what_to_do text not null,
  shelters jsonb default '[]'::jsonb not null,
  phones jsonb default '[]'::jsonb not null,
  links jsonb default '[]'::jsonb not null,
  greeting_ja text not null,
  greeting_en text,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  constraint disaster_contents_alone_check CHECK (alone),
  constraint disaster_contents_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint disaster_contents_greeting_en_check CHECK (((length(greeting_en) >= 1) AND (length(greeting_en) <= 500))),
  constraint disaster_contents_greeting_ja_check CHECK (((length(greeting_ja) >= 1) AND (length(greeting_ja) <= 500))),
  constraint disaster_contents_links_check CHECK (((jsonb_typeof(links) = 'array'::text) AND (jsonb_array_length(links) <= 10))),
  constraint disaster_contents_phones_check CHECK (((jsonb_typeof(phones) = 'array'::text) AND (jsonb_array_length(phones) <= 10))),
  constraint disaster_contents_pkey PRIMARY KEY (alone),
  constraint disaster_contents_shelters_check CHECK (((jsonb_typeof(shelters) = 'array'::text) AND (jsonb_array_length(shelters) <= 30))),
  constraint disaster_contents_title_check CHECK (((title = btrim(title)) AND ((length(title) >= 1) AND (length(title) <= 40)))),
  constraint disaster_contents_what_to_do_check CHECK (((length(what_to_do) >= 1) AND (length(what_to_do) <= 1000)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.disasters (
  id bigint generated always as identity not null,
  began_at timestamp with time zone not null,
  began_by bigint not null,
  why_began text not null,
  ended_at timestamp with time zone,
  ended_by bigint,
  why_ended text,
  constraint disasters_began_by_fkey FOREIGN KEY (began_by) REFERENCES kernel.staff(id),
  constraint disasters_check CHECK ((ended_at >= began_at)),
  constraint disasters_check1 CHECK ((num_nulls(ended_at, ended_by, why_ended) = ANY (ARRAY[0, 3]))),
  constraint disasters_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kernel.staff(id),
  constraint disasters_pkey PRIMARY KEY (id),
  constraint disasters_why_began_check CHECK (((length(btrim(why_began)) >= 1) AND (length(btrim(why_began)) <= 200))),
  constraint disasters_why_ended_check CHECK (((length(btrim(why_ended)) >= 1) AND (length(btrim(why_ended)) <= 200)))
);
CREATE UNIQUE INDEX one_disaster_at_a_time ON inquiries.disasters USING btree ((true)) WHERE (ended_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.disclosures (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  reason text not null,
  with_notes boolean not null,
  made_at timestamp with time zone not null,
  made_by bigint not null,
  constraint disclosures_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint disclosures_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.staff(id),
  constraint disclosures_pkey PRIMARY KEY (id),
  constraint disclosures_reason_check CHECK (inquiries.is_line(reason, 200))
);
CREATE INDEX disclosures_of_a_conversation ON inquiries.disclosures USING btree (conversation_id);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT ON inquiries.disclosures FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.drafts (
  conversation_id bigint not null,
  staff_id bigint not null,
  body text not null,
  version uuid default gen_random_uuid() not null,
  form_key text,
  saved_at timestamp with time zone not null,
  choices text default ''::text not null,
  constraint drafts_body_check CHECK (((body <> ''::text) AND (length(body) <= 50000))),
  constraint drafts_choices_check CHECK ((length(choices) <= 2000)),
  constraint drafts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint drafts_pkey PRIMARY KEY (conversation_id, staff_id),
  constraint drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX drafts_by_staff ON inquiries.drafts USING btree (staff_id);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.drafts FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_adoptions (
  id bigint generated always as identity not null,
  slug text not null,
  title text not null,
  town_code text not null,
  town_name text not null,
  number integer not null,
  exported_at timestamp with time zone not null,
  items jsonb not null,
  fingerprint text not null,
  subject text not null,
  adopted_at timestamp with time zone not null,
  adopted_by bigint not null,
  constraint faq_adoptions_adopted_by_fkey FOREIGN KEY (adopted_by) REFERENCES kernel.staff(id),
  constraint faq_adoptions_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint faq_adoptions_items_check CHECK ((jsonb_typeof(items) = 'array'::text)),
  constraint faq_adoptions_number_check CHECK ((number > 0)),
  constraint faq_adoptions_pkey PRIMARY KEY (id),
  constraint faq_adoptions_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
  constraint faq_adoptions_town_code_check CHECK ((town_code ~ '^[0-9]{6}$'::text)),
  constraint faq_adoptions_town_name_check CHECK (((town_name <> ''::text) AND (length(town_name) <= 100)))
);
CREATE INDEX adoptions_of_a_set ON inquiries.faq_adoptions USING btree (town_code, slug, id);
-- madoguchi_program: INSERT, SELECT

create table inquiries.faq_editions (
  faq_id bigint not null,
  number integer not null,
  lang text not null,
  category text not null,
  question text not null,
  answer text not null,
  keywords text[] not null,
  published_at timestamp with time zone not null,
  published_by bigint not null,
  constraint faq_editions_faq_id_fkey FOREIGN KEY (faq_id) REFERENCES inquiries.faqs(id),
  constraint faq_editions_lang_check CHECK ((lang = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint faq_editions_number_check CHECK ((number > 0)),
  constraint faq_editions_pkey PRIMARY KEY (faq_id, number),
  constraint faq_editions_published_by_fkey FOREIGN KEY (published_by) REFERENCES kernel.staff(id)
);
-- madoguchi_program: INSERT, SELECT

create table inquiries.faq_gap_closings (
  id bigint generated always as identity not null,
  how text not null,
  faq_id bigint,
  reason text,
  closed_at timestamp with time zone not null,
  closed_by bigint not null,
  constraint closed_by_an_answer CHECK (((how = 'left'::text) = (faq_id IS NULL))),
  constraint faq_gap_closings_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES kernel.staff(id),
  constraint faq_gap_closings_faq_id_fkey FOREIGN KEY (faq_id) REFERENCES inquiries.faqs(id),
  constraint faq_gap_closings_how_check CHECK ((how = ANY (ARRAY['written'::text, 'exists'::text, 'left'::text]))),
  constraint faq_gap_closings_pkey PRIMARY KEY (id),
  constraint faq_gap_closings_reason_check CHECK (inquiries.is_line(reason, 200)),
  constraint left_for_a_reason CHECK (((how = 'left'::text) = (reason IS NOT NULL)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_gaps (
  id bigint generated always as identity not null,
  lang text not null,
  happened_at timestamp with time zone not null,
  times integer default 1 not null,
  message_id bigint,
  section_id bigint,
  searched_on date,
  folded text,
  words text,
  closing_id bigint,
  constraint asked_once CHECK (((message_id IS NULL) OR (times = 1))),
  constraint asked_or_searched CHECK (((num_nulls(message_id, section_id) = ANY (ARRAY[0, 2])) AND (num_nulls(searched_on, folded, words) = ANY (ARRAY[0, 3])) AND ((message_id IS NULL) = (words IS NOT NULL)))),
  constraint faq_gaps_closing_id_fkey FOREIGN KEY (closing_id) REFERENCES inquiries.faq_gap_closings(id),
  constraint faq_gaps_folded_check CHECK (((folded <> ''::text) AND (length(folded) <= 400))),
  constraint faq_gaps_lang_check CHECK ((lang = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint faq_gaps_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint faq_gaps_message_id_key UNIQUE (message_id),
  constraint faq_gaps_pkey PRIMARY KEY (id),
  constraint faq_gaps_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint faq_gaps_times_check CHECK ((times > 0)),
  constraint faq_gaps_words_check CHECK (inquiries.is_line(words, 200)),
  constraint searched_once_a_day UNIQUE (searched_on, lang, folded)
);
CREATE INDEX faq_gaps_of_a_section ON inquiries.faq_gaps USING btree (section_id, happened_at DESC, id DESC) WHERE (closing_id IS NULL);
CREATE INDEX faq_searches_by_age ON inquiries.faq_gaps USING btree (happened_at) WHERE (message_id IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_offers (
  key uuid not null,
  lang text not null,
  faqs bigint[] not null,
  offered_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  solved_at timestamp with time zone,
  solved_by bigint,
  asked_at timestamp with time zone,
  constraint faq_offers_faqs_check CHECK (((cardinality(faqs) >= 1) AND (cardinality(faqs) <= 3))),
  constraint faq_offers_lang_check CHECK ((lang = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint faq_offers_pkey PRIMARY KEY (key),
  constraint faq_offers_solved_by_fkey FOREIGN KEY (solved_by) REFERENCES inquiries.faqs(id),
  constraint one_way_on CHECK (((solved_at IS NULL) OR (asked_at IS NULL))),
  constraint solved_by_an_answer CHECK (((solved_at IS NULL) = (solved_by IS NULL))),
  constraint solved_by_what_was_offered CHECK ((solved_by = ANY (faqs))),
  constraint told_within_a_day CHECK ((GREATEST(opened_at, solved_at, asked_at) < (offered_at + '1 day'::interval)))
);
CREATE INDEX faq_offers_by_age ON inquiries.faq_offers USING btree (offered_at);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_replies (
  held_reply_id bigint not null,
  message_id bigint,
  faq_id bigint,
  edition integer,
  place smallint,
  constraint faq_replies_check CHECK (((faq_id IS NULL) = (edition IS NULL))),
  constraint faq_replies_check1 CHECK (((place IS NULL) OR (faq_id IS NOT NULL))),
  constraint faq_replies_check2 CHECK (((message_id IS NOT NULL) OR (faq_id IS NOT NULL))),
  constraint faq_replies_faq_id_edition_fkey FOREIGN KEY (faq_id, edition) REFERENCES inquiries.faq_editions(faq_id, number),
  constraint faq_replies_held_reply_id_fkey FOREIGN KEY (held_reply_id) REFERENCES inquiries.held_replies(id),
  constraint faq_replies_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint faq_replies_pkey PRIMARY KEY (held_reply_id),
  constraint faq_replies_place_check CHECK (((place >= 1) AND (place <= 5)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_reviews (
  faq_id bigint not null,
  edition integer not null,
  reviewed_at timestamp with time zone not null,
  reviewed_by bigint not null,
  next_on date not null,
  id bigint generated always as identity not null,
  constraint faq_reviews_check CHECK ((next_on > ((reviewed_at AT TIME ZONE 'Asia/Tokyo'::text))::date)),
  constraint faq_reviews_faq_id_edition_fkey FOREIGN KEY (faq_id, edition) REFERENCES inquiries.faq_editions(faq_id, number),
  constraint faq_reviews_pkey PRIMARY KEY (id),
  constraint faq_reviews_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES kernel.staff(id)
);
CREATE INDEX reviews_of_a_faq ON inquiries.faq_reviews USING btree (faq_id, id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_sets (
  slug text not null,
  title text not null,
  section_id bigint not null,
  number integer default 1 not null,
  keys uuid[] not null,
  exported_at timestamp with time zone not null,
  exported_by bigint not null,
  constraint faq_sets_exported_by_fkey FOREIGN KEY (exported_by) REFERENCES kernel.staff(id),
  constraint faq_sets_keys_check CHECK (((cardinality(keys) >= 1) AND (cardinality(keys) <= 200))),
  constraint faq_sets_number_check CHECK ((number > 0)),
  constraint faq_sets_pkey PRIMARY KEY (slug),
  constraint faq_sets_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint faq_sets_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
  constraint faq_sets_title_check CHECK (inquiries.is_line(title, 60))
);
-- madoguchi_program: INSERT, SELECT, UPDATE

create table inquiries.faq_synonym_groups (
  id bigint generated always as identity not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  constraint a_group_has_two_words TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint faq_synonym_groups_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint faq_synonym_groups_pkey PRIMARY KEY (id)
);
CREATE CONSTRAINT TRIGGER a_group_has_two_words AFTER INSERT ON inquiries.faq_synonym_groups DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_lonely_synonym();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faq_synonyms (
  folded text not null,
  group_id bigint not null,
  position integer not null,
  word text not null,
  constraint a_group_keeps_two_words TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint a_word_belongs_to_one_group PRIMARY KEY (folded),
  constraint faq_synonyms_folded_check CHECK (((folded <> ''::text) AND (length(folded) <= 60))),
  constraint faq_synonyms_group_id_fkey FOREIGN KEY (group_id) REFERENCES inquiries.faq_synonym_groups(id) ON DELETE CASCADE,
  constraint faq_synonyms_group_id_position_key UNIQUE (group_id, "position"),
  constraint faq_synonyms_position_check CHECK ((("position" >= 1) AND ("position" <= 20))),
  constraint faq_synonyms_word_check CHECK (inquiries.is_line(word, 30))
);
CREATE CONSTRAINT TRIGGER a_group_keeps_two_words AFTER DELETE OR UPDATE OF group_id ON inquiries.faq_synonyms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_lonely_synonym();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.faqs (
  id bigint generated always as identity not null,
  key uuid default gen_random_uuid() not null,
  section_id bigint not null,
  state text default 'draft'::text not null,
  lang text not null,
  category text not null,
  question text not null,
  answer text not null,
  keywords text[] not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  review_on date,
  constraint faqs_answer_check CHECK (((answer <> ''::text) AND (length(answer) <= 4000))),
  constraint faqs_category_check CHECK (inquiries.is_line(category, 40)),
  constraint faqs_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint faqs_key_key UNIQUE (key),
  constraint faqs_keywords_check CHECK ((cardinality(keywords) <= 20)),
  constraint faqs_lang_check CHECK ((lang = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint faqs_pkey PRIMARY KEY (id),
  constraint faqs_question_check CHECK (inquiries.is_line(question, 200)),
  constraint faqs_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint faqs_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'withdrawn'::text]))),
  constraint what_is_published_is_reviewed CHECK (((state <> 'published'::text) OR (review_on IS NOT NULL)))
);
CREATE INDEX faqs_of_a_section ON inquiries.faqs USING btree (section_id, id);
CREATE INDEX faqs_to_review ON inquiries.faqs USING btree (section_id, review_on) WHERE (state = 'published'::text);
CREATE INDEX published_faqs ON inquiries.faqs USING btree (id) WHERE (state = 'published'::text);
-- madoguchi_program: INSERT, SELECT, UPDATE

create table inquiries.held_files (
  reply_id bigint not null,
  position integer not null,
  sha256 bytea not null,
  preview_sha256 bytea,
  cover_sha256 bytea,
  name text not null,
  constraint held_files_cover_sha256_fkey FOREIGN KEY (cover_sha256) REFERENCES kernel.files(sha256),
  constraint held_files_pkey PRIMARY KEY (reply_id, "position"),
  constraint held_files_preview_sha256_fkey FOREIGN KEY (preview_sha256) REFERENCES kernel.files(sha256),
  constraint held_files_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES inquiries.held_replies(id),
  constraint held_files_sha256_fkey FOREIGN KEY (sha256) REFERENCES kernel.files(sha256)
);
CREATE INDEX held_files_by_content ON inquiries.held_files USING btree (sha256);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.held_replies (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  staff_id bigint not null,
  state text default 'waiting'::text not null,
  body text not null,
  client_key text not null,
  answers_up_to bigint not null,
  scheduled boolean not null,
  send_after timestamp with time zone not null,
  version integer default 1 not null,
  written_at timestamp with time zone not null,
  told_at timestamp with time zone,
  ended_at timestamp with time zone,
  taken_back_by bigint,
  proposed_reply_id bigint,
  decided_by bigint,
  choices text[] default '{}'::text[] not null,
  quotes_id bigint,
  constraint choices_live_in_one_place CHECK (((state = ANY (ARRAY['proposed'::text, 'waiting'::text])) OR (choices = '{}'::text[]))),
  constraint held_replies_body_check CHECK ((length(body) <= 20000)),
  constraint held_replies_check CHECK ((send_after >= written_at)),
  constraint held_replies_check2 CHECK (((state = 'taken_back'::text) = (taken_back_by IS NOT NULL))),
  constraint held_replies_choices_check CHECK ((cardinality(choices) <= 13)),
  constraint held_replies_client_key_key UNIQUE (client_key),
  constraint held_replies_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint held_replies_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.staff(id),
  constraint held_replies_pkey PRIMARY KEY (id),
  constraint held_replies_proposed_reply_id_fkey FOREIGN KEY (proposed_reply_id) REFERENCES inquiries.proposed_replies(id),
  constraint held_replies_quotes_id_fkey FOREIGN KEY (quotes_id) REFERENCES inquiries.messages(id),
  constraint held_replies_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint held_replies_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'waiting'::text, 'sent'::text, 'taken_back'::text]))),
  constraint held_replies_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES kernel.staff(id),
  constraint only_its_author_undoes CHECK ((scheduled OR (proposed_reply_id IS NOT NULL) OR (taken_back_by = staff_id))),
  constraint only_what_was_decided_goes CHECK (((proposed_reply_id IS NULL) OR (state = ANY (ARRAY['proposed'::text, 'taken_back'::text])) OR (decided_by IS NOT NULL))),
  constraint what_is_proposed_has_its_proposal CHECK (((state <> 'proposed'::text) OR ((proposed_reply_id IS NOT NULL) AND (decided_by IS NULL)))),
  constraint what_waits_has_not_ended CHECK (((state = ANY (ARRAY['proposed'::text, 'waiting'::text])) = (ended_at IS NULL))),
  constraint words_live_in_one_place CHECK (((state = ANY (ARRAY['proposed'::text, 'waiting'::text])) OR (body = ''::text)))
);
CREATE INDEX held_replies_that_wait ON inquiries.held_replies USING btree (conversation_id, send_after, id) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX one_reply_of_a_proposal ON inquiries.held_replies USING btree (proposed_reply_id) WHERE (state = ANY (ARRAY['proposed'::text, 'waiting'::text]));
CREATE TRIGGER a_reply_ends_once BEFORE UPDATE ON inquiries.held_replies FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_second_end();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.held_replies FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
CREATE TRIGGER quotes_what_was_said_here BEFORE INSERT ON inquiries.held_replies FOR EACH ROW WHEN ((new.quotes_id IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_foreign_quote();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.language_model (
  id smallint default 1 not null,
  url text not null,
  model text not null,
  uses text[] not null,
  calls_a_day integer not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  constraint language_model_calls_a_day_check CHECK (((calls_a_day >= 1) AND (calls_a_day <= 100000))),
  constraint language_model_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint language_model_id_check CHECK ((id = 1)),
  constraint language_model_model_check CHECK (((model <> ''::text) AND (length(model) <= 200))),
  constraint language_model_pkey PRIMARY KEY (id),
  constraint language_model_url_check CHECK (((url <> ''::text) AND (length(url) <= 500))),
  constraint language_model_uses_check CHECK ((uses <@ ARRAY['draft'::text, 'summary'::text, 'plain'::text, 'translation'::text, 'reading'::text]))
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

create table inquiries.line_friends (
  line_user_id text not null,
  following boolean not null,
  constraint line_friends_pkey PRIMARY KEY (line_user_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.line_incidents (
  id bigint generated always as identity not null,
  happened_on date not null,
  what text not null,
  done text not null,
  key uuid not null,
  entered_at timestamp with time zone not null,
  entered_by bigint not null,
  struck_at timestamp with time zone,
  struck_by bigint,
  constraint line_incidents_check CHECK (((struck_at IS NULL) = (struck_by IS NULL))),
  constraint line_incidents_done_check CHECK (((done = btrim(done)) AND ((length(done) >= 1) AND (length(done) <= 500)))),
  constraint line_incidents_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES kernel.staff(id),
  constraint line_incidents_key_key UNIQUE (key),
  constraint line_incidents_pkey PRIMARY KEY (id),
  constraint line_incidents_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES kernel.staff(id),
  constraint line_incidents_what_check CHECK (((what = btrim(what)) AND ((length(what) >= 1) AND (length(what) <= 500))))
);
CREATE INDEX line_incidents_by_day ON inquiries.line_incidents USING btree (happened_on) WHERE (struck_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.line_sign_ins (
  digest bytea not null,
  line_user_id text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint line_sign_ins_check CHECK ((expires_at > made_at)),
  constraint line_sign_ins_digest_check CHECK ((length(digest) = 32)),
  constraint line_sign_ins_line_user_id_check CHECK ((line_user_id <> ''::text)),
  constraint line_sign_ins_pkey PRIMARY KEY (digest)
);
CREATE INDEX line_sign_ins_by_age ON inquiries.line_sign_ins USING btree (expires_at);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.links (
  digest bytea not null,
  conversation_id bigint not null,
  mailed boolean not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint links_check CHECK ((expires_at >= made_at)),
  constraint links_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint links_digest_check CHECK ((length(digest) = 32)),
  constraint links_pkey PRIMARY KEY (digest)
);
CREATE INDEX links_by_age ON inquiries.links USING btree (expires_at);
CREATE INDEX links_of_a_conversation ON inquiries.links USING btree (conversation_id);
CREATE TRIGGER no_open_address BEFORE INSERT ON inquiries.links FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_open_address();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.links FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.machine_calls (
  on_day date not null,
  use text not null,
  calls integer default 0 not null,
  failed integer default 0 not null,
  characters bigint default 0 not null,
  constraint machine_calls_calls_check CHECK ((calls >= 0)),
  constraint machine_calls_characters_check CHECK ((characters >= 0)),
  constraint machine_calls_check CHECK (((failed >= 0) AND (failed <= calls))),
  constraint machine_calls_pkey PRIMARY KEY (on_day, use),
  constraint machine_calls_use_check CHECK ((use = ANY (ARRAY['draft'::text, 'summary'::text, 'plain'::text, 'translation'::text, 'reading'::text, 'trial'::text])))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.machine_texts (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  use text not null,
  state text default 'asked'::text not null,
  message_id bigint,
  language text,
  original text default ''::text not null,
  body text default ''::text not null,
  sources bigint[] default '{}'::bigint[] not null,
  warning text default ''::text not null,
  failure text,
  model text,
  asked_at timestamp with time zone not null,
  asked_by bigint not null,
  ended_at timestamp with time zone,
  put_away_at timestamp with time zone,
  constraint machine_texts_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint machine_texts_body_check CHECK ((length(body) <= 20000)),
  constraint machine_texts_check CHECK (((message_id IS NOT NULL) = (use = ANY (ARRAY['summary'::text, 'reading'::text])))),
  constraint machine_texts_check1 CHECK (((original <> ''::text) = (use = ANY (ARRAY['plain'::text, 'translation'::text])))),
  constraint machine_texts_check2 CHECK (((language IS NOT NULL) = (use = 'translation'::text))),
  constraint machine_texts_check3 CHECK (((body <> ''::text) = (state = 'answered'::text))),
  constraint machine_texts_check4 CHECK (((failure IS NOT NULL) = (state = 'failed'::text))),
  constraint machine_texts_check5 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['answered'::text, 'failed'::text])))),
  constraint machine_texts_check6 CHECK (((put_away_at IS NULL) OR (ended_at IS NOT NULL))),
  constraint machine_texts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint machine_texts_failure_check CHECK ((failure <> ''::text)),
  constraint machine_texts_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint machine_texts_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint machine_texts_original_check CHECK ((length(original) <= 10000)),
  constraint machine_texts_pkey PRIMARY KEY (id),
  constraint machine_texts_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'sent'::text, 'answered'::text, 'failed'::text]))),
  constraint machine_texts_use_check CHECK ((use = ANY (ARRAY['draft'::text, 'summary'::text, 'plain'::text, 'translation'::text, 'reading'::text])))
);
CREATE UNIQUE INDEX conversation_is_summed_up_once ON inquiries.machine_texts USING btree (conversation_id) WHERE ((use = 'summary'::text) AND (state = ANY (ARRAY['asked'::text, 'sent'::text])));
CREATE UNIQUE INDEX machine_is_asked_once ON inquiries.machine_texts USING btree (conversation_id, use, asked_by, COALESCE(message_id, (0)::bigint)) WHERE ((use <> 'summary'::text) AND (state = ANY (ARRAY['asked'::text, 'sent'::text])));
CREATE INDEX machine_texts_of_a_conversation ON inquiries.machine_texts USING btree (conversation_id, use, id);
CREATE TRIGGER nothing_confidential_for_machines BEFORE INSERT OR UPDATE OF state, conversation_id, message_id ON inquiries.machine_texts FOR EACH ROW WHEN ((new.state = ANY (ARRAY['asked'::text, 'sent'::text]))) EXECUTE FUNCTION inquiries.keep_from_machines();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.machine_texts FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.menu_editions (
  id bigint generated always as identity not null,
  key uuid default gen_random_uuid() not null,
  menu_id bigint,
  name text not null,
  bar_text text not null,
  layout text not null,
  fields jsonb not null,
  audience text not null,
  label_id bigint,
  published_at timestamp with time zone not null,
  published_by bigint not null,
  ended_at timestamp with time zone,
  line_id text,
  uploaded_at timestamp with time zone,
  gone_at timestamp with time zone,
  failure text,
  constraint menu_editions_check CHECK ((ended_at >= published_at)),
  constraint menu_editions_check1 CHECK (((uploaded_at IS NULL) OR (line_id IS NOT NULL))),
  constraint menu_editions_check2 CHECK (((gone_at IS NULL) OR (ended_at IS NOT NULL))),
  constraint menu_editions_check3 CHECK (((label_id IS NOT NULL) = (audience = 'label'::text))),
  constraint menu_editions_key_key UNIQUE (key),
  constraint menu_editions_label_id_fkey FOREIGN KEY (label_id) REFERENCES inquiries.notice_labels(id),
  constraint menu_editions_line_id_key UNIQUE (line_id),
  constraint menu_editions_menu_id_fkey FOREIGN KEY (menu_id) REFERENCES inquiries.menus(id) ON DELETE SET NULL,
  constraint menu_editions_pkey PRIMARY KEY (id),
  constraint menu_editions_published_by_fkey FOREIGN KEY (published_by) REFERENCES kernel.staff(id)
);
CREATE INDEX menu_editions_of_a_menu ON inquiries.menu_editions USING btree (menu_id);
CREATE UNIQUE INDEX one_menu_for_each_audience ON inquiries.menu_editions USING btree (audience, COALESCE(label_id, (0)::bigint)) WHERE (ended_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.menu_links (
  line_user_id text not null,
  edition_id bigint not null,
  constraint menu_links_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES inquiries.menu_editions(id),
  constraint menu_links_line_user_id_fkey FOREIGN KEY (line_user_id) REFERENCES inquiries.line_friends(line_user_id) ON DELETE CASCADE,
  constraint menu_links_pkey PRIMARY KEY (line_user_id)
);
CREATE INDEX menu_links_of_an_edition ON inquiries.menu_links USING btree (edition_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.menus (
  id bigint generated always as identity not null,
  client_key uuid not null,
  name text not null,
  bar_text text not null,
  layout text not null,
  fields jsonb not null,
  audience text not null,
  label_id bigint,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  constraint a_field_for_each_place CHECK ((jsonb_array_length(fields) =
CASE layout
    WHEN 'one'::text THEN 1
    WHEN 'two'::text THEN 2
    WHEN 'three'::text THEN 3
    WHEN 'four'::text THEN 4
    ELSE 6
END)),
  constraint a_label_for_a_label CHECK (((label_id IS NOT NULL) = (audience = 'label'::text))),
  constraint menus_audience_check CHECK ((audience = ANY (ARRAY['everybody'::text, 'signed_in'::text, 'label'::text, 'disaster'::text]))),
  constraint menus_bar_text_check CHECK (((bar_text = btrim(bar_text)) AND ((length(bar_text) >= 1) AND (length(bar_text) <= 14)))),
  constraint menus_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint menus_client_key_key UNIQUE (client_key),
  constraint menus_label_id_fkey FOREIGN KEY (label_id) REFERENCES inquiries.notice_labels(id),
  constraint menus_layout_check CHECK ((layout = ANY (ARRAY['one'::text, 'two'::text, 'three'::text, 'four'::text, 'six'::text]))),
  constraint menus_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 40)))),
  constraint menus_pkey PRIMARY KEY (id)
);
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
  told text[],
  answers_up_to bigint,
  quote_token text,
  quotes_id bigint,
  constraint messages_author_check CHECK ((author = ANY (ARRAY['resident'::text, 'staff'::text, 'system'::text]))),
  constraint messages_check CHECK (((author = 'staff'::text) = (staff_id IS NOT NULL))),
  constraint messages_check1 CHECK (((withdrawn_at IS NULL) OR (body = ''::text))),
  constraint messages_client_key_key UNIQUE (client_key),
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'image'::text, 'video'::text, 'audio'::text, 'file'::text, 'location'::text, 'sticker'::text, 'notice'::text, 'other'::text]))),
  constraint messages_line_message_id_key UNIQUE (line_message_id),
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_quotes_id_fkey FOREIGN KEY (quotes_id) REFERENCES inquiries.messages(id),
  constraint messages_sending_id_fkey FOREIGN KEY (sending_id) REFERENCES inquiries.sendings(id),
  constraint messages_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint messages_told_check CHECK ((told <@ ARRAY['mail'::text, 'line'::text])),
  constraint only_answers_answer CHECK (((answers_up_to IS NULL) OR (author = 'staff'::text))),
  constraint only_the_town_tells CHECK (((told IS NULL) OR (author <> 'resident'::text))),
  constraint what_is_withdrawn_is_not_quoted CHECK (((withdrawn_at IS NULL) OR (quote_token IS NULL)))
);
CREATE INDEX messages_in_order ON inquiries.messages USING btree (conversation_id, occurred_at DESC, id DESC);
CREATE INDEX messages_of_sending ON inquiries.messages USING btree (sending_id) WHERE (sending_id IS NOT NULL);
CREATE INDEX said_since ON inquiries.messages USING btree (occurred_at) INCLUDE (conversation_id) WHERE (author <> 'system'::text);
CREATE TRIGGER marked_for_search AFTER INSERT ON inquiries.messages REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION inquiries.mark_conversations();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.messages FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
CREATE TRIGGER quotes_what_was_said_here BEFORE INSERT ON inquiries.messages FOR EACH ROW WHEN ((new.quotes_id IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_foreign_quote();
CREATE TRIGGER told_to_webhooks AFTER INSERT ON inquiries.messages FOR EACH ROW WHEN ((new.author <> 'system'::text)) EXECUTE FUNCTION inquiries.tell_webhooks_of_message();
CREATE TRIGGER withdrawn_from_machines AFTER UPDATE OF withdrawn_at ON inquiries.messages FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION inquiries.forget_what_machines_made();
CREATE TRIGGER withdrawn_from_search AFTER UPDATE OF body ON inquiries.messages FOR EACH ROW WHEN ((old.body <> new.body)) EXECUTE FUNCTION inquiries.forget_withdrawn();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.note_mentions (
  note_id bigint not null,
  staff_id bigint not null,
  constraint note_mentions_note_id_fkey FOREIGN KEY (note_id) REFERENCES inquiries.notes(id),
  constraint note_mentions_pkey PRIMARY KEY (note_id, staff_id),
  constraint note_mentions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: INSERT, SELECT

create table inquiries.notes (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  kind text not null,
  author_id bigint,
  body text default ''::text not null,
  from_section_id bigint,
  to_section_id bigint,
  written_at timestamp with time zone not null,
  key uuid,
  struck_at timestamp with time zone,
  constraint notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES kernel.staff(id),
  constraint notes_body_check CHECK ((length(body) <= 2000)),
  constraint notes_check CHECK (((author_id IS NOT NULL) OR (kind = 'reopened'::text))),
  constraint notes_check2 CHECK (((kind = 'moved'::text) = ((from_section_id IS NOT NULL) AND (to_section_id IS NOT NULL) AND (from_section_id <> to_section_id)))),
  constraint notes_check3 CHECK (((kind = 'note'::text) = (key IS NOT NULL))),
  constraint notes_check4 CHECK (((struck_at IS NULL) OR (kind = 'note'::text))),
  constraint notes_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint notes_from_section_id_fkey FOREIGN KEY (from_section_id) REFERENCES kernel.sections(id),
  constraint notes_key_key UNIQUE (key),
  constraint notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'moved'::text, 'closed'::text, 'reopened'::text, 'viewed'::text, 'merged'::text, 'unmerged'::text]))),
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_to_section_id_fkey FOREIGN KEY (to_section_id) REFERENCES kernel.sections(id),
  constraint what_has_words CHECK (((kind = ANY (ARRAY['note'::text, 'moved'::text, 'viewed'::text, 'merged'::text, 'unmerged'::text])) = (body <> ''::text)))
);
CREATE INDEX notes_in_order ON inquiries.notes USING btree (conversation_id, written_at DESC, id DESC);
CREATE INDEX notes_of_closing ON inquiries.notes USING btree (written_at) WHERE (kind = 'closed'::text);
CREATE INDEX reasons_of_merges ON inquiries.notes USING btree (split_part(body, ':'::text, 1)) WHERE (kind = 'merged'::text);
CREATE TRIGGER marked_for_search AFTER INSERT ON inquiries.notes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION inquiries.mark_conversations();
CREATE TRIGGER note_marked_for_search AFTER UPDATE OF struck_at ON inquiries.notes FOR EACH ROW EXECUTE FUNCTION inquiries.mark_conversation('conversation_id');
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.notes FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: INSERT, SELECT

create table inquiries.notice_labels (
  id bigint generated always as identity not null,
  kind text not null,
  name text not null,
  retired_at timestamp with time zone,
  constraint notice_labels_id_kind_key UNIQUE (id, kind),
  constraint notice_labels_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'ward'::text]))),
  constraint notice_labels_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 30)))),
  constraint notice_labels_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_notice_label_of_a_name ON inquiries.notice_labels USING btree (kind, name) WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.notice_links (
  digest bytea not null,
  line_user_id text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint notice_links_digest_check CHECK ((length(digest) = 32)),
  constraint notice_links_pkey PRIMARY KEY (digest)
);
CREATE INDEX notice_links_expires_at_idx ON inquiries.notice_links USING btree (expires_at);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.opinion_requests (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  from_section_id bigint not null,
  section_id bigint not null,
  asked_by bigint not null,
  asked_at timestamp with time zone not null,
  question text not null,
  wished_on date not null,
  key uuid not null,
  outcome text,
  ended_at timestamp with time zone,
  ended_by bigint,
  opinion text default ''::text not null,
  constraint only_an_end_has_an_author CHECK (((outcome IS NOT NULL) OR (ended_by IS NULL))),
  constraint opinion_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint opinion_requests_check CHECK ((ended_at >= asked_at)),
  constraint opinion_requests_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint opinion_requests_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kernel.staff(id),
  constraint opinion_requests_from_section_id_fkey FOREIGN KEY (from_section_id) REFERENCES kernel.sections(id),
  constraint opinion_requests_key_section_id_key UNIQUE (key, section_id),
  constraint opinion_requests_opinion_check CHECK ((length(opinion) <= 2000)),
  constraint opinion_requests_outcome_check CHECK ((outcome = ANY (ARRAY['given'::text, 'withdrawn'::text, 'closed'::text, 'moved'::text, 'confidential'::text]))),
  constraint opinion_requests_pkey PRIMARY KEY (id),
  constraint opinion_requests_question_check CHECK (((length(question) >= 1) AND (length(question) <= 2000))),
  constraint opinion_requests_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint others_are_asked CHECK ((section_id <> from_section_id)),
  constraint somebody_ends_it CHECK (((COALESCE(outcome, 'confidential'::text) = 'confidential'::text) OR (ended_by IS NOT NULL))),
  constraint what_ended_says_when CHECK (((outcome IS NULL) = (ended_at IS NULL))),
  constraint who_answers_says_something CHECK (((NOT (outcome IS DISTINCT FROM 'given'::text)) = (opinion <> ''::text)))
);
CREATE UNIQUE INDEX one_open_request_of_a_section ON inquiries.opinion_requests USING btree (conversation_id, section_id) WHERE (outcome IS NULL);
CREATE INDEX opinion_requests_of_a_conversation ON inquiries.opinion_requests USING btree (conversation_id, id);
CREATE INDEX opinions_given ON inquiries.opinion_requests USING btree (section_id, ended_at DESC, id DESC) WHERE (outcome = 'given'::text);
CREATE INDEX opinions_owed ON inquiries.opinion_requests USING btree (section_id, wished_on, id) WHERE (outcome IS NULL);
CREATE TRIGGER a_request_ends_once BEFORE UPDATE ON inquiries.opinion_requests FOR EACH ROW WHEN ((old.outcome IS NOT NULL)) EXECUTE FUNCTION inquiries.refuse_second_opinion();
CREATE TRIGGER asked_about_what_is_open BEFORE INSERT ON inquiries.opinion_requests FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_to_ask();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.opinion_requests FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: INSERT, SELECT, UPDATE

create unlogged table inquiries.presences (
  conversation_id bigint not null,
  staff_id bigint not null,
  seen_at timestamp with time zone not null,
  constraint presences_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id) ON DELETE CASCADE,
  constraint presences_pkey PRIMARY KEY (conversation_id, staff_id),
  constraint presences_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id) ON DELETE CASCADE
);
CREATE INDEX presences_of_staff ON inquiries.presences USING btree (staff_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.promise_terms (
  section_id bigint,
  amount integer not null,
  unit text not null,
  warn_hours integer not null,
  answers boolean not null,
  words_ja text,
  words_en text,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  words_easy text,
  words_zh text,
  words_ko text,
  words_vi text,
  words_pt text,
  constraint promise_terms_amount_check CHECK (((amount >= 1) AND (amount <= 30))),
  constraint promise_terms_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint promise_terms_check CHECK (((unit = 'day'::text) OR (warn_hours < amount))),
  constraint promise_terms_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint promise_terms_section_id_key UNIQUE NULLS NOT DISTINCT (section_id),
  constraint promise_terms_unit_check CHECK ((unit = ANY (ARRAY['day'::text, 'hour'::text]))),
  constraint promise_terms_warn_hours_check CHECK (((warn_hours >= 0) AND (warn_hours <= 8))),
  constraint promise_terms_words_easy_check CHECK ((((length(words_easy) >= 1) AND (length(words_easy) <= 500)) AND (POSITION(('{日}'::text) IN (words_easy)) > 0))),
  constraint promise_terms_words_en_check CHECK ((((length(words_en) >= 1) AND (length(words_en) <= 500)) AND (POSITION(('{日}'::text) IN (words_en)) > 0))),
  constraint promise_terms_words_ja_check CHECK ((((length(words_ja) >= 1) AND (length(words_ja) <= 500)) AND (POSITION(('{日}'::text) IN (words_ja)) > 0))),
  constraint promise_terms_words_ko_check CHECK ((((length(words_ko) >= 1) AND (length(words_ko) <= 500)) AND (POSITION(('{日}'::text) IN (words_ko)) > 0))),
  constraint promise_terms_words_pt_check CHECK ((((length(words_pt) >= 1) AND (length(words_pt) <= 500)) AND (POSITION(('{日}'::text) IN (words_pt)) > 0))),
  constraint promise_terms_words_vi_check CHECK ((((length(words_vi) >= 1) AND (length(words_vi) <= 500)) AND (POSITION(('{日}'::text) IN (words_vi)) > 0))),
  constraint promise_terms_words_zh_check CHECK ((((length(words_zh) >= 1) AND (length(words_zh) <= 500)) AND (POSITION(('{日}'::text) IN (words_zh)) > 0))),
  constraint words_are_the_towns CHECK (((section_id IS NULL) OR (num_nonnulls(words_ja, words_easy, words_en, words_zh, words_ko, words_vi, words_pt) = 0)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.promises (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  waiting_since timestamp with time zone not null,
  promised_until timestamp with time zone not null,
  warn_at timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by bigint,
  notice_id bigint,
  warned_at timestamp with time zone,
  break_told_at timestamp with time zone,
  outcome text,
  answered_at timestamp with time zone,
  constraint only_an_answer_keeps CHECK (
CASE
    WHEN (outcome = 'kept'::text) THEN COALESCE((answered_at <= promised_until), false)
    WHEN (outcome = 'broken'::text) THEN COALESCE((answered_at > promised_until), true)
    ELSE (answered_at IS NULL)
END),
  constraint promises_check CHECK ((promised_until > made_at)),
  constraint promises_check1 CHECK ((warn_at < promised_until)),
  constraint promises_check2 CHECK (((made_by IS NULL) OR (notice_id IS NOT NULL))),
  constraint promises_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint promises_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.staff(id),
  constraint promises_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES inquiries.messages(id),
  constraint promises_notice_id_key UNIQUE (notice_id),
  constraint promises_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'broken'::text, 'moved'::text, 'excused'::text, 'merged'::text]))),
  constraint promises_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_promise_stands ON inquiries.promises USING btree (conversation_id) WHERE (outcome IS NULL);
CREATE INDEX promises_by_day ON inquiries.promises USING btree (promised_until);
CREATE INDEX promises_of_a_conversation ON inquiries.promises USING btree (conversation_id, id);
CREATE INDEX promises_to_tell_broken ON inquiries.promises USING btree (promised_until) WHERE ((outcome IS NULL) AND (break_told_at IS NULL));
CREATE INDEX promises_to_warn_of ON inquiries.promises USING btree (warn_at) WHERE ((outcome IS NULL) AND (warned_at IS NULL));
CREATE TRIGGER told_to_webhooks AFTER UPDATE OF break_told_at, outcome ON inquiries.promises FOR EACH ROW WHEN (((old.break_told_at IS NULL) AND ((new.break_told_at IS NOT NULL) OR ((new.outcome = 'broken'::text) AND (old.outcome IS DISTINCT FROM 'broken'::text))))) EXECUTE FUNCTION inquiries.tell_webhooks_of_promise();
-- madoguchi_program: INSERT, SELECT, UPDATE

create table inquiries.proposed_replies (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  section_id bigint not null,
  staff_id bigint not null,
  proposal_id bigint,
  state text default 'proposed'::text not null,
  seen_up_to bigint not null,
  decided_words text,
  decided_by bigint,
  proposed_at timestamp with time zone not null,
  constraint nobody_decides_their_own CHECK ((decided_by <> staff_id)),
  constraint proposed_replies_check CHECK (((state = 'decided'::text) = (decided_by IS NOT NULL))),
  constraint proposed_replies_check1 CHECK (((decided_words IS NULL) OR (state = 'decided'::text))),
  constraint proposed_replies_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint proposed_replies_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.staff(id),
  constraint proposed_replies_decided_words_check CHECK ((length(decided_words) <= 20000)),
  constraint proposed_replies_pkey PRIMARY KEY (id),
  constraint proposed_replies_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint proposed_replies_proposal_id_key UNIQUE (proposal_id),
  constraint proposed_replies_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint proposed_replies_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint proposed_replies_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'returned'::text, 'decided'::text, 'given_up'::text])))
);
CREATE UNIQUE INDEX one_proposed_reply_of_a_conversation ON inquiries.proposed_replies USING btree (conversation_id) WHERE (state = 'proposed'::text);
CREATE INDEX proposed_replies_of_a_conversation ON inquiries.proposed_replies USING btree (conversation_id, id);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.proposed_replies FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
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

create table inquiries.retention (
  only_row boolean default true not null,
  most integer default 500 not null,
  percent integer default 5 not null,
  version integer default 1 not null,
  told integer,
  confirmed integer,
  confirmed_at timestamp with time zone,
  confirmed_by bigint,
  constraint retention_check CHECK (((confirmed IS NULL) = (confirmed_at IS NULL))),
  constraint retention_check1 CHECK (((confirmed IS NULL) = (confirmed_by IS NULL))),
  constraint retention_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES kernel.staff(id),
  constraint retention_confirmed_check CHECK ((confirmed > 0)),
  constraint retention_most_check CHECK (((most >= 1) AND (most <= 100000))),
  constraint retention_only_row_check CHECK (only_row),
  constraint retention_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  constraint retention_pkey PRIMARY KEY (only_row)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.retention_holds (
  conversation_id bigint not null,
  reason text not null,
  until date not null,
  set_at timestamp with time zone not null,
  set_by bigint not null,
  constraint retention_holds_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint retention_holds_pkey PRIMARY KEY (conversation_id),
  constraint retention_holds_reason_check CHECK (inquiries.is_line(reason, 200)),
  constraint retention_holds_set_by_fkey FOREIGN KEY (set_by) REFERENCES kernel.staff(id)
);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT ON inquiries.retention_holds FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.retention_terms (
  section_id bigint,
  kind text not null,
  months integer not null,
  constraint retention_terms_kind_check CHECK ((kind = ANY (ARRAY['line'::text, 'web'::text, 'phone'::text, 'confidential'::text, 'counted'::text]))),
  constraint retention_terms_months_check CHECK (((months >= 1) AND (months <= 1200))),
  constraint retention_terms_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint retention_terms_section_id_kind_key UNIQUE NULLS NOT DISTINCT (section_id, kind)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.satisfaction_questions (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  resident_id bigint not null,
  section_id bigint not null,
  closed_at timestamp with time zone not null,
  signing_key bytea not null,
  asked_at timestamp with time zone,
  message_id bigint,
  lapsed_at timestamp with time zone,
  answer text,
  answered_at timestamp with time zone,
  comment text default ''::text not null,
  asked_again_at timestamp with time zone,
  constraint asked_once_in_30_days EXCLUDE USING gist (resident_id WITH =, tsrange((asked_at AT TIME ZONE 'UTC'::text), ((asked_at AT TIME ZONE 'UTC'::text) + '30 days'::interval)) WITH &&) WHERE ((asked_at IS NOT NULL)),
  constraint one_answer_a_closing UNIQUE (conversation_id, closed_at),
  constraint satisfaction_questions_answer_check CHECK ((answer = ANY (ARRAY['solved'::text, 'partly'::text, 'unsolved'::text]))),
  constraint satisfaction_questions_check CHECK (((asked_at IS NULL) = (message_id IS NULL))),
  constraint satisfaction_questions_check1 CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint satisfaction_questions_check2 CHECK (((answer IS NULL) OR ((asked_at IS NOT NULL) AND (lapsed_at IS NULL)))),
  constraint satisfaction_questions_check3 CHECK (((comment = ''::text) OR (answer IS NOT NULL))),
  constraint satisfaction_questions_check4 CHECK (((asked_again_at IS NULL) OR (answer IS NOT NULL))),
  constraint satisfaction_questions_comment_check CHECK ((length(comment) <= 500)),
  constraint satisfaction_questions_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint satisfaction_questions_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint satisfaction_questions_message_id_key UNIQUE (message_id),
  constraint satisfaction_questions_pkey PRIMARY KEY (id),
  constraint satisfaction_questions_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint satisfaction_questions_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint satisfaction_questions_signing_key_check CHECK ((length(signing_key) = 32))
);
CREATE INDEX satisfaction_answers ON inquiries.satisfaction_questions USING btree (section_id, answered_at DESC, id DESC) WHERE (answer IS NOT NULL);
CREATE INDEX satisfaction_questions_to_ask ON inquiries.satisfaction_questions USING btree (id) WHERE ((asked_at IS NULL) AND (lapsed_at IS NULL));
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.satisfaction_silent_sections (
  section_id bigint not null,
  constraint satisfaction_silent_sections_pkey PRIMARY KEY (section_id),
  constraint satisfaction_silent_sections_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.satisfaction_terms (
  only_row boolean default true not null,
  asks boolean not null,
  words_ja text,
  words_en text,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  words_easy text,
  words_zh text,
  words_ko text,
  words_vi text,
  words_pt text,
  constraint satisfaction_terms_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint satisfaction_terms_only_row_check CHECK (only_row),
  constraint satisfaction_terms_pkey PRIMARY KEY (only_row),
  constraint satisfaction_terms_words_easy_check CHECK (((length(words_easy) >= 1) AND (length(words_easy) <= 200))),
  constraint satisfaction_terms_words_en_check CHECK (((length(words_en) >= 1) AND (length(words_en) <= 200))),
  constraint satisfaction_terms_words_ja_check CHECK (((length(words_ja) >= 1) AND (length(words_ja) <= 200))),
  constraint satisfaction_terms_words_ko_check CHECK (((length(words_ko) >= 1) AND (length(words_ko) <= 200))),
  constraint satisfaction_terms_words_pt_check CHECK (((length(words_pt) >= 1) AND (length(words_pt) <= 200))),
  constraint satisfaction_terms_words_vi_check CHECK (((length(words_vi) >= 1) AND (length(words_vi) <= 200))),
  constraint satisfaction_terms_words_zh_check CHECK (((length(words_zh) >= 1) AND (length(words_zh) <= 200)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.saved_filters (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null,
  constraint one_filter_of_a_name UNIQUE (staff_id, name),
  constraint saved_filters_name_check CHECK (inquiries.is_line(name, 30)),
  constraint saved_filters_pkey PRIMARY KEY (id),
  constraint saved_filters_query_check CHECK (((query <> ''::text) AND (length(query) <= 1000))),
  constraint saved_filters_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.search_marks (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  constraint search_marks_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id) ON DELETE CASCADE,
  constraint search_marks_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.searchable (
  conversation_id bigint not null,
  words text not null,
  pairs integer[] not null,
  constraint searchable_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id) ON DELETE CASCADE,
  constraint searchable_pkey PRIMARY KEY (conversation_id)
);
CREATE INDEX searchable_pairs ON inquiries.searchable USING gin (pairs) WITH (fastupdate=off);
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
  free_only boolean default false not null,
  carries text default 'words'::text not null,
  constraint a_pointer_says_nothing CHECK (((carries = ANY (ARRAY['words'::text, 'notice'::text])) OR (request = '[]'::jsonb))),
  constraint free_is_never_pushed CHECK (((NOT free_only) OR ((reply_token IS NOT NULL) AND (via IS DISTINCT FROM 'push'::text)))),
  constraint sendings_carries_check CHECK ((carries = ANY (ARRAY['words'::text, 'notice'::text, 'moved'::text, 'news'::text, 'link'::text, 'code'::text]))),
  constraint sendings_check CHECK (((state = 'queued'::text) = (settled_at IS NULL))),
  constraint sendings_check1 CHECK (((state = 'accepted'::text) = (via IS NOT NULL))),
  constraint sendings_check2 CHECK (((state = 'failed'::text) <= (failure IS NOT NULL))),
  constraint sendings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint sendings_pkey PRIMARY KEY (id),
  constraint sendings_retry_key_key UNIQUE (retry_key),
  constraint sendings_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'accepted'::text, 'failed'::text]))),
  constraint sendings_via_check CHECK ((via = ANY (ARRAY['reply'::text, 'push'::text])))
);
CREATE INDEX sendings_pointers ON inquiries.sendings USING btree (conversation_id, id) WHERE (carries = ANY (ARRAY['link'::text, 'moved'::text]));
CREATE INDEX sendings_pushed ON inquiries.sendings USING btree (settled_at) WHERE (via = 'push'::text);
CREATE INDEX sendings_queued ON inquiries.sendings USING btree (conversation_id, id) WHERE (state = 'queued'::text);
CREATE TRIGGER nothing_confidential_is_sent BEFORE INSERT OR UPDATE OF state, carries, request, conversation_id ON inquiries.sendings FOR EACH ROW WHEN ((new.state = 'queued'::text)) EXECUTE FUNCTION inquiries.keep_off_line();
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.sendings FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.sent_messages (
  line_message_id text not null,
  message_id bigint not null,
  constraint sent_messages_message_id_fkey FOREIGN KEY (message_id) REFERENCES inquiries.messages(id),
  constraint sent_messages_pkey PRIMARY KEY (line_message_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.slot_offers (
  id bigint generated always as identity not null,
  call_id bigint not null,
  slots timestamp with time zone[] not null,
  made_at timestamp with time zone not null,
  made_by bigint not null,
  key uuid not null,
  chosen_at timestamp with time zone,
  chosen_slot timestamp with time zone,
  wants_writing boolean default false not null,
  ended_at timestamp with time zone,
  constraint slot_offers_call_id_fkey FOREIGN KEY (call_id) REFERENCES inquiries.calls(id),
  constraint slot_offers_check CHECK (((chosen_at IS NOT NULL) = ((chosen_slot IS NOT NULL) OR wants_writing))),
  constraint slot_offers_check1 CHECK (((chosen_slot IS NULL) OR (NOT wants_writing))),
  constraint slot_offers_check2 CHECK ((chosen_slot = ANY (slots))),
  constraint slot_offers_check3 CHECK ((chosen_slot > chosen_at)),
  constraint slot_offers_check4 CHECK (((chosen_at IS NULL) OR (ended_at IS NULL))),
  constraint slot_offers_check5 CHECK (((chosen_at >= made_at) AND (ended_at >= made_at))),
  constraint slot_offers_key_key UNIQUE (key),
  constraint slot_offers_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.staff(id),
  constraint slot_offers_pkey PRIMARY KEY (id),
  constraint slot_offers_slots_check CHECK (((cardinality(slots) >= 2) AND (cardinality(slots) <= 4)))
);
CREATE INDEX offers_of_a_call ON inquiries.slot_offers USING btree (call_id, id);
CREATE UNIQUE INDEX one_offer_stands ON inquiries.slot_offers USING btree (call_id) WHERE ((chosen_at IS NULL) AND (ended_at IS NULL));
-- madoguchi_program: INSERT, SELECT, UPDATE

create table inquiries.street_area (
  only_row boolean default true not null,
  latitude double precision not null,
  longitude double precision not null,
  radius_km integer not null,
  constraint street_area_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint street_area_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint street_area_only_row_check CHECK (only_row),
  constraint street_area_pkey PRIMARY KEY (only_row),
  constraint street_area_radius_km_check CHECK (((radius_km >= 1) AND (radius_km <= 200)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.street_kinds (
  id bigint generated always as identity not null,
  name text not null,
  section_id bigint not null,
  retired_at timestamp with time zone,
  constraint street_kinds_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 30)))),
  constraint street_kinds_pkey PRIMARY KEY (id),
  constraint street_kinds_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
CREATE UNIQUE INDEX one_street_kind_of_a_name ON inquiries.street_kinds USING btree (name) WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.street_reports (
  conversation_id bigint not null,
  kind_id bigint not null,
  latitude double precision,
  longitude double precision,
  cell bigint default (((floor((latitude * (1000)::double precision)))::bigint * 1000000) + (floor((longitude * (1000)::double precision)))::bigint),
  address text not null,
  state text default 'received'::text not null,
  reported_at timestamp with time zone not null,
  erased boolean default false not null,
  version integer default 1 not null,
  constraint a_pin_has_both CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint a_report_has_a_place CHECK (
CASE
    WHEN erased THEN ((address = ''::text) AND (latitude IS NULL))
    ELSE ((address <> ''::text) OR (latitude IS NOT NULL))
END),
  constraint street_reports_address_check CHECK ((length(address) <= 200)),
  constraint street_reports_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint street_reports_kind_id_fkey FOREIGN KEY (kind_id) REFERENCES inquiries.street_kinds(id),
  constraint street_reports_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint street_reports_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint street_reports_pkey PRIMARY KEY (conversation_id),
  constraint street_reports_state_check CHECK ((state = ANY (ARRAY['received'::text, 'working'::text, 'done'::text, 'declined'::text]))),
  constraint street_reports_version_check CHECK ((version > 0))
);
CREATE INDEX open_street_reports_by_cell ON inquiries.street_reports USING btree (kind_id, cell, reported_at) WHERE (state = ANY (ARRAY['received'::text, 'working'::text]));
CREATE INDEX street_reports_by_day ON inquiries.street_reports USING btree (reported_at DESC, conversation_id DESC);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.street_reports FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.street_steps (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  state text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  constraint street_steps_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.street_reports(conversation_id),
  constraint street_steps_pkey PRIMARY KEY (id),
  constraint street_steps_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint street_steps_state_check CHECK ((state = ANY (ARRAY['working'::text, 'done'::text, 'declined'::text])))
);
CREATE INDEX street_steps_of_a_report ON inquiries.street_steps USING btree (conversation_id, id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.subscribed_children (
  line_user_id text not null,
  place smallint not null,
  born_in date not null,
  constraint subscribed_children_born_in_check CHECK ((EXTRACT(day FROM born_in) = (1)::numeric)),
  constraint subscribed_children_line_user_id_born_in_key UNIQUE (line_user_id, born_in),
  constraint subscribed_children_line_user_id_fkey FOREIGN KEY (line_user_id) REFERENCES inquiries.subscriptions(line_user_id) ON DELETE CASCADE,
  constraint subscribed_children_pkey PRIMARY KEY (line_user_id, place),
  constraint subscribed_children_place_check CHECK (((place >= 1) AND (place <= 8)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.subscribed_topics (
  line_user_id text not null,
  topic_id bigint not null,
  kind text default 'topic'::text not null,
  constraint a_topic_is_a_topic FOREIGN KEY (topic_id, kind) REFERENCES inquiries.notice_labels(id, kind),
  constraint subscribed_topics_line_user_id_fkey FOREIGN KEY (line_user_id) REFERENCES inquiries.subscriptions(line_user_id) ON DELETE CASCADE,
  constraint subscribed_topics_pkey PRIMARY KEY (line_user_id, topic_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.subscriptions (
  line_user_id text not null,
  ward_id bigint,
  ward_kind text default 'ward'::text not null,
  opted_in_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint a_ward_is_a_ward FOREIGN KEY (ward_id, ward_kind) REFERENCES inquiries.notice_labels(id, kind),
  constraint subscriptions_pkey PRIMARY KEY (line_user_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.tags (
  id bigint generated always as identity not null,
  section_id bigint not null,
  name text not null,
  version integer default 1 not null,
  retired_at timestamp with time zone,
  retired_by bigint,
  constraint tags_check CHECK (((retired_at IS NULL) = (retired_by IS NULL))),
  constraint tags_name_check CHECK (((name <> ''::text) AND (length(name) <= 20) AND (name = btrim(name)) AND (name !~ '[[:cntrl:]]'::text))),
  constraint tags_pkey PRIMARY KEY (id),
  constraint tags_retired_by_fkey FOREIGN KEY (retired_by) REFERENCES kernel.staff(id),
  constraint tags_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
CREATE UNIQUE INDEX one_tag_of_a_name ON inquiries.tags USING btree (section_id, name) WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.undo (
  only_row boolean default true not null,
  seconds integer not null,
  constraint undo_only_row_check CHECK (only_row),
  constraint undo_pkey PRIMARY KEY (only_row),
  constraint undo_seconds_check CHECK (((seconds >= 0) AND (seconds <= 30)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.viewings (
  id bigint generated always as identity not null,
  conversation_id bigint not null,
  section_id bigint not null,
  staff_id bigint not null,
  reason text not null,
  words text not null,
  began_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint viewings_check CHECK (((ends_at > began_at) AND (ends_at <= (began_at + '01:00:00'::interval)))),
  constraint viewings_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES inquiries.conversations(id),
  constraint viewings_conversation_id_staff_id_tstzrange_excl EXCLUDE USING gist (conversation_id WITH =, staff_id WITH =, tstzrange(began_at, ends_at) WITH &&),
  constraint viewings_pkey PRIMARY KEY (id),
  constraint viewings_reason_check CHECK ((reason = ANY (ARRAY['asked'::text, 'complaint'::text, 'incident'::text, 'audit'::text, 'other'::text]))),
  constraint viewings_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint viewings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint viewings_words_check CHECK (((words = btrim(words)) AND ((length(words) >= 1) AND (length(words) <= 500))))
);
CREATE INDEX viewings_by_beginning ON inquiries.viewings USING btree (began_at);
CREATE TRIGGER nothing_is_said_in_what_is_erased BEFORE INSERT OR UPDATE OF conversation_id ON inquiries.viewings FOR EACH ROW EXECUTE FUNCTION inquiries.refuse_erased();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table inquiries.withdrawals (
  line_message_id text not null,
  withdrawn_at timestamp with time zone not null,
  constraint withdrawals_pkey PRIMARY KEY (line_message_id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table insights.collection (
  only_row boolean default true not null,
  taken_at timestamp with time zone,
  constraint collection_only_row_check CHECK (only_row),
  constraint collection_pkey PRIMARY KEY (only_row)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table insights.days (
  on_day date not null,
  is_working boolean not null,
  opens time without time zone,
  closes time without time zone,
  constraint days_check CHECK (((opens IS NULL) = (closes IS NULL))),
  constraint days_check1 CHECK ((opens < closes)),
  constraint days_pkey PRIMARY KEY (on_day)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table insights.events (
  kind text not null,
  source text not null,
  happened_at timestamp with time zone not null,
  month date default (date_trunc('month'::text, (happened_at AT TIME ZONE 'Asia/Tokyo'::text)))::date not null,
  part text default ''::text not null,
  amount bigint not null,
  party text,
  taken_at timestamp with time zone not null,
  constraint events_kind_check CHECK ((kind ~ '^[a-z]+(\.[a-z_]+)?$'::text)),
  constraint events_pkey PRIMARY KEY (kind, source),
  constraint events_source_check CHECK ((source <> ''::text))
);
CREATE INDEX events_of_a_month ON insights.events USING btree (month, kind);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON insights.events FOR EACH STATEMENT EXECUTE FUNCTION insights.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table insights.figures (
  span text not null,
  starts_on date not null,
  kind text not null,
  part text not null,
  total bigint not null,
  events bigint not null,
  constraint figures_check CHECK (((span = 'month'::text) OR (EXTRACT(month FROM starts_on) = (4)::numeric))),
  constraint figures_events_check CHECK ((events > 0)),
  constraint figures_pkey PRIMARY KEY (span, starts_on, kind, part),
  constraint figures_span_check CHECK ((span = ANY (ARRAY['month'::text, 'year'::text]))),
  constraint figures_starts_on_check CHECK ((EXTRACT(day FROM starts_on) = (1)::numeric))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table insights.marks (
  id bigint generated always as identity not null,
  measure text not null,
  mark text not null,
  value numeric(12,2),
  from_month date not null,
  note text not null,
  set_by bigint not null,
  set_at timestamp with time zone not null,
  constraint marks_from_month_check CHECK ((EXTRACT(day FROM from_month) = (1)::numeric)),
  constraint marks_mark_check CHECK ((mark = ANY (ARRAY['baseline'::text, 'target'::text]))),
  constraint marks_measure_check CHECK ((measure ~ '^[a-z][A-Za-z]{1,39}$'::text)),
  constraint marks_note_check CHECK (((note <> ''::text) AND (length(note) <= 200) AND (note !~ '[[:cntrl:]]'::text))),
  constraint marks_pkey PRIMARY KEY (id),
  constraint marks_set_by_fkey FOREIGN KEY (set_by) REFERENCES kernel.staff(id),
  constraint marks_value_check CHECK ((value >= (0)::numeric))
);
CREATE INDEX marks_of_a_measure ON insights.marks USING btree (measure, mark, from_month, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON insights.marks FOR EACH STATEMENT EXECUTE FUNCTION insights.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table insights.recounts (
  id bigint generated always as identity not null,
  asked_at timestamp with time zone not null,
  asked_by bigint,
  months smallint,
  done smallint default 0 not null,
  finished_at timestamp with time zone,
  constraint recounts_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint recounts_check CHECK ((done <= months)),
  constraint recounts_check1 CHECK (((finished_at IS NULL) OR (done = months))),
  constraint recounts_done_check CHECK ((done >= 0)),
  constraint recounts_months_check CHECK ((months >= 0)),
  constraint recounts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_recount_at_a_time ON insights.recounts USING btree ((true)) WHERE (finished_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.absences (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  kind text not null,
  source text,
  recorded_by bigint,
  recorded_at timestamp with time zone not null,
  constraint absences_check CHECK ((ends_at > begins_at)),
  constraint absences_kind_check CHECK ((kind = ANY (ARRAY['leave'::text, 'trip'::text, 'sickness'::text, 'other'::text]))),
  constraint absences_pkey PRIMARY KEY (id),
  constraint absences_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES kernel.staff(id),
  constraint absences_source_check CHECK ((source <> ''::text)),
  constraint absences_source_key UNIQUE (source),
  constraint absences_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX absences_of ON kernel.absences USING btree (staff_id, ends_at);
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

create table kernel.approval_route_steps (
  id bigint generated always as identity not null,
  route_id bigint not null,
  place smallint not null,
  kind text not null,
  position text,
  section_id bigint,
  staff_id bigint,
  delegated_under text,
  constraint approval_route_steps_check CHECK ((num_nonnulls("position", staff_id) = 1)),
  constraint approval_route_steps_check1 CHECK (((section_id IS NULL) OR ("position" IS NOT NULL))),
  constraint approval_route_steps_check2 CHECK (((delegated_under IS NULL) OR (kind = 'decision'::text))),
  constraint approval_route_steps_delegated_under_check CHECK ((delegated_under <> ''::text)),
  constraint approval_route_steps_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'concurrence'::text, 'decision'::text]))),
  constraint approval_route_steps_pkey PRIMARY KEY (id),
  constraint approval_route_steps_place_check CHECK ((place > 0)),
  constraint approval_route_steps_position_check CHECK (("position" = ANY (ARRAY['head'::text, 'deputy'::text, 'chief'::text]))),
  constraint approval_route_steps_route_id_fkey FOREIGN KEY (route_id) REFERENCES kernel.approval_routes(id),
  constraint approval_route_steps_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint approval_route_steps_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint decision_comes_last TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX approval_route_steps_route_id_idx ON kernel.approval_route_steps USING btree (route_id);
CREATE CONSTRAINT TRIGGER decision_comes_last AFTER INSERT OR UPDATE ON kernel.approval_route_steps DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kernel.decision_comes_last();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.approval_routes (
  id bigint generated always as identity not null,
  matter text not null,
  section_id bigint,
  name text not null,
  valid_from date not null,
  valid_to date,
  constraint approval_routes_check CHECK ((valid_to > valid_from)),
  constraint approval_routes_matter_check CHECK ((matter ~ '^[a-z_]+(\.[a-z_]+)?$'::text)),
  constraint approval_routes_name_check CHECK ((name <> ''::text)),
  constraint approval_routes_pkey PRIMARY KEY (id),
  constraint approval_routes_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint decision_comes_last TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint one_route_at_a_time EXCLUDE USING gist (matter WITH =, COALESCE(section_id, (0)::bigint) WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE CONSTRAINT TRIGGER decision_comes_last AFTER INSERT ON kernel.approval_routes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kernel.decision_comes_last();
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

create table kernel.confirmed_people (
  kind text default 'oidc'::text not null,
  issuer text not null,
  subject text not null,
  person jsonb not null,
  confirmed_at timestamp with time zone not null,
  constraint confirmed_people_kind_check CHECK ((kind = 'oidc'::text)),
  constraint confirmed_people_kind_issuer_subject_fkey FOREIGN KEY (kind, issuer, subject) REFERENCES kernel.resident_identities(kind, issuer, subject) ON DELETE CASCADE,
  constraint confirmed_people_person_check CHECK (((jsonb_typeof(person) = 'object'::text) AND ((person ->> 'name'::text) <> ''::text))),
  constraint confirmed_people_pkey PRIMARY KEY (kind, issuer, subject)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.duties (
  staff_id bigint not null,
  section_id bigint not null,
  duty text not null,
  constraint duties_duty_check CHECK ((duty = ANY (ARRAY['answer'::text, 'settings'::text, 'personnel'::text, 'audit'::text]))),
  constraint duties_pkey PRIMARY KEY (staff_id, section_id, duty),
  constraint duties_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint duties_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint lets_go_of_conversations TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE CONSTRAINT TRIGGER lets_go_of_conversations AFTER DELETE OR UPDATE ON kernel.duties DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.duty = 'answer'::text)) EXECUTE FUNCTION inquiries.let_go_without_duty();
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
  base_map jsonb,
  constraint municipality_base_map_check CHECK (((base_map ->> 'type'::text) = 'FeatureCollection'::text)),
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
CREATE INDEX notifications_of_staff ON kernel.notifications USING btree (staff_id, id DESC);
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
  confirms boolean default false not null,
  constraint oidc_providers_audience_check CHECK ((audience = ANY (ARRAY['staff'::text, 'resident'::text]))),
  constraint oidc_providers_audience_issuer_key UNIQUE (audience, issuer),
  constraint oidc_providers_check CHECK (((NOT confirms) OR (audience = 'resident'::text))),
  constraint oidc_providers_issuer_check CHECK ((issuer ~ '^https?://'::text)),
  constraint oidc_providers_label_check CHECK ((label <> ''::text)),
  constraint oidc_providers_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.proposal_acts (
  id bigint generated always as identity not null,
  proposal_id bigint not null,
  round integer not null,
  edition integer not null,
  act text not null,
  staff_id bigint not null,
  name text not null,
  title text not null,
  as_stand_in boolean default false not null,
  in_place_of bigint,
  in_place_of_name text,
  delegated_under text,
  returned_to text,
  words text default ''::text not null,
  at timestamp with time zone not null,
  constraint proposal_acts_act_check CHECK ((act = ANY (ARRAY['propose'::text, 'approve'::text, 'concur'::text, 'decide'::text, 'return'::text, 'reject'::text, 'pull_back'::text, 'withdraw'::text, 'resubmit'::text, 'review'::text]))),
  constraint proposal_acts_check CHECK (((in_place_of IS NULL) = (in_place_of_name IS NULL))),
  constraint proposal_acts_check1 CHECK (((in_place_of IS NULL) OR as_stand_in)),
  constraint proposal_acts_check2 CHECK (((act <> 'return'::text) OR ((returned_to IS NOT NULL) AND (words <> ''::text)))),
  constraint proposal_acts_check3 CHECK (((act <> 'reject'::text) OR (words <> ''::text))),
  constraint proposal_acts_in_place_of_fkey FOREIGN KEY (in_place_of) REFERENCES kernel.staff(id),
  constraint proposal_acts_pkey PRIMARY KEY (id),
  constraint proposal_acts_proposal_id_edition_fkey FOREIGN KEY (proposal_id, edition) REFERENCES kernel.proposal_documents(proposal_id, edition),
  constraint proposal_acts_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint proposal_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE UNIQUE INDEX one_end_of_a_proposal ON kernel.proposal_acts USING btree (proposal_id) WHERE (act = ANY (ARRAY['decide'::text, 'reject'::text, 'withdraw'::text]));
CREATE INDEX proposal_acts_of ON kernel.proposal_acts USING btree (staff_id, proposal_id);
CREATE INDEX proposal_acts_proposal_id_id_idx ON kernel.proposal_acts USING btree (proposal_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON kernel.proposal_acts FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_rewriting();
-- madoguchi_program: INSERT, SELECT

create table kernel.proposal_documents (
  proposal_id bigint not null,
  edition integer not null,
  title text not null,
  lines jsonb not null,
  made_at timestamp with time zone not null,
  constraint proposal_documents_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text)),
  constraint proposal_documents_pkey PRIMARY KEY (proposal_id, edition),
  constraint proposal_documents_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint proposal_documents_title_check CHECK ((title <> ''::text))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON kernel.proposal_documents FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_rewriting();
-- madoguchi_program: INSERT, SELECT

create table kernel.proposal_numbers (
  fiscal_year smallint not null,
  last integer not null,
  constraint proposal_numbers_pkey PRIMARY KEY (fiscal_year)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.proposal_readings (
  proposal_id bigint not null,
  staff_id bigint not null,
  edition integer not null,
  read_at timestamp with time zone not null,
  constraint proposal_readings_pkey PRIMARY KEY (proposal_id, staff_id),
  constraint proposal_readings_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint proposal_readings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.proposal_steps (
  id bigint generated always as identity not null,
  proposal_id bigint not null,
  round integer not null,
  place smallint not null,
  kind text not null,
  position text,
  section_id bigint,
  staff_id bigint,
  delegated_under text,
  act_id bigint,
  review_due boolean default false not null,
  review_id bigint,
  constraint decision_comes_last TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint proposal_steps_act_id_fkey FOREIGN KEY (act_id) REFERENCES kernel.proposal_acts(id),
  constraint proposal_steps_check CHECK ((num_nonnulls("position", staff_id) = 1)),
  constraint proposal_steps_check1 CHECK ((("position" IS NULL) = (section_id IS NULL))),
  constraint proposal_steps_check2 CHECK (((delegated_under IS NULL) OR (kind = 'decision'::text))),
  constraint proposal_steps_check3 CHECK (((act_id IS NOT NULL) OR ((NOT review_due) AND (review_id IS NULL)))),
  constraint proposal_steps_check4 CHECK ((review_due OR (review_id IS NULL))),
  constraint proposal_steps_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'concurrence'::text, 'decision'::text]))),
  constraint proposal_steps_pkey PRIMARY KEY (id),
  constraint proposal_steps_place_check CHECK ((place > 0)),
  constraint proposal_steps_position_check CHECK (("position" = ANY (ARRAY['head'::text, 'deputy'::text, 'chief'::text]))),
  constraint proposal_steps_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES kernel.proposals(id),
  constraint proposal_steps_review_id_fkey FOREIGN KEY (review_id) REFERENCES kernel.proposal_acts(id),
  constraint proposal_steps_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint proposal_steps_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX proposal_steps_named ON kernel.proposal_steps USING btree (staff_id) WHERE (staff_id IS NOT NULL);
CREATE INDEX proposal_steps_open ON kernel.proposal_steps USING btree (proposal_id, round, place) WHERE (act_id IS NULL);
CREATE INDEX proposal_steps_proposal_id_round_place_idx ON kernel.proposal_steps USING btree (proposal_id, round, place);
CREATE INDEX proposal_steps_to_review ON kernel.proposal_steps USING btree (proposal_id, round) WHERE (review_due AND (review_id IS NULL));
CREATE INDEX proposal_steps_waiting_for ON kernel.proposal_steps USING btree (staff_id) WHERE ((staff_id IS NOT NULL) AND ((act_id IS NULL) OR (review_due AND (review_id IS NULL))));
CREATE CONSTRAINT TRIGGER decision_comes_last AFTER INSERT ON kernel.proposal_steps DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kernel.decision_comes_last();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.proposals (
  id bigint generated always as identity not null,
  fiscal_year smallint not null,
  number integer not null,
  matter text not null,
  subject text not null,
  href text,
  proposer_id bigint not null,
  section_id bigint not null,
  state text default 'circulating'::text not null,
  round integer default 1 not null,
  place smallint,
  edition integer default 1 not null,
  proposed_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint proposals_check CHECK (((state = 'circulating'::text) = (place IS NOT NULL))),
  constraint proposals_check1 CHECK (((state = ANY (ARRAY['decided'::text, 'rejected'::text, 'withdrawn'::text])) = (settled_at IS NOT NULL))),
  constraint proposals_edition_check CHECK ((edition > 0)),
  constraint proposals_fiscal_year_number_key UNIQUE (fiscal_year, number),
  constraint proposals_href_check CHECK ((href ~ '^/([^/\\]|$)'::text)),
  constraint proposals_pkey PRIMARY KEY (id),
  constraint proposals_proposer_id_fkey FOREIGN KEY (proposer_id) REFERENCES kernel.staff(id),
  constraint proposals_round_check CHECK ((round > 0)),
  constraint proposals_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint proposals_state_check CHECK ((state = ANY (ARRAY['circulating'::text, 'returned'::text, 'decided'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint proposals_subject_check CHECK ((subject <> ''::text))
);
CREATE UNIQUE INDEX one_open_proposal_of_a_subject ON kernel.proposals USING btree (matter, subject) WHERE (state = ANY (ARRAY['circulating'::text, 'returned'::text]));
CREATE INDEX proposals_circulating ON kernel.proposals USING btree (moved_at) WHERE (state = 'circulating'::text);
CREATE INDEX proposals_of_proposer ON kernel.proposals USING btree (proposer_id, id DESC);
CREATE INDEX proposals_of_subject ON kernel.proposals USING btree (matter, subject, id DESC);
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
CREATE INDEX residents_by_name ON kernel.residents USING btree (translate(display_name, ' 　'::text, ''::text));
CREATE TRIGGER marked_for_search AFTER UPDATE OF display_name ON kernel.residents FOR EACH ROW WHEN ((old.display_name <> new.display_name)) EXECUTE FUNCTION inquiries.mark_renamed();
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

create table kernel.sites (
  id bigint generated always as identity not null,
  name text not null,
  kind text not null,
  address text default ''::text not null,
  opens time without time zone default '08:30:00'::time without time zone not null,
  closes time without time zone default '17:15:00'::time without time zone not null,
  nas_identifier text,
  position smallint default 0 not null,
  version integer default 1 not null,
  constraint sites_address_check CHECK ((length(address) <= 200)),
  constraint sites_check CHECK ((opens < closes)),
  constraint sites_closes_check CHECK ((EXTRACT(second FROM closes) = (0)::numeric)),
  constraint sites_kind_check CHECK ((kind = ANY (ARRAY['main'::text, 'satellite'::text]))),
  constraint sites_name_check CHECK (((name <> ''::text) AND (length(name) <= 40) AND (name !~ '[[:cntrl:]]'::text))),
  constraint sites_name_key UNIQUE (name),
  constraint sites_nas_identifier_check CHECK ((nas_identifier ~ '^[!-~]{1,253}$'::text)),
  constraint sites_nas_identifier_key UNIQUE (nas_identifier),
  constraint sites_opens_check CHECK ((EXTRACT(second FROM opens) = (0)::numeric)),
  constraint sites_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_main_hall ON kernel.sites USING btree (kind) WHERE (kind = 'main'::text);
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
  constraint lets_go_of_conversations TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint staff_name_check CHECK ((name <> ''::text)),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_sign_in_name_check CHECK (((sign_in_name = lower(sign_in_name)) AND (sign_in_name ~ '^[a-z0-9._-]{2,64}$'::text))),
  constraint staff_sign_in_name_key UNIQUE (sign_in_name)
);
CREATE CONSTRAINT TRIGGER lets_go_of_conversations AFTER UPDATE OF disabled_at ON kernel.staff DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.disabled_at IS NOT NULL)) EXECUTE FUNCTION inquiries.let_go_without_duty();
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

create table kernel.trusted_signers (
  fingerprint text not null,
  subject text not null,
  issuer text not null,
  confirmed_at timestamp with time zone not null,
  confirmed_by bigint not null,
  town_code text,
  town_name text,
  constraint trusted_signers_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES kernel.staff(id),
  constraint trusted_signers_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint trusted_signers_pkey PRIMARY KEY (fingerprint),
  constraint trusted_signers_town CHECK (((town_code IS NULL) = (town_name IS NULL))),
  constraint trusted_signers_town_code_check CHECK ((town_code ~ '^[0-9]{6}$'::text)),
  constraint trusted_signers_town_name_check CHECK (((town_name <> ''::text) AND (length(town_name) <= 100)))
);
-- madoguchi_program: DELETE, INSERT, SELECT

create table kernel.webhook_attempts (
  id bigint generated always as identity not null,
  delivery_id bigint not null,
  at timestamp with time zone not null,
  took_ms integer not null,
  status integer,
  fault text,
  constraint an_attempt_arrives_or_fails CHECK (((fault IS NOT NULL) OR ((status >= 200) AND (status <= 299)))),
  constraint webhook_attempts_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES kernel.webhook_deliveries(id) ON DELETE CASCADE,
  constraint webhook_attempts_fault_check CHECK (((length(fault) >= 1) AND (length(fault) <= 200))),
  constraint webhook_attempts_pkey PRIMARY KEY (id),
  constraint webhook_attempts_status_check CHECK (((status >= 100) AND (status <= 999))),
  constraint webhook_attempts_took_ms_check CHECK ((took_ms >= 0))
);
CREATE INDEX webhook_attempts_of_a_delivery ON kernel.webhook_attempts USING btree (delivery_id, id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.webhook_deliveries (
  id bigint generated always as identity not null,
  endpoint_id bigint not null,
  event_id bigint not null,
  state text default 'waiting'::text not null,
  tried integer default 0 not null,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  asked_by bigint,
  constraint delivered_to_each_once UNIQUE (endpoint_id, event_id),
  constraint webhook_deliveries_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES kernel.webhook_endpoints(id) ON DELETE CASCADE,
  constraint webhook_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES kernel.webhook_events(id) ON DELETE CASCADE,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  constraint webhook_deliveries_tried_check CHECK ((tried >= 0)),
  constraint what_waits_is_not_settled CHECK (((state = 'waiting'::text) = (settled_at IS NULL)))
);
CREATE INDEX webhook_deliveries_newest ON kernel.webhook_deliveries USING btree (endpoint_id, id DESC);
CREATE INDEX webhook_deliveries_of_an_event ON kernel.webhook_deliveries USING btree (event_id);
CREATE INDEX webhook_deliveries_waiting ON kernel.webhook_deliveries USING btree (endpoint_id, event_id) WHERE (state = 'waiting'::text);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.webhook_endpoints (
  id bigint generated always as identity not null,
  name text not null,
  url text not null,
  kinds text[] not null,
  section_id bigint,
  owner_id bigint not null,
  sealed_secret bytea not null,
  earlier_secret bytea,
  earlier_until timestamp with time zone,
  paused_at timestamp with time zone,
  paused_why text,
  failing_since timestamp with time zone,
  failure_told_at timestamp with time zone,
  asked_at timestamp with time zone,
  version integer default 1 not null,
  added_at timestamp with time zone not null,
  constraint a_pause_has_a_reason CHECK (((paused_at IS NULL) = (paused_why IS NULL))),
  constraint an_earlier_secret_ends CHECK (((earlier_secret IS NULL) = (earlier_until IS NULL))),
  constraint one_endpoint_of_a_name UNIQUE (name),
  constraint webhook_endpoints_kinds_check CHECK (((cardinality(kinds) >= 1) AND (cardinality(kinds) <= 50))),
  constraint webhook_endpoints_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint webhook_endpoints_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES kernel.staff(id),
  constraint webhook_endpoints_paused_why_check CHECK ((paused_why = ANY (ARRAY['staff'::text, 'gone'::text, 'failing'::text]))),
  constraint webhook_endpoints_pkey PRIMARY KEY (id),
  constraint webhook_endpoints_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint webhook_endpoints_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table kernel.webhook_events (
  id bigint generated always as identity not null,
  message_id uuid default gen_random_uuid() not null,
  kind text not null,
  section_id bigint,
  about jsonb not null,
  path text,
  happened_at timestamp with time zone not null,
  spread_at timestamp with time zone,
  constraint only_numbers CHECK ((NOT jsonb_path_exists(about, '$.*?(@.type() != "number" && @.type() != "null")'::jsonpath))),
  constraint webhook_events_kind_check CHECK ((kind ~ '^[a-z]+\.[a-z_]+$'::text)),
  constraint webhook_events_message_id_key UNIQUE (message_id),
  constraint webhook_events_path_check CHECK ((path ~ '^/[a-z0-9/?=&-]*$'::text)),
  constraint webhook_events_pkey PRIMARY KEY (id),
  constraint webhook_events_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
CREATE INDEX webhook_events_by_age ON kernel.webhook_events USING btree (spread_at);
CREATE INDEX webhook_events_to_spread ON kernel.webhook_events USING btree (id) WHERE (spread_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.datasets (
  id bigint generated always as identity not null,
  uuid uuid default gen_random_uuid() not null,
  slug text not null,
  title text not null,
  summary text not null,
  section_id bigint,
  theme text not null,
  keywords text[] default '{}'::text[] not null,
  licence text default 'cc-by-4.0'::text not null,
  frequency text not null,
  source text not null,
  is_statistics boolean default false not null,
  made_at timestamp with time zone not null,
  version integer default 1 not null,
  shown_since timestamp with time zone,
  modified_at timestamp with time zone,
  publisher_code text default ''::text not null,
  publisher_name text default ''::text not null,
  formats text[] default '{}'::text[] not null,
  next_words jsonb,
  searched text default opendata.searched(title, summary, keywords, publisher_name) not null,
  constraint datasets_check CHECK (((source = 'harvest'::text) = (section_id IS NULL))),
  constraint datasets_check1 CHECK (((modified_at IS NULL) = (shown_since IS NULL))),
  constraint datasets_check2 CHECK (((next_words IS NULL) OR (modified_at IS NOT NULL))),
  constraint datasets_frequency_check CHECK ((frequency = ANY (ARRAY['continuous'::text, 'daily'::text, 'weekly'::text, 'monthly'::text, 'quarterly'::text, 'annual'::text, 'irregular'::text, 'unknown'::text]))),
  constraint datasets_keywords_check CHECK ((cardinality(keywords) <= 50)),
  constraint datasets_licence_check CHECK ((licence = ANY (ARRAY['cc-by-4.0'::text, 'cc0-1.0'::text, 'pdl-1.0'::text, 'other'::text]))),
  constraint datasets_pkey PRIMARY KEY (id),
  constraint datasets_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint datasets_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9_-]{0,98}[a-z0-9]$'::text)),
  constraint datasets_slug_key UNIQUE (slug),
  constraint datasets_source_check CHECK ((source = ANY (ARRAY['file'::text, 'events'::text, 'facilities'::text, 'wifi'::text, 'list'::text, 'harvest'::text]))),
  constraint datasets_summary_check CHECK (((length(summary) >= 1) AND (length(summary) <= 10000))),
  constraint datasets_theme_check CHECK ((theme = ANY (ARRAY['AGRI'::text, 'ECON'::text, 'EDUC'::text, 'ENER'::text, 'ENVI'::text, 'GOVE'::text, 'HEAL'::text, 'INTR'::text, 'JUST'::text, 'REGI'::text, 'SOCI'::text, 'TECH'::text, 'TRAN'::text, 'NONE'::text]))),
  constraint datasets_title_check CHECK (opendata.is_line(title, 200)),
  constraint datasets_uuid_key UNIQUE (uuid)
);
CREATE INDEX datasets_of_a_section ON opendata.datasets USING btree (section_id) WHERE (section_id IS NOT NULL);
CREATE UNIQUE INDEX one_of_each_live_source ON opendata.datasets USING btree (source) WHERE (source = ANY (ARRAY['events'::text, 'facilities'::text, 'wifi'::text, 'list'::text]));
CREATE INDEX shown_datasets ON opendata.datasets USING btree (modified_at DESC, id DESC) WHERE (modified_at IS NOT NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.editions (
  id bigint generated always as identity not null,
  dataset_id bigint not null,
  number integer not null,
  state text default 'draft'::text not null,
  note text not null,
  made_by bigint,
  made_at timestamp with time zone not null,
  digest text not null,
  errors integer not null,
  warnings integer not null,
  findings jsonb default '[]'::jsonb not null,
  identity_check text default ''::text not null,
  is_statistics boolean not null,
  suppression jsonb,
  published_at timestamp with time zone,
  ended_at timestamp with time zone,
  withdrawn_because text,
  constraint editions_check CHECK (((published_at IS NOT NULL) = (state = ANY (ARRAY['published'::text, 'superseded'::text, 'withdrawn'::text])))),
  constraint editions_check1 CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['superseded'::text, 'withdrawn'::text])))),
  constraint editions_check2 CHECK (((withdrawn_because IS NOT NULL) = (state = 'withdrawn'::text))),
  constraint editions_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES opendata.datasets(id),
  constraint editions_dataset_id_number_key UNIQUE (dataset_id, number),
  constraint editions_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint editions_errors_check CHECK ((errors >= 0)),
  constraint editions_made_by_fkey FOREIGN KEY (made_by) REFERENCES kernel.staff(id),
  constraint editions_note_check CHECK ((length(note) <= 1000)),
  constraint editions_number_check CHECK ((number > 0)),
  constraint editions_pkey PRIMARY KEY (id),
  constraint editions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'circulating'::text, 'published'::text, 'superseded'::text, 'withdrawn'::text]))),
  constraint editions_warnings_check CHECK ((warnings >= 0)),
  constraint editions_withdrawn_because_check CHECK (((length(withdrawn_because) >= 1) AND (length(withdrawn_because) <= 500))),
  constraint nothing_wrong_is_published CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (errors = 0))),
  constraint statistics_pass_the_gate CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (NOT is_statistics) OR (suppression IS NOT NULL)))
);
CREATE UNIQUE INDEX one_edition_in_hand ON opendata.editions USING btree (dataset_id) WHERE (state = ANY (ARRAY['draft'::text, 'circulating'::text]));
CREATE UNIQUE INDEX one_published_edition ON opendata.editions USING btree (dataset_id) WHERE (state = 'published'::text);
CREATE TRIGGER statistics_pass_the_gate BEFORE INSERT OR UPDATE OF state ON opendata.editions FOR EACH ROW WHEN ((new.state = ANY (ARRAY['circulating'::text, 'published'::text]))) EXECUTE FUNCTION opendata.goes_as_statistics();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.events (
  id bigint generated always as identity not null,
  section_id bigint not null,
  title text not null,
  title_kana text not null,
  title_en text default ''::text not null,
  starts_on date not null,
  ends_on date not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  time_note text default ''::text not null,
  description text not null,
  fee text default ''::text not null,
  organiser text default ''::text not null,
  contact text not null,
  phone text default ''::text not null,
  facility_id bigint,
  place text default ''::text not null,
  address text default ''::text not null,
  latitude numeric(8,6),
  longitude numeric(9,6),
  capacity integer,
  apply_until date,
  apply_how text default ''::text not null,
  url text default ''::text not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  version integer default 1 not null,
  constraint events_address_check CHECK ((length(address) <= 200)),
  constraint events_apply_how_check CHECK ((length(apply_how) <= 300)),
  constraint events_capacity_check CHECK ((capacity > 0)),
  constraint events_check CHECK (((starts_on <= ends_on) AND (ends_on <= (starts_on + 366)))),
  constraint events_check1 CHECK (((facility_id IS NULL) = ((place <> ''::text) AND (address <> ''::text)))),
  constraint events_check2 CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint events_contact_check CHECK (opendata.is_line(contact, 100)),
  constraint events_description_check CHECK (((length(description) >= 1) AND (length(description) <= 1000))),
  constraint events_facility_id_fkey FOREIGN KEY (facility_id) REFERENCES opendata.facilities(id),
  constraint events_fee_check CHECK ((length(fee) <= 200)),
  constraint events_latitude_check CHECK (((latitude >= (20)::numeric) AND (latitude <= (46)::numeric))),
  constraint events_longitude_check CHECK (((longitude >= (122)::numeric) AND (longitude <= (154)::numeric))),
  constraint events_organiser_check CHECK ((length(organiser) <= 100)),
  constraint events_phone_check CHECK ((phone ~ '^[0-9-]{0,20}$'::text)),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_place_check CHECK ((length(place) <= 100)),
  constraint events_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint events_time_note_check CHECK ((length(time_note) <= 300)),
  constraint events_title_check CHECK (opendata.is_line(title, 100)),
  constraint events_title_en_check CHECK ((length(title_en) <= 200)),
  constraint events_title_kana_check CHECK (opendata.is_line(title_kana, 200)),
  constraint events_url_check CHECK (((url ~ '^(https?://.*)?$'::text) AND (length(url) <= 500)))
);
CREATE INDEX events_by_end ON opendata.events USING btree (ends_on);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.facilities (
  id bigint generated always as identity not null,
  section_id bigint not null,
  name text not null,
  name_kana text not null,
  town_area text default ''::text not null,
  street text not null,
  building text default ''::text not null,
  latitude numeric(8,6),
  longitude numeric(9,6),
  phone text default ''::text not null,
  weekdays text default ''::text not null,
  opens time without time zone,
  closes time without time zone,
  hours_note text default ''::text not null,
  description text default ''::text not null,
  accessibility text default ''::text not null,
  url text default ''::text not null,
  wifi_ssid text default ''::text not null,
  wifi_area text default ''::text not null,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  version integer default 1 not null,
  constraint facilities_accessibility_check CHECK ((length(accessibility) <= 300)),
  constraint facilities_building_check CHECK ((length(building) <= 100)),
  constraint facilities_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint facilities_check1 CHECK (((opens IS NULL) = (closes IS NULL))),
  constraint facilities_description_check CHECK ((length(description) <= 1000)),
  constraint facilities_hours_note_check CHECK ((length(hours_note) <= 300)),
  constraint facilities_latitude_check CHECK (((latitude >= (20)::numeric) AND (latitude <= (46)::numeric))),
  constraint facilities_longitude_check CHECK (((longitude >= (122)::numeric) AND (longitude <= (154)::numeric))),
  constraint facilities_name_check CHECK (opendata.is_line(name, 100)),
  constraint facilities_name_kana_check CHECK (opendata.is_line(name_kana, 200)),
  constraint facilities_phone_check CHECK ((phone ~ '^[0-9-]{0,20}$'::text)),
  constraint facilities_pkey PRIMARY KEY (id),
  constraint facilities_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint facilities_street_check CHECK (opendata.is_line(street, 100)),
  constraint facilities_town_area_check CHECK ((length(town_area) <= 100)),
  constraint facilities_url_check CHECK (((url ~ '^(https?://.*)?$'::text) AND (length(url) <= 500))),
  constraint facilities_weekdays_check CHECK ((weekdays ~ '^月?火?水?木?金?土?日?$'::text)),
  constraint facilities_wifi_area_check CHECK ((length(wifi_area) <= 200)),
  constraint facilities_wifi_ssid_check CHECK ((length(wifi_ssid) <= 32))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.harvested (
  dataset_id bigint not null,
  source_id bigint not null,
  remote_id text not null,
  remote_url text not null,
  licence_title text default ''::text not null,
  licence_url text default ''::text not null,
  resources jsonb not null,
  digest text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  modified_at timestamp with time zone,
  hidden_at timestamp with time zone,
  hidden_because text,
  constraint harvested_check CHECK (((hidden_at IS NULL) = (hidden_because IS NULL))),
  constraint harvested_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES opendata.datasets(id),
  constraint harvested_hidden_because_check CHECK (((length(hidden_because) >= 1) AND (length(hidden_because) <= 500))),
  constraint harvested_pkey PRIMARY KEY (dataset_id),
  constraint harvested_remote_id_check CHECK (((length(remote_id) >= 1) AND (length(remote_id) <= 200))),
  constraint harvested_remote_url_check CHECK ((remote_url ~ '^https?://'::text)),
  constraint harvested_resources_check CHECK ((jsonb_typeof(resources) = 'array'::text)),
  constraint harvested_resources_check1 CHECK ((jsonb_array_length(resources) <= 200)),
  constraint harvested_source_id_fkey FOREIGN KEY (source_id) REFERENCES opendata.sources(id),
  constraint harvested_source_id_remote_id_key UNIQUE (source_id, remote_id)
);
CREATE INDEX live_of_a_source ON opendata.harvested USING btree (source_id) WHERE (gone_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.resources (
  id uuid default gen_random_uuid() not null,
  dataset_id bigint not null,
  key text not null,
  format text not null,
  made_at timestamp with time zone not null,
  constraint resources_dataset_id_fkey FOREIGN KEY (dataset_id) REFERENCES opendata.datasets(id),
  constraint resources_dataset_id_key_format_key UNIQUE (dataset_id, key, format),
  constraint resources_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text, 'geojson'::text]))),
  constraint resources_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.rows (
  table_id bigint not null,
  row integer not null,
  cells text[] not null,
  constraint rows_pkey PRIMARY KEY (table_id, "row"),
  constraint rows_row_check CHECK (("row" > 0)),
  constraint rows_table_id_fkey FOREIGN KEY (table_id) REFERENCES opendata.tables(id) ON DELETE CASCADE
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.runs (
  id bigint generated always as identity not null,
  source_id bigint not null,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  failure text,
  seen integer default 0 not null,
  added integer default 0 not null,
  changed integer default 0 not null,
  gone integer default 0 not null,
  asked_at timestamp with time zone not null,
  asked_by bigint,
  may_lose integer default 0 not null,
  would_lose integer,
  announced integer,
  back integer default 0 not null,
  echoes integer default 0 not null,
  unreadable integer default 0 not null,
  findings jsonb default '[]'::jsonb not null,
  constraint runs_announced_check CHECK ((announced >= 0)),
  constraint runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint runs_check CHECK (((failure IS NULL) OR ((added = 0) AND (changed = 0) AND (gone = 0)))),
  constraint runs_check1 CHECK (((began_at IS NOT NULL) OR (ended_at IS NULL))),
  constraint runs_check2 CHECK (((ended_at IS NOT NULL) OR (failure IS NULL))),
  constraint runs_check3 CHECK (((would_lose IS NULL) OR (failure IS NOT NULL))),
  constraint runs_check4 CHECK (((failure IS NULL) OR (back = 0))),
  constraint runs_failure_check CHECK ((failure <> ''::text)),
  constraint runs_findings_check CHECK ((jsonb_typeof(findings) = 'array'::text)),
  constraint runs_may_lose_check CHECK ((may_lose >= 0)),
  constraint runs_pkey PRIMARY KEY (id),
  constraint runs_source_id_fkey FOREIGN KEY (source_id) REFERENCES opendata.sources(id),
  constraint runs_would_lose_check CHECK ((would_lose > 0))
);
CREATE UNIQUE INDEX one_run_at_a_time ON opendata.runs USING btree (source_id) WHERE ((began_at IS NOT NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX one_run_waits ON opendata.runs USING btree (source_id) WHERE (began_at IS NULL);
CREATE INDEX runs_of_a_source ON opendata.runs USING btree (source_id, id DESC);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.sources (
  id bigint generated always as identity not null,
  name text not null,
  url text not null,
  added_by bigint not null,
  added_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  version integer default 1 not null,
  code text not null,
  constraint sources_added_by_fkey FOREIGN KEY (added_by) REFERENCES kernel.staff(id),
  constraint sources_code_check CHECK ((code ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'::text)),
  constraint sources_code_key UNIQUE (code),
  constraint sources_name_check CHECK (opendata.is_line(name, 100)),
  constraint sources_pkey PRIMARY KEY (id),
  constraint sources_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500) AND (url !~ '/$'::text))),
  constraint sources_url_check1 CHECK ((url !~ '[[:space:]<>"]'::text)),
  constraint sources_url_key UNIQUE (url)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table opendata.tables (
  id bigint generated always as identity not null,
  edition_id bigint not null,
  key text not null,
  title text not null,
  standard text,
  columns text[] not null,
  latitude smallint,
  longitude smallint,
  row_count integer not null,
  constraint tables_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint tables_columns_check CHECK (((cardinality(columns) >= 1) AND (cardinality(columns) <= 500))),
  constraint tables_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES opendata.editions(id) ON DELETE CASCADE,
  constraint tables_edition_id_key_key UNIQUE (edition_id, key),
  constraint tables_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint tables_pkey PRIMARY KEY (id),
  constraint tables_row_count_check CHECK ((row_count >= 0)),
  constraint tables_title_check CHECK (opendata.is_line(title, 100))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.agent_checks (
  id bigint generated always as identity not null,
  agent_id bigint not null,
  outcome text not null,
  checked_at timestamp with time zone not null,
  checked_by bigint not null,
  constraint agent_checks_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES procedures.agents(id),
  constraint agent_checks_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES kernel.staff(id),
  constraint agent_checks_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'not_found'::text]))),
  constraint agent_checks_pkey PRIMARY KEY (id)
);
CREATE INDEX checks_of_an_agent ON procedures.agent_checks USING btree (agent_id, id DESC);
-- madoguchi_program: INSERT, SELECT

create table procedures.agents (
  id bigint generated always as identity not null,
  resident_id bigint not null,
  name text not null,
  registration_number text not null,
  office text not null,
  address text not null,
  phone text not null,
  written_at timestamp with time zone not null,
  constraint agents_address_check CHECK (((address <> ''::text) AND (length(address) <= 200))),
  constraint agents_name_check CHECK (((name <> ''::text) AND (length(name) <= 50) AND (name !~ '[[:cntrl:]:/@]'::text))),
  constraint agents_office_check CHECK (((office <> ''::text) AND (length(office) <= 100))),
  constraint agents_phone_check CHECK (((phone <> ''::text) AND (length(phone) <= 20))),
  constraint agents_pkey PRIMARY KEY (id),
  constraint agents_registration_number_check CHECK ((registration_number ~ '^[0-9]{8}$'::text)),
  constraint agents_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id)
);
CREATE INDEX agents_of_a_resident ON procedures.agents USING btree (resident_id, id DESC);
-- madoguchi_program: INSERT, SELECT

create table procedures.answers (
  application_id uuid not null,
  page text not null,
  number integer not null,
  answers jsonb not null,
  saved_at timestamp with time zone not null,
  round smallint default 0 not null,
  constraint answers_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
  constraint answers_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id) ON DELETE CASCADE,
  constraint answers_number_check CHECK ((number > 0)),
  constraint answers_page_check CHECK (((page <> ''::text) AND (length(page) <= 60))),
  constraint answers_pkey PRIMARY KEY (application_id, round, page, number),
  constraint answers_round_check CHECK ((round >= 0))
);
CREATE TRIGGER only_drafts_change BEFORE INSERT OR DELETE OR UPDATE ON procedures.answers FOR EACH ROW EXECUTE FUNCTION procedures.only_drafts_change();
-- madoguchi_program: DELETE, INSERT, SELECT

create table procedures.applications (
  id uuid not null,
  version_id bigint not null,
  section_id bigint not null,
  resident_id bigint,
  key_digest bytea,
  state text default 'draft'::text not null,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  fiscal_year smallint,
  serial integer,
  answers jsonb,
  arrived_at timestamp with time zone,
  expected_by date,
  claimed_by bigint,
  decided_at timestamp with time zone,
  decided_by bigint,
  reason text default ''::text not null,
  proposed_outcome text,
  proposed_reason text default ''::text not null,
  constraint applications_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
  constraint applications_check CHECK (((resident_id IS NULL) <> (key_digest IS NULL))),
  constraint applications_check1 CHECK (((state = 'draft'::text) = (arrived_at IS NULL))),
  constraint applications_check10 CHECK (((decided_at >= arrived_at) AND (arrived_at >= begun_at))),
  constraint applications_check11 CHECK (((state = 'deciding'::text) = (proposed_outcome IS NOT NULL))),
  constraint applications_check12 CHECK (((NOT (proposed_outcome IS DISTINCT FROM 'refused'::text)) = (proposed_reason <> ''::text))),
  constraint applications_check2 CHECK (((arrived_at IS NULL) = (serial IS NULL))),
  constraint applications_check3 CHECK (((arrived_at IS NULL) = (fiscal_year IS NULL))),
  constraint applications_check4 CHECK (((arrived_at IS NULL) = (answers IS NULL))),
  constraint applications_check5 CHECK (((expected_by IS NULL) OR (arrived_at IS NOT NULL))),
  constraint applications_check6 CHECK (((claimed_by IS NULL) OR (arrived_at IS NOT NULL))),
  constraint applications_check7 CHECK (((state = ANY (ARRAY['accepted'::text, 'refused'::text])) = (decided_at IS NOT NULL))),
  constraint applications_check8 CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  constraint applications_check9 CHECK (((state = 'refused'::text) = (reason <> ''::text))),
  constraint applications_claimed_by_fkey FOREIGN KEY (claimed_by) REFERENCES kernel.staff(id),
  constraint applications_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES kernel.staff(id),
  constraint applications_fiscal_year_check CHECK (((fiscal_year >= 2019) AND (fiscal_year <= 2999))),
  constraint applications_key_digest_check CHECK ((length(key_digest) = 32)),
  constraint applications_pkey PRIMARY KEY (id),
  constraint applications_proposed_outcome_check CHECK ((proposed_outcome = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint applications_proposed_reason_check CHECK ((length(proposed_reason) <= 2000)),
  constraint applications_reason_check CHECK ((length(reason) <= 2000)),
  constraint applications_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint applications_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint applications_serial_check CHECK ((serial > 0)),
  constraint applications_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'correcting'::text, 'deciding'::text, 'accepted'::text, 'refused'::text]))),
  constraint applications_version_id_fkey FOREIGN KEY (version_id) REFERENCES procedures.versions(id),
  constraint correcting_is_asked TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint mandated_is_approved TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint one_number_each UNIQUE (fiscal_year, serial)
);
CREATE INDEX applications_arrived ON procedures.applications USING btree (section_id, arrived_at) WHERE (state <> 'draft'::text);
CREATE INDEX applications_decided ON procedures.applications USING btree (version_id, decided_at) WHERE (state = ANY (ARRAY['accepted'::text, 'refused'::text]));
CREATE INDEX applications_deciding ON procedures.applications USING btree (section_id, expected_by, arrived_at) WHERE (state = 'deciding'::text);
CREATE INDEX applications_done ON procedures.applications USING btree (section_id, decided_at DESC, arrived_at DESC, id DESC) WHERE (state = ANY (ARRAY['accepted'::text, 'refused'::text]));
CREATE INDEX applications_of_a_key ON procedures.applications USING btree (key_digest) WHERE (key_digest IS NOT NULL);
CREATE INDEX applications_of_a_resident ON procedures.applications USING btree (resident_id) WHERE (resident_id IS NOT NULL);
CREATE INDEX applications_to_correct ON procedures.applications USING btree (section_id) WHERE (state = 'correcting'::text);
CREATE INDEX applications_to_decide ON procedures.applications USING btree (section_id, expected_by, arrived_at) WHERE (state = 'submitted'::text);
CREATE INDEX drafts_by_age ON procedures.applications USING btree (changed_at) WHERE (state = 'draft'::text);
CREATE CONSTRAINT TRIGGER correcting_is_asked AFTER INSERT OR UPDATE OF state ON procedures.applications DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION procedures.correcting_is_asked();
CREATE TRIGGER keep_arrived BEFORE DELETE OR UPDATE ON procedures.applications FOR EACH ROW EXECUTE FUNCTION procedures.keep_arrived();
CREATE TRIGGER keep_deciding BEFORE UPDATE ON procedures.applications FOR EACH ROW WHEN (((old.state = 'deciding'::text) OR (new.state = 'deciding'::text))) EXECUTE FUNCTION procedures.keep_deciding();
CREATE CONSTRAINT TRIGGER mandated_is_approved AFTER UPDATE OF state, resident_id ON procedures.applications DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION procedures.mandated_is_approved();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.certificate_numbers (
  fiscal_year integer not null,
  last integer not null,
  constraint certificate_numbers_last_check CHECK ((last > 0)),
  constraint certificate_numbers_pkey PRIMARY KEY (fiscal_year)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.certificate_revocations (
  certificate_id bigint not null,
  revoked_at timestamp with time zone not null,
  revoked_by bigint not null,
  reason text not null,
  constraint certificate_revocations_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES procedures.certificates(id),
  constraint certificate_revocations_pkey PRIMARY KEY (certificate_id),
  constraint certificate_revocations_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 1000))),
  constraint certificate_revocations_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES kernel.staff(id)
);
-- madoguchi_program: INSERT, SELECT

create table procedures.certificates (
  id bigint generated always as identity not null,
  fiscal_year integer not null,
  number integer not null,
  section_id bigint not null,
  application_id uuid,
  title text not null,
  holder text not null,
  body text not null,
  issued_at timestamp with time zone not null,
  valid_through date,
  code_digest bytea not null,
  sealed_code bytea,
  file_sha256 bytea,
  signing_key_id bigint,
  constraint certificates_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id),
  constraint certificates_application_id_key UNIQUE (application_id),
  constraint certificates_body_check CHECK (((body <> ''::text) AND (length(body) <= 10000))),
  constraint certificates_check CHECK ((valid_through >= ((issued_at AT TIME ZONE 'Asia/Tokyo'::text))::date)),
  constraint certificates_check1 CHECK (((file_sha256 IS NULL) = (signing_key_id IS NULL))),
  constraint certificates_check2 CHECK (((file_sha256 IS NULL) = (sealed_code IS NOT NULL))),
  constraint certificates_code_digest_check CHECK ((length(code_digest) = 32)),
  constraint certificates_code_digest_key UNIQUE (code_digest),
  constraint certificates_file_sha256_fkey FOREIGN KEY (file_sha256) REFERENCES kernel.files(sha256),
  constraint certificates_fiscal_year_number_key UNIQUE (fiscal_year, number),
  constraint certificates_holder_check CHECK (((holder <> ''::text) AND (length(holder) <= 200) AND (holder !~ '[[:cntrl:]]'::text))),
  constraint certificates_number_check CHECK ((number > 0)),
  constraint certificates_pkey PRIMARY KEY (id),
  constraint certificates_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint certificates_signing_key_id_fkey FOREIGN KEY (signing_key_id) REFERENCES procedures.signing_keys(id),
  constraint certificates_title_check CHECK (((title <> ''::text) AND (length(title) <= 100) AND (title !~ '[[:cntrl:]]'::text)))
);
CREATE INDEX certificates_of_a_file ON procedures.certificates USING btree (file_sha256);
CREATE INDEX certificates_of_a_section ON procedures.certificates USING btree (section_id, id);
-- madoguchi_program: INSERT, SELECT

create table procedures.confirmed_applicants (
  application_id uuid not null,
  person jsonb not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null,
  constraint confirmed_applicants_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id) ON DELETE CASCADE,
  constraint confirmed_applicants_confirmed_by_check CHECK ((confirmed_by <> ''::text)),
  constraint confirmed_applicants_person_check CHECK (((jsonb_typeof(person) = 'object'::text) AND ((person ->> 'name'::text) <> ''::text))),
  constraint confirmed_applicants_pkey PRIMARY KEY (application_id)
);
CREATE TRIGGER only_drafts_change BEFORE INSERT OR DELETE OR UPDATE ON procedures.confirmed_applicants FOR EACH ROW EXECUTE FUNCTION procedures.only_drafts_change();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.corrections (
  application_id uuid not null,
  round smallint not null,
  asked_at timestamp with time zone not null,
  asked_by bigint not null,
  due_on date not null,
  remarks jsonb not null,
  ended_at timestamp with time zone,
  outcome text,
  ended_by bigint,
  answers jsonb,
  constraint correcting_is_asked TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint corrections_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text)),
  constraint corrections_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id),
  constraint corrections_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES kernel.staff(id),
  constraint corrections_check CHECK ((due_on > ((asked_at AT TIME ZONE 'Asia/Tokyo'::text))::date)),
  constraint corrections_check1 CHECK ((ended_at >= asked_at)),
  constraint corrections_check2 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint corrections_check3 CHECK (((NOT (outcome IS DISTINCT FROM 'corrected'::text)) = (answers IS NOT NULL))),
  constraint corrections_check4 CHECK ((((outcome IS NULL) OR (outcome = 'corrected'::text)) = (ended_by IS NULL))),
  constraint corrections_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES kernel.staff(id),
  constraint corrections_outcome_check CHECK ((outcome = ANY (ARRAY['corrected'::text, 'called_off'::text, 'refused'::text]))),
  constraint corrections_pkey PRIMARY KEY (application_id, round),
  constraint corrections_remarks_check CHECK (((jsonb_typeof(remarks) = 'object'::text) AND (remarks <> '{}'::jsonb))),
  constraint corrections_round_check CHECK ((round > 0))
);
CREATE UNIQUE INDEX one_open_correction ON procedures.corrections USING btree (application_id) WHERE (ended_at IS NULL);
CREATE CONSTRAINT TRIGGER correcting_is_asked AFTER INSERT OR UPDATE ON procedures.corrections DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION procedures.correcting_is_asked();
CREATE TRIGGER keep_corrections BEFORE DELETE OR UPDATE ON procedures.corrections FOR EACH ROW EXECUTE FUNCTION procedures.keep_corrections();
-- madoguchi_program: INSERT, SELECT, UPDATE

create table procedures.drafts (
  id bigint generated always as identity not null,
  slug text not null,
  section_id bigint not null,
  sketch jsonb not null,
  version integer default 1 not null,
  based_on bigint,
  import_id bigint,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by bigint not null,
  constraint drafts_based_on_fkey FOREIGN KEY (based_on) REFERENCES procedures.versions(id),
  constraint drafts_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES kernel.staff(id),
  constraint drafts_check CHECK (((jsonb_typeof(sketch) = 'object'::text) AND ((sketch ->> 'id'::text) = slug))),
  constraint drafts_check1 CHECK ((changed_at >= begun_at)),
  constraint drafts_import_id_fkey FOREIGN KEY (import_id) REFERENCES procedures.imports(id),
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint drafts_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
  constraint drafts_slug_key UNIQUE (slug)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.events (
  id bigint generated always as identity not null,
  application_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  staff_id bigint,
  constraint events_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id),
  constraint events_check CHECK (((kind = ANY (ARRAY['submitted'::text, 'corrected'::text])) = (staff_id IS NULL))),
  constraint events_kind_check CHECK ((kind = ANY (ARRAY['submitted'::text, 'claimed'::text, 'handed_back'::text, 'correction_asked'::text, 'corrected'::text, 'correction_called_off'::text, 'accepted'::text, 'refused'::text, 'proposed'::text, 'proposal_withdrawn'::text, 'proposal_rejected'::text]))),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX events_of_an_application ON procedures.events USING btree (application_id, id);
-- madoguchi_program: INSERT, SELECT

create table procedures.files (
  id uuid not null,
  application_id uuid not null,
  sha256 bytea not null,
  name text not null,
  stored_at timestamp with time zone not null,
  constraint files_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id) ON DELETE CASCADE,
  constraint files_name_check CHECK (((name <> ''::text) AND (length(name) <= 255))),
  constraint files_pkey PRIMARY KEY (id),
  constraint files_sha256_fkey FOREIGN KEY (sha256) REFERENCES kernel.files(sha256)
);
CREATE INDEX files_by_content ON procedures.files USING btree (sha256);
CREATE INDEX files_of_an_application ON procedures.files USING btree (application_id);
CREATE TRIGGER only_drafts_change BEFORE INSERT OR DELETE OR UPDATE ON procedures.files FOR EACH ROW EXECUTE FUNCTION procedures.only_drafts_change();
-- madoguchi_program: DELETE, INSERT, SELECT

create table procedures.imports (
  id bigint generated always as identity not null,
  slug text not null,
  town_code text not null,
  town_name text not null,
  number integer not null,
  published_at timestamp with time zone not null,
  digest text not null,
  fingerprint text not null,
  subject text not null,
  imported_at timestamp with time zone not null,
  imported_by bigint not null,
  definition jsonb,
  constraint imports_definition_check CHECK ((jsonb_typeof(definition) = 'object'::text)),
  constraint imports_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint imports_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint imports_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES kernel.staff(id),
  constraint imports_number_check CHECK ((number > 0)),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
  constraint imports_town_code_check CHECK ((town_code ~ '^[0-9]{6}$'::text)),
  constraint imports_town_name_check CHECK (((town_name <> ''::text) AND (length(town_name) <= 100)))
);
-- madoguchi_program: INSERT, SELECT

create table procedures.last_numbers (
  fiscal_year smallint not null,
  serial integer not null,
  constraint last_numbers_pkey PRIMARY KEY (fiscal_year),
  constraint last_numbers_serial_check CHECK ((serial > 0))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.mandate_limits (
  mandate_id bigint not null,
  kind text not null,
  client_id bigint not null,
  limited_at timestamp with time zone not null,
  constraint mandate_limits_client_id_fkey FOREIGN KEY (client_id) REFERENCES kernel.residents(id),
  constraint mandate_limits_kind_check CHECK ((kind = ANY (ARRAY['no_correcting'::text, 'no_receiving'::text, 'revoked'::text]))),
  constraint mandate_limits_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES procedures.mandates(id),
  constraint mandate_limits_pkey PRIMARY KEY (mandate_id, kind)
);
-- madoguchi_program: INSERT, SELECT

create table procedures.mandate_requests (
  id bigint generated always as identity not null,
  application_id uuid not null,
  mandate_id bigint not null,
  answers_digest text not null,
  code_digest bytea not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  client_id bigint,
  reason text default ''::text not null,
  constraint mandate_requests_answers_digest_check CHECK ((answers_digest <> ''::text)),
  constraint mandate_requests_application_id_mandate_id_fkey FOREIGN KEY (application_id, mandate_id) REFERENCES procedures.mandates(application_id, id) ON DELETE CASCADE,
  constraint mandate_requests_check CHECK ((expires_at > asked_at)),
  constraint mandate_requests_check1 CHECK ((ended_at >= asked_at)),
  constraint mandate_requests_check2 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint mandate_requests_check3 CHECK ((COALESCE((outcome = ANY (ARRAY['approved'::text, 'refused'::text])), false) = (client_id IS NOT NULL))),
  constraint mandate_requests_check4 CHECK (((reason = ''::text) OR (NOT (outcome IS DISTINCT FROM 'refused'::text)))),
  constraint mandate_requests_check5 CHECK (((outcome IS DISTINCT FROM 'approved'::text) OR (ended_at < expires_at))),
  constraint mandate_requests_client_id_fkey FOREIGN KEY (client_id) REFERENCES kernel.residents(id),
  constraint mandate_requests_code_digest_check CHECK ((length(code_digest) = 32)),
  constraint mandate_requests_code_digest_key UNIQUE (code_digest),
  constraint mandate_requests_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'refused'::text, 'replaced'::text]))),
  constraint mandate_requests_pkey PRIMARY KEY (id),
  constraint mandate_requests_reason_check CHECK ((length(reason) <= 2000)),
  constraint mandated_is_approved TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX one_approval ON procedures.mandate_requests USING btree (application_id) WHERE (outcome = 'approved'::text);
CREATE UNIQUE INDEX one_open_request ON procedures.mandate_requests USING btree (application_id) WHERE (outcome IS NULL);
CREATE INDEX requests_of_an_application ON procedures.mandate_requests USING btree (application_id, id DESC);
CREATE TRIGGER keep_mandate_requests BEFORE UPDATE ON procedures.mandate_requests FOR EACH ROW EXECUTE FUNCTION procedures.keep_mandate_requests();
CREATE CONSTRAINT TRIGGER mandated_is_approved AFTER INSERT OR UPDATE ON procedures.mandate_requests DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION procedures.mandated_is_approved();
-- madoguchi_program: INSERT, SELECT

create table procedures.mandates (
  id bigint generated always as identity not null,
  application_id uuid not null,
  agent_id bigint not null,
  client_name text not null,
  client_email text not null,
  may_correct boolean not null,
  may_receive boolean not null,
  mandated_on date not null,
  written_at timestamp with time zone not null,
  constraint mandates_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES procedures.agents(id),
  constraint mandates_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id) ON DELETE CASCADE,
  constraint mandates_application_id_id_key UNIQUE (application_id, id),
  constraint mandates_check CHECK ((mandated_on <= ((written_at AT TIME ZONE 'Asia/Tokyo'::text))::date)),
  constraint mandates_client_email_check CHECK (((client_email <> ''::text) AND (length(client_email) <= 254))),
  constraint mandates_client_name_check CHECK (((client_name <> ''::text) AND (length(client_name) <= 100) AND (client_name !~ '[[:cntrl:]]'::text))),
  constraint mandates_pkey PRIMARY KEY (id)
);
CREATE INDEX mandates_of_an_agent ON procedures.mandates USING btree (agent_id);
CREATE TRIGGER only_drafts_are_mandated BEFORE INSERT OR DELETE OR UPDATE ON procedures.mandates FOR EACH ROW EXECUTE FUNCTION procedures.only_drafts_are_mandated();
-- madoguchi_program: INSERT, SELECT

create table procedures.procedures (
  id bigint generated always as identity not null,
  slug text not null,
  section_id bigint not null,
  open_from timestamp with time zone,
  closed_at timestamp with time zone,
  circulates text default 'dispositions'::text not null,
  version integer default 1 not null,
  constraint procedures_check CHECK ((closed_at > open_from)),
  constraint procedures_circulates_check CHECK ((circulates = ANY (ARRAY['nothing'::text, 'dispositions'::text, 'everything'::text]))),
  constraint procedures_pkey PRIMARY KEY (id),
  constraint procedures_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id),
  constraint procedures_slug_check CHECK (((slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'::text) AND (length(slug) <= 60))),
  constraint procedures_slug_key UNIQUE (slug)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.signing_keys (
  id bigint generated always as identity not null,
  certificate bytea not null,
  chain bytea[] not null,
  origin text not null,
  subject text not null,
  issuer text not null,
  fingerprint text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  added_at timestamp with time zone not null,
  sealed_key bytea,
  retired_at timestamp with time zone,
  constraint signing_keys_check CHECK ((valid_until > valid_from)),
  constraint signing_keys_check1 CHECK ((retired_at >= added_at)),
  constraint signing_keys_check2 CHECK (((sealed_key IS NULL) = (retired_at IS NOT NULL))),
  constraint signing_keys_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint signing_keys_origin_check CHECK ((origin = ANY (ARRAY['trial'::text, 'imported'::text]))),
  constraint signing_keys_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_signing_key ON procedures.signing_keys USING btree ((true)) WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.unfinished (
  application_id uuid not null,
  page text not null,
  form jsonb not null,
  constraint unfinished_application_id_fkey FOREIGN KEY (application_id) REFERENCES procedures.applications(id) ON DELETE CASCADE,
  constraint unfinished_form_check CHECK ((jsonb_typeof(form) = 'object'::text)),
  constraint unfinished_page_check CHECK (((page <> ''::text) AND (length(page) <= 60))),
  constraint unfinished_pkey PRIMARY KEY (application_id, page)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table procedures.versions (
  id bigint generated always as identity not null,
  procedure_id bigint not null,
  number integer not null,
  definition jsonb not null,
  digest text not null,
  published_at timestamp with time zone not null,
  published_by bigint not null,
  import_id bigint,
  constraint versions_definition_check CHECK ((jsonb_typeof(definition) = 'object'::text)),
  constraint versions_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint versions_import_id_fkey FOREIGN KEY (import_id) REFERENCES procedures.imports(id),
  constraint versions_number_check CHECK ((number > 0)),
  constraint versions_pkey PRIMARY KEY (id),
  constraint versions_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures.procedures(id),
  constraint versions_procedure_id_number_key UNIQUE (procedure_id, number),
  constraint versions_published_by_fkey FOREIGN KEY (published_by) REFERENCES kernel.staff(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON procedures.versions FOR EACH STATEMENT EXECUTE FUNCTION procedures.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workation.arrivals (
  item_id bigint not null,
  people smallint not null,
  at timestamp with time zone not null,
  staff_id bigint,
  resident_id bigint,
  constraint arrivals_check CHECK ((num_nonnulls(staff_id, resident_id) = 1)),
  constraint arrivals_item_id_fkey FOREIGN KEY (item_id) REFERENCES workation.itinerary_items(id),
  constraint arrivals_people_check CHECK (((people >= 0) AND (people <= 500))),
  constraint arrivals_pkey PRIMARY KEY (item_id),
  constraint arrivals_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint arrivals_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.companies (
  id bigint generated always as identity not null,
  name text not null,
  name_key text not null,
  home text default ''::text not null,
  stage text default 'inquiry'::text not null,
  next_action text,
  next_on date,
  known_since timestamp with time zone not null,
  version integer default 1 not null,
  constraint companies_check CHECK (((next_action IS NULL) = (next_on IS NULL))),
  constraint companies_home_check CHECK ((length(home) <= 60)),
  constraint companies_name_check CHECK (workation.is_line(name, 80)),
  constraint companies_name_key_check CHECK ((name_key <> ''::text)),
  constraint companies_name_key_key UNIQUE (name_key),
  constraint companies_next_action_check CHECK (workation.is_line(next_action, 200)),
  constraint companies_pkey PRIMARY KEY (id),
  constraint companies_stage_check CHECK ((stage = ANY (ARRAY['inquiry'::text, 'visit'::text, 'trial'::text, 'opened'::text, 'closed'::text])))
);
CREATE INDEX companies_by_due ON workation.companies USING btree (COALESCE(next_on, 'infinity'::date), ((- id)));
CREATE INDEX companies_of_a_stage ON workation.companies USING btree (stage, COALESCE(next_on, 'infinity'::date), ((- id)));
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.company_acts (
  id bigint generated always as identity not null,
  company_id bigint not null,
  act text not null,
  stage text,
  on_day date not null,
  words text not null,
  staff_id bigint not null,
  at timestamp with time zone not null,
  constraint company_acts_act_check CHECK ((act = ANY (ARRAY['stage'::text, 'note'::text, 'done'::text]))),
  constraint company_acts_check CHECK (((act = 'stage'::text) = (stage IS NOT NULL))),
  constraint company_acts_check1 CHECK (((act = 'stage'::text) OR (words <> ''::text))),
  constraint company_acts_company_id_fkey FOREIGN KEY (company_id) REFERENCES workation.companies(id),
  constraint company_acts_pkey PRIMARY KEY (id),
  constraint company_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint company_acts_stage_check CHECK ((stage = ANY (ARRAY['inquiry'::text, 'visit'::text, 'trial'::text, 'opened'::text, 'closed'::text]))),
  constraint company_acts_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX acts_of_a_company ON workation.company_acts USING btree (company_id, id);
CREATE INDEX offices_opened ON workation.company_acts USING btree (on_day) WHERE (stage = 'opened'::text);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON workation.company_acts FOR EACH STATEMENT EXECUTE FUNCTION workation.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workation.invitations (
  id bigint generated always as identity not null,
  provider_id bigint not null,
  email text not null,
  digest bytea not null,
  invited_by bigint not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by bigint,
  revoked_at timestamp with time zone,
  constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES kernel.residents(id),
  constraint invitations_check CHECK ((expires_at > invited_at)),
  constraint invitations_check1 CHECK (((accepted_at >= invited_at) AND (accepted_at <= expires_at))),
  constraint invitations_check2 CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
  constraint invitations_check3 CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL))),
  constraint invitations_digest_check CHECK ((length(digest) = 32)),
  constraint invitations_digest_key UNIQUE (digest),
  constraint invitations_email_check CHECK (workation.is_line(email, 254)),
  constraint invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES kernel.staff(id),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES workation.providers(id)
);
CREATE INDEX invitations_of_a_provider ON workation.invitations USING btree (provider_id, id);
CREATE UNIQUE INDEX one_invitation_for_an_address ON workation.invitations USING btree (provider_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.itineraries (
  id bigint generated always as identity not null,
  stay_id bigint not null,
  people smallint not null,
  words text default ''::text not null,
  proposed_at timestamp with time zone,
  staff_id bigint not null,
  constraint itineraries_id_stay_id_key UNIQUE (id, stay_id),
  constraint itineraries_people_check CHECK (((people >= 1) AND (people <= 500))),
  constraint itineraries_pkey PRIMARY KEY (id),
  constraint itineraries_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint itineraries_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES workation.stays(id),
  constraint itineraries_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX itineraries_of_a_stay ON workation.itineraries USING btree (stay_id, id);
CREATE UNIQUE INDEX one_draft_of_a_stay ON workation.itineraries USING btree (stay_id) WHERE (proposed_at IS NULL);
CREATE TRIGGER proposed_stands BEFORE DELETE OR UPDATE ON workation.itineraries FOR EACH ROW EXECUTE FUNCTION workation.refuse_to_propose_twice();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.itinerary_items (
  id bigint generated always as identity not null,
  itinerary_id bigint not null,
  place_id bigint,
  from_day date,
  through_day date,
  session_id bigint,
  units smallint not null,
  price integer not null,
  constraint itinerary_items_check CHECK ((num_nonnulls(place_id, session_id) = 1)),
  constraint itinerary_items_check1 CHECK ((num_nonnulls(place_id, from_day, through_day) = ANY (ARRAY[0, 3]))),
  constraint itinerary_items_check2 CHECK (((through_day >= from_day) AND ((through_day - from_day) <= 92))),
  constraint itinerary_items_itinerary_id_fkey FOREIGN KEY (itinerary_id) REFERENCES workation.itineraries(id) ON DELETE CASCADE,
  constraint itinerary_items_pkey PRIMARY KEY (id),
  constraint itinerary_items_place_id_fkey FOREIGN KEY (place_id) REFERENCES workation.places(offer_id),
  constraint itinerary_items_price_check CHECK (((price >= 0) AND (price <= 10000000))),
  constraint itinerary_items_session_id_fkey FOREIGN KEY (session_id) REFERENCES workation.sessions(id),
  constraint itinerary_items_units_check CHECK (((units >= 1) AND (units <= 500)))
);
CREATE INDEX items_by_day ON workation.itinerary_items USING btree (from_day) WHERE (from_day IS NOT NULL);
CREATE INDEX items_of_a_place ON workation.itinerary_items USING btree (place_id, through_day) WHERE (place_id IS NOT NULL);
CREATE INDEX items_of_a_session ON workation.itinerary_items USING btree (session_id) WHERE (session_id IS NOT NULL);
CREATE INDEX items_of_an_itinerary ON workation.itinerary_items USING btree (itinerary_id, id);
CREATE TRIGGER proposed_stands BEFORE INSERT OR DELETE OR UPDATE ON workation.itinerary_items FOR EACH ROW EXECUTE FUNCTION workation.refuse_change_of_proposed();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.measurements (
  id bigint generated always as identity not null,
  place_id bigint not null,
  measured_at timestamp with time zone not null,
  source text not null,
  instrument text not null,
  down_mbps real,
  up_mbps real,
  latency_ms real,
  noise_db real,
  reception smallint,
  staff_id bigint,
  resident_id bigint,
  constraint measurements_check CHECK ((num_nonnulls(staff_id, resident_id) = 1)),
  constraint measurements_check1 CHECK ((num_nulls(down_mbps, up_mbps, latency_ms) = ANY (ARRAY[0, 3]))),
  constraint measurements_check2 CHECK ((num_nonnulls(down_mbps, noise_db, reception) > 0)),
  constraint measurements_down_mbps_check CHECK (((down_mbps > (0)::double precision) AND (down_mbps <= (10000)::double precision))),
  constraint measurements_instrument_check CHECK (workation.is_line(instrument, 200)),
  constraint measurements_latency_ms_check CHECK (((latency_ms > (0)::double precision) AND (latency_ms <= (10000)::double precision))),
  constraint measurements_noise_db_check CHECK (((noise_db >= (10)::double precision) AND (noise_db <= (120)::double precision))),
  constraint measurements_pkey PRIMARY KEY (id),
  constraint measurements_place_id_fkey FOREIGN KEY (place_id) REFERENCES workation.places(offer_id),
  constraint measurements_reception_check CHECK (((reception >= 0) AND (reception <= 3))),
  constraint measurements_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint measurements_source_check CHECK ((source = ANY (ARRAY['page'::text, 'typed'::text]))),
  constraint measurements_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint measurements_up_mbps_check CHECK (((up_mbps > (0)::double precision) AND (up_mbps <= (10000)::double precision)))
);
CREATE INDEX measurements_of_a_place ON workation.measurements USING btree (place_id, measured_at DESC);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON workation.measurements FOR EACH STATEMENT EXECUTE FUNCTION workation.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workation.members (
  provider_id bigint not null,
  resident_id bigint not null,
  since timestamp with time zone not null,
  constraint members_pkey PRIMARY KEY (provider_id, resident_id),
  constraint members_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES workation.providers(id),
  constraint members_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id)
);
CREATE INDEX members_by_resident ON workation.members USING btree (resident_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.offer_acts (
  id bigint generated always as identity not null,
  offer_id bigint not null,
  act text not null,
  staff_id bigint,
  resident_id bigint,
  at timestamp with time zone not null,
  reason text default ''::text not null,
  constraint offer_acts_act_check CHECK ((act = ANY (ARRAY['asked'::text, 'published'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint offer_acts_check CHECK ((num_nonnulls(staff_id, resident_id) = 1)),
  constraint offer_acts_check1 CHECK (((act <> ALL (ARRAY['published'::text, 'returned'::text])) OR (staff_id IS NOT NULL))),
  constraint offer_acts_check2 CHECK (((act <> 'returned'::text) OR (reason <> ''::text))),
  constraint offer_acts_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES workation.offers(id),
  constraint offer_acts_pkey PRIMARY KEY (id),
  constraint offer_acts_reason_check CHECK ((length(reason) <= 1000)),
  constraint offer_acts_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint offer_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX acts_of_an_offer ON workation.offer_acts USING btree (offer_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON workation.offer_acts FOR EACH STATEMENT EXECUTE FUNCTION workation.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workation.offers (
  id bigint generated always as identity not null,
  provider_id bigint not null,
  kind text not null,
  state text default 'draft'::text not null,
  name text not null,
  name_en text not null,
  summary text not null,
  summary_en text not null,
  body text not null,
  body_en text not null,
  price integer not null,
  version integer default 1 not null,
  constraint offers_body_check CHECK ((length(body) <= 4000)),
  constraint offers_body_en_check CHECK ((length(body_en) <= 8000)),
  constraint offers_id_kind_key UNIQUE (id, kind),
  constraint offers_kind_check CHECK ((kind = ANY (ARRAY['workplace'::text, 'office'::text, 'lodging'::text, 'programme'::text]))),
  constraint offers_name_check CHECK (workation.is_line(name, 60)),
  constraint offers_name_en_check CHECK (workation.is_line(name_en, 120)),
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_price_check CHECK (((price >= 0) AND (price <= 10000000))),
  constraint offers_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES workation.providers(id),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'asked'::text, 'published'::text, 'returned'::text]))),
  constraint offers_summary_check CHECK (workation.is_line(summary, 120)),
  constraint offers_summary_en_check CHECK (workation.is_line(summary_en, 240))
);
CREATE INDEX offers_of_a_provider ON workation.offers USING btree (provider_id, id);
CREATE INDEX offers_on_the_site ON workation.offers USING btree (kind, id) WHERE (state = 'published'::text);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.photos (
  id bigint generated always as identity not null,
  offer_id bigint not null,
  small_sha256 bytea not null,
  small_token text not null,
  large_sha256 bytea not null,
  large_token text not null,
  width smallint not null,
  height smallint not null,
  alt text not null,
  alt_en text not null,
  added_at timestamp with time zone not null,
  constraint photos_alt_check CHECK (workation.is_line(alt, 120)),
  constraint photos_alt_en_check CHECK (workation.is_line(alt_en, 240)),
  constraint photos_height_check CHECK ((height > 0)),
  constraint photos_large_sha256_fkey FOREIGN KEY (large_sha256) REFERENCES kernel.files(sha256),
  constraint photos_large_token_fkey FOREIGN KEY (large_token) REFERENCES kernel.file_links(token),
  constraint photos_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES workation.offers(id),
  constraint photos_pkey PRIMARY KEY (id),
  constraint photos_small_sha256_fkey FOREIGN KEY (small_sha256) REFERENCES kernel.files(sha256),
  constraint photos_small_token_fkey FOREIGN KEY (small_token) REFERENCES kernel.file_links(token),
  constraint photos_width_check CHECK ((width > 0))
);
CREATE INDEX photos_by_large ON workation.photos USING btree (large_sha256);
CREATE INDEX photos_by_small ON workation.photos USING btree (small_sha256);
CREATE INDEX photos_of_an_offer ON workation.photos USING btree (offer_id, id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.places (
  offer_id bigint not null,
  kind text not null,
  address text not null,
  address_en text not null,
  latitude double precision not null,
  longitude double precision not null,
  units smallint not null,
  people_per_unit smallint not null,
  area real,
  outlets smallint not null,
  air_minutes smallint,
  road_minutes smallint,
  weekdays smallint[] not null,
  opens time without time zone,
  closes time without time zone,
  constraint places_address_check CHECK (workation.is_line(address, 120)),
  constraint places_address_en_check CHECK (workation.is_line(address_en, 200)),
  constraint places_air_minutes_check CHECK (((air_minutes >= 1) AND (air_minutes <= 1440))),
  constraint places_area_check CHECK (((area > (0)::double precision) AND (area <= (10000)::double precision))),
  constraint places_check CHECK (((kind <> 'workplace'::text) OR (people_per_unit = 1))),
  constraint places_check1 CHECK (((area IS NOT NULL) = (kind = 'office'::text))),
  constraint places_check2 CHECK ((((opens IS NULL) = (closes IS NULL)) AND (opens < closes))),
  constraint places_closes_check CHECK ((EXTRACT(second FROM closes) = (0)::numeric)),
  constraint places_kind_check CHECK ((kind = ANY (ARRAY['workplace'::text, 'office'::text, 'lodging'::text]))),
  constraint places_latitude_check CHECK (((latitude >= (20)::double precision) AND (latitude <= (46)::double precision))),
  constraint places_longitude_check CHECK (((longitude >= (122)::double precision) AND (longitude <= (154)::double precision))),
  constraint places_offer_id_kind_fkey FOREIGN KEY (offer_id, kind) REFERENCES workation.offers(id, kind),
  constraint places_opens_check CHECK ((EXTRACT(second FROM opens) = (0)::numeric)),
  constraint places_outlets_check CHECK (((outlets >= 0) AND (outlets <= 2000))),
  constraint places_people_per_unit_check CHECK (((people_per_unit >= 1) AND (people_per_unit <= 100))),
  constraint places_pkey PRIMARY KEY (offer_id),
  constraint places_road_minutes_check CHECK (((road_minutes >= 1) AND (road_minutes <= 1440))),
  constraint places_units_check CHECK (((units >= 1) AND (units <= 500))),
  constraint places_weekdays_check CHECK (((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]) AND (weekdays <> '{}'::smallint[])))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.programmes (
  offer_id bigint not null,
  kind text default 'programme'::text not null,
  theme text not null,
  season_from date not null,
  season_through date not null,
  minutes smallint not null,
  min_people smallint not null,
  max_people smallint not null,
  meeting_place text not null,
  meeting_place_en text not null,
  bring text not null,
  bring_en text not null,
  languages text[] not null,
  constraint programmes_bring_check CHECK ((length(bring) <= 500)),
  constraint programmes_bring_en_check CHECK ((length(bring_en) <= 1000)),
  constraint programmes_check CHECK ((season_through >= season_from)),
  constraint programmes_check1 CHECK (((max_people >= min_people) AND (max_people <= 500))),
  constraint programmes_kind_check CHECK ((kind = 'programme'::text)),
  constraint programmes_languages_check CHECK (((languages <@ ARRAY['ja'::text, 'en'::text, 'zh'::text, 'ko'::text]) AND (languages <> '{}'::text[]))),
  constraint programmes_meeting_place_check CHECK (workation.is_line(meeting_place, 120)),
  constraint programmes_meeting_place_en_check CHECK (workation.is_line(meeting_place_en, 240)),
  constraint programmes_min_people_check CHECK ((min_people >= 1)),
  constraint programmes_minutes_check CHECK (((minutes >= 15) AND (minutes <= 2880))),
  constraint programmes_offer_id_kind_fkey FOREIGN KEY (offer_id, kind) REFERENCES workation.offers(id, kind),
  constraint programmes_pkey PRIMARY KEY (offer_id),
  constraint programmes_theme_check CHECK ((theme = ANY (ARRAY['farming'::text, 'trail'::text, 'exchange'::text, 'family'::text])))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.providers (
  id bigint generated always as identity not null,
  name text not null,
  name_en text not null,
  kinds text[] not null,
  person text not null,
  email text not null,
  phone text not null,
  registered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  constraint providers_check CHECK ((ended_at >= registered_at)),
  constraint providers_email_check CHECK (workation.is_line(email, 254)),
  constraint providers_kinds_check CHECK (((kinds <@ ARRAY['coordination'::text, 'lodging'::text, 'workplace'::text, 'activity'::text]) AND (kinds <> '{}'::text[]))),
  constraint providers_name_check CHECK (workation.is_line(name, 80)),
  constraint providers_name_en_check CHECK (workation.is_line(name_en, 120)),
  constraint providers_name_key UNIQUE (name),
  constraint providers_person_check CHECK (workation.is_line(person, 60)),
  constraint providers_phone_check CHECK ((phone ~ '^[0-9+() -]{0,20}$'::text)),
  constraint providers_pkey PRIMARY KEY (id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.reservations (
  id bigint generated always as identity not null,
  stay_id bigint not null,
  itinerary_id bigint not null,
  state text not null,
  began_at timestamp with time zone not null,
  held_until timestamp with time zone not null,
  booked_at timestamp with time zone,
  ended_at timestamp with time zone,
  person text,
  phone text,
  wishes text,
  constraint reservations_check CHECK ((held_until >= began_at)),
  constraint reservations_check1 CHECK (((booked_at >= began_at) AND (booked_at <= held_until))),
  constraint reservations_check2 CHECK ((num_nonnulls(booked_at, person, phone, wishes) = ANY (ARRAY[0, 4]))),
  constraint reservations_check3 CHECK (((state <> 'booked'::text) OR (booked_at IS NOT NULL))),
  constraint reservations_check4 CHECK (((state <> ALL (ARRAY['held'::text, 'expired'::text])) OR (booked_at IS NULL))),
  constraint reservations_check5 CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['held'::text, 'booked'::text])))),
  constraint reservations_itinerary_id_stay_id_fkey FOREIGN KEY (itinerary_id, stay_id) REFERENCES workation.itineraries(id, stay_id),
  constraint reservations_person_check CHECK (workation.is_line(person, 60)),
  constraint reservations_phone_check CHECK ((phone ~ '^[0-9+() -]{1,20}$'::text)),
  constraint reservations_pkey PRIMARY KEY (id),
  constraint reservations_state_check CHECK ((state = ANY (ARRAY['held'::text, 'booked'::text, 'expired'::text, 'replaced'::text, 'cancelled'::text]))),
  constraint reservations_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES workation.stays(id),
  constraint reservations_wishes_check CHECK ((length(wishes) <= 1000))
);
CREATE INDEX holds_to_expire ON workation.reservations USING btree (held_until) WHERE (state = 'held'::text);
CREATE UNIQUE INDEX one_reservation_of_a_stay ON workation.reservations USING btree (stay_id) WHERE (state = ANY (ARRAY['held'::text, 'booked'::text]));
CREATE INDEX reservations_of_an_itinerary ON workation.reservations USING btree (itinerary_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.reserved_days (
  reservation_id bigint not null,
  place_id bigint not null,
  on_day date not null,
  units smallint not null,
  constraint reserved_days_pkey PRIMARY KEY (reservation_id, place_id, on_day),
  constraint reserved_days_place_id_fkey FOREIGN KEY (place_id) REFERENCES workation.places(offer_id),
  constraint reserved_days_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES workation.reservations(id),
  constraint reserved_days_units_check CHECK ((units > 0))
);
CREATE INDEX reserved_by_day ON workation.reserved_days USING btree (place_id, on_day);
CREATE TRIGGER take_day BEFORE INSERT OR DELETE ON workation.reserved_days FOR EACH ROW EXECUTE FUNCTION workation.take_day();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.reserved_seats (
  reservation_id bigint not null,
  session_id bigint not null,
  people smallint not null,
  constraint reserved_seats_people_check CHECK ((people > 0)),
  constraint reserved_seats_pkey PRIMARY KEY (reservation_id, session_id),
  constraint reserved_seats_reservation_id_fkey FOREIGN KEY (reservation_id) REFERENCES workation.reservations(id),
  constraint reserved_seats_session_id_fkey FOREIGN KEY (session_id) REFERENCES workation.sessions(id)
);
CREATE INDEX reserved_by_session ON workation.reserved_seats USING btree (session_id);
CREATE TRIGGER take_seats BEFORE INSERT OR DELETE ON workation.reserved_seats FOR EACH ROW EXECUTE FUNCTION workation.take_seats();
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.sessions (
  id bigint generated always as identity not null,
  programme_id bigint not null,
  starts_at timestamp with time zone not null,
  places smallint not null,
  cancelled_at timestamp with time zone,
  cancelled_because text,
  taken smallint default 0 not null,
  constraint no_overbooking CHECK (((taken >= 0) AND (taken <= places))),
  constraint sessions_cancelled_because_check CHECK (((cancelled_because <> ''::text) AND (length(cancelled_because) <= 200))),
  constraint sessions_check CHECK (((cancelled_at IS NULL) = (cancelled_because IS NULL))),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_places_check CHECK (((places >= 1) AND (places <= 500))),
  constraint sessions_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES workation.programmes(offer_id)
);
CREATE UNIQUE INDEX one_session_at_a_time ON workation.sessions USING btree (programme_id, starts_at) WHERE (cancelled_at IS NULL);
CREATE INDEX sessions_to_come ON workation.sessions USING btree (starts_at) WHERE (cancelled_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.settings (
  only_row boolean default true not null,
  section_id bigint,
  base_map jsonb,
  constraint settings_base_map_check CHECK (((base_map ->> 'type'::text) = 'FeatureCollection'::text)),
  constraint settings_only_row_check CHECK (only_row),
  constraint settings_pkey PRIMARY KEY (only_row),
  constraint settings_section_id_fkey FOREIGN KEY (section_id) REFERENCES kernel.sections(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.stay_acts (
  id bigint generated always as identity not null,
  stay_id bigint not null,
  act text not null,
  words text default ''::text not null,
  staff_id bigint,
  resident_id bigint,
  at timestamp with time zone not null,
  constraint stay_acts_act_check CHECK ((act = ANY (ARRAY['asked'::text, 'proposed'::text, 'held'::text, 'expired'::text, 'booked'::text, 'changed'::text, 'cancelled'::text, 'declined'::text, 'missed'::text, 'arrived'::text, 'answered'::text]))),
  constraint stay_acts_check CHECK ((num_nonnulls(staff_id, resident_id) <= 1)),
  constraint stay_acts_pkey PRIMARY KEY (id),
  constraint stay_acts_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES kernel.residents(id),
  constraint stay_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint stay_acts_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES workation.stays(id),
  constraint stay_acts_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX acts_of_a_stay ON workation.stay_acts USING btree (stay_id, id);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON workation.stay_acts FOR EACH STATEMENT EXECUTE FUNCTION workation.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workation.stay_links (
  digest bytea not null,
  stay_id bigint not null,
  expires_at timestamp with time zone not null,
  constraint stay_links_digest_check CHECK ((length(digest) = 32)),
  constraint stay_links_pkey PRIMARY KEY (digest),
  constraint stay_links_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES workation.stays(id)
);
CREATE INDEX links_of_a_stay ON workation.stay_links USING btree (stay_id);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.stays (
  id bigint generated always as identity not null,
  company_id bigint not null,
  person text not null,
  email text not null,
  phone text not null,
  language text not null,
  people smallint not null,
  wished_from date,
  wished_through date,
  purposes text[] not null,
  state text default 'asked'::text not null,
  asked_at timestamp with time zone not null,
  key uuid not null,
  from_day date,
  through_day date,
  survey_asked_at timestamp with time zone,
  version integer default 1 not null,
  constraint stays_check CHECK ((through_day >= from_day)),
  constraint stays_check1 CHECK (((from_day IS NULL) = (through_day IS NULL))),
  constraint stays_check2 CHECK (((state <> ALL (ARRAY['proposed'::text, 'booked'::text])) OR (from_day IS NOT NULL))),
  constraint stays_check3 CHECK (((wished_from IS NULL) = (wished_through IS NULL))),
  constraint stays_check4 CHECK ((wished_through >= wished_from)),
  constraint stays_company_id_fkey FOREIGN KEY (company_id) REFERENCES workation.companies(id),
  constraint stays_email_check CHECK (workation.is_line(email, 254)),
  constraint stays_key_key UNIQUE (key),
  constraint stays_language_check CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
  constraint stays_people_check CHECK (((people >= 1) AND (people <= 500))),
  constraint stays_person_check CHECK (workation.is_line(person, 60)),
  constraint stays_phone_check CHECK ((phone ~ '^[0-9+() -]{0,20}$'::text)),
  constraint stays_pkey PRIMARY KEY (id),
  constraint stays_purposes_check CHECK (((purposes <@ ARRAY['work'::text, 'lodging'::text, 'programme'::text, 'office'::text]) AND (purposes <> '{}'::text[]))),
  constraint stays_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'proposed'::text, 'booked'::text, 'cancelled'::text, 'declined'::text])))
);
CREATE INDEX stays_in_hand ON workation.stays USING btree (state, id) WHERE (state = ANY (ARRAY['asked'::text, 'proposed'::text]));
CREATE INDEX stays_of_a_company ON workation.stays USING btree (company_id, id);
CREATE INDEX stays_to_come ON workation.stays USING btree (through_day) WHERE (state = 'booked'::text);
CREATE INDEX surveys_to_ask ON workation.stays USING btree (through_day) WHERE ((state = 'booked'::text) AND (survey_asked_at IS NULL));
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.stock_days (
  place_id bigint not null,
  on_day date not null,
  units smallint not null,
  taken smallint default 0 not null,
  ordinary boolean default false not null,
  constraint no_overbooking CHECK (((taken >= 0) AND (taken <= units))),
  constraint stock_days_pkey PRIMARY KEY (place_id, on_day),
  constraint stock_days_place_id_fkey FOREIGN KEY (place_id) REFERENCES workation.places(offer_id),
  constraint stock_days_units_check CHECK (((units >= 0) AND (units <= 500)))
);
CREATE INDEX stock_by_day ON workation.stock_days USING btree (on_day, place_id) INCLUDE (units, taken);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workation.surveys (
  stay_id bigint not null,
  spend integer not null,
  satisfaction smallint not null,
  again text not null,
  office boolean not null,
  words text not null,
  answered_at timestamp with time zone not null,
  constraint surveys_again_check CHECK ((again = ANY (ARRAY['yes'::text, 'perhaps'::text, 'no'::text]))),
  constraint surveys_pkey PRIMARY KEY (stay_id),
  constraint surveys_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5))),
  constraint surveys_spend_check CHECK (((spend >= 0) AND (spend <= 100000000))),
  constraint surveys_stay_id_fkey FOREIGN KEY (stay_id) REFERENCES workation.stays(id),
  constraint surveys_words_check CHECK ((length(words) <= 2000))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON workation.surveys FOR EACH STATEMENT EXECUTE FUNCTION workation.refuse_change();
-- madoguchi_program: INSERT, SELECT

create table workplaces.bookings (
  id bigint generated always as identity not null,
  request_id bigint not null,
  staff_id bigint not null,
  seat_id bigint not null,
  during tstzrange not null,
  status text default 'pending'::text not null,
  since timestamp with time zone not null,
  came_at timestamp with time zone,
  came_by text,
  saved_minutes smallint,
  constraint bookings_came_by_check CHECK ((came_by = ANY (ARRAY['page'::text, 'punch'::text, 'api'::text, 'radius'::text]))),
  constraint bookings_check CHECK (((came_at IS NULL) = (came_by IS NULL))),
  constraint bookings_check1 CHECK (((came_at IS NOT NULL) OR (saved_minutes IS NULL))),
  constraint bookings_check2 CHECK (((came_at IS NULL) OR (status = ANY (ARRAY['approved'::text, 'cancelled'::text])))),
  constraint bookings_during_check CHECK (((lower(during) < upper(during)) AND lower_inc(during) AND (NOT upper_inc(during)))),
  constraint bookings_during_check1 CHECK ((((lower(during) AT TIME ZONE 'Asia/Tokyo'::text))::date = (((upper(during) - '00:00:00.000001'::interval) AT TIME ZONE 'Asia/Tokyo'::text))::date)),
  constraint bookings_pkey PRIMARY KEY (id),
  constraint bookings_request_id_fkey FOREIGN KEY (request_id) REFERENCES workplaces.requests(id),
  constraint bookings_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES workplaces.seats(id),
  constraint bookings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint bookings_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'cancelled'::text, 'released'::text]))),
  constraint one_booking_of_a_seat EXCLUDE USING gist (seat_id WITH =, during WITH &&) WHERE ((status = ANY (ARRAY['pending'::text, 'approved'::text]))),
  constraint one_seat_of_a_person EXCLUDE USING gist (staff_id WITH =, during WITH &&) WHERE ((status = ANY (ARRAY['pending'::text, 'approved'::text])))
);
CREATE INDEX bookings_of_a_person ON workplaces.bookings USING btree (staff_id, lower(during));
CREATE INDEX bookings_of_a_request ON workplaces.bookings USING btree (request_id);
CREATE INDEX bookings_standing ON workplaces.bookings USING btree (lower(during)) WHERE (status = ANY (ARRAY['pending'::text, 'approved'::text]));
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.devices (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  name text not null,
  mac text not null,
  certificate text,
  registered_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint devices_certificate_check CHECK (((certificate <> ''::text) AND (length(certificate) <= 200))),
  constraint devices_check CHECK ((retired_at >= registered_at)),
  constraint devices_mac_check CHECK ((mac ~ '^([0-9A-F]{2}-){5}[0-9A-F]{2}$'::text)),
  constraint devices_name_check CHECK (((name <> ''::text) AND (length(name) <= 60) AND (name !~ '[[:cntrl:]]'::text))),
  constraint devices_pkey PRIMARY KEY (id),
  constraint devices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
CREATE INDEX devices_of_a_person ON workplaces.devices USING btree (staff_id) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX one_device_of_a_certificate ON workplaces.devices USING btree (certificate) WHERE (retired_at IS NULL);
CREATE UNIQUE INDEX one_device_of_an_address ON workplaces.devices USING btree (mac) WHERE (retired_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.feeds (
  staff_id bigint not null,
  digest bytea not null,
  made_at timestamp with time zone not null,
  constraint feeds_digest_key UNIQUE (digest),
  constraint feeds_pkey PRIMARY KEY (staff_id),
  constraint feeds_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.floors (
  id bigint generated always as identity not null,
  site_id bigint not null,
  name text not null,
  width smallint not null,
  height smallint not null,
  position smallint default 0 not null,
  version integer default 1 not null,
  constraint floors_height_check CHECK (((height >= 200) AND (height <= 10000))),
  constraint floors_name_check CHECK (((name <> ''::text) AND (length(name) <= 40) AND (name !~ '[[:cntrl:]]'::text))),
  constraint floors_pkey PRIMARY KEY (id),
  constraint floors_site_id_fkey FOREIGN KEY (site_id) REFERENCES kernel.sites(id),
  constraint floors_site_id_name_key UNIQUE (site_id, name),
  constraint floors_width_check CHECK (((width >= 200) AND (width <= 10000)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.network_gear (
  site_id bigint not null,
  host text not null,
  port integer default 3799 not null,
  sealed_secret bytea not null,
  constraint network_gear_host_check CHECK (((host <> ''::text) AND (length(host) <= 253) AND (host !~ '[[:space:]]'::text))),
  constraint network_gear_pkey PRIMARY KEY (site_id),
  constraint network_gear_port_check CHECK (((port >= 1) AND (port <= 65535))),
  constraint network_gear_site_id_fkey FOREIGN KEY (site_id) REFERENCES kernel.sites(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.network_logins (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  client text not null,
  user_name text not null,
  device text not null,
  outcome text not null,
  staff_id bigint,
  booking_id bigint,
  constraint network_logins_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES workplaces.bookings(id),
  constraint network_logins_check CHECK (((outcome = 'accepted'::text) = (booking_id IS NOT NULL))),
  constraint network_logins_client_check CHECK ((length(client) <= 253)),
  constraint network_logins_device_check CHECK ((length(device) <= 253)),
  constraint network_logins_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'unknownSite'::text, 'forgedSite'::text, 'unknownDevice'::text, 'otherDevice'::text, 'notBooked'::text, 'otherSite'::text, 'tooEarly'::text, 'ended'::text, 'noNetwork'::text]))),
  constraint network_logins_pkey PRIMARY KEY (id),
  constraint network_logins_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id),
  constraint network_logins_user_name_check CHECK ((length(user_name) <= 253))
);
CREATE INDEX network_logins_of_a_time ON workplaces.network_logins USING btree (at);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.network_sessions (
  id bigint generated always as identity not null,
  site_id bigint not null,
  session text not null,
  device_id bigint not null,
  booking_id bigint,
  user_name text not null,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint network_sessions_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES workplaces.bookings(id),
  constraint network_sessions_check CHECK ((ended_at >= began_at)),
  constraint network_sessions_device_id_fkey FOREIGN KEY (device_id) REFERENCES workplaces.devices(id),
  constraint network_sessions_pkey PRIMARY KEY (id),
  constraint network_sessions_session_check CHECK (((session <> ''::text) AND (length(session) <= 253))),
  constraint network_sessions_site_id_fkey FOREIGN KEY (site_id) REFERENCES kernel.sites(id),
  constraint network_sessions_site_id_session_key UNIQUE (site_id, session),
  constraint network_sessions_user_name_check CHECK ((length(user_name) <= 253))
);
CREATE INDEX network_sessions_of_a_device ON workplaces.network_sessions USING btree (device_id) WHERE (ended_at IS NULL);
CREATE INDEX network_sessions_open ON workplaces.network_sessions USING btree (booking_id) WHERE (ended_at IS NULL);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.requests (
  id bigint generated always as identity not null,
  staff_id bigint not null,
  reason text not null,
  asked_at timestamp with time zone not null,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_reason_check CHECK (((reason <> ''::text) AND (length(reason) <= 1000))),
  constraint requests_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.seats (
  id bigint generated always as identity not null,
  floor_id bigint not null,
  label text not null,
  x smallint not null,
  y smallint not null,
  width smallint not null,
  height smallint not null,
  network text not null,
  vlan smallint,
  features text[] default '{}'::text[] not null,
  closed_from date,
  closed_to date,
  version integer default 1 not null,
  constraint one_seat_at_a_place EXCLUDE USING gist (floor_id WITH =, box(point(((x + 1))::double precision, ((y + 1))::double precision), point((((x + width) - 1))::double precision, (((y + height) - 1))::double precision)) WITH &&),
  constraint seats_check CHECK ((closed_to > closed_from)),
  constraint seats_check1 CHECK (((closed_to IS NULL) OR (closed_from IS NOT NULL))),
  constraint seats_features_check CHECK ((features <@ ARRAY['outlet'::text, 'monitor'::text, 'accessible'::text])),
  constraint seats_floor_id_fkey FOREIGN KEY (floor_id) REFERENCES workplaces.floors(id),
  constraint seats_floor_id_label_key UNIQUE (floor_id, label),
  constraint seats_height_check CHECK (((height >= 40) AND (height <= 600))),
  constraint seats_label_check CHECK (((label <> ''::text) AND (length(label) <= 12) AND (label !~ '[[:cntrl:]]'::text))),
  constraint seats_network_check CHECK ((network = ANY (ARRAY['lgwan'::text, 'internet'::text]))),
  constraint seats_pkey PRIMARY KEY (id),
  constraint seats_vlan_check CHECK (((vlan >= 1) AND (vlan <= 4094))),
  constraint seats_width_check CHECK (((width >= 40) AND (width <= 600))),
  constraint seats_x_check CHECK ((x >= 0)),
  constraint seats_y_check CHECK ((y >= 0))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.settings (
  only_row boolean default true not null,
  release_after_minutes smallint default 60 not null,
  constraint settings_only_row_check CHECK (only_row),
  constraint settings_pkey PRIMARY KEY (only_row),
  constraint settings_release_after_minutes_check CHECK (((release_after_minutes >= 15) AND (release_after_minutes <= 600)))
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

create table workplaces.travel (
  staff_id bigint not null,
  site_id bigint not null,
  minutes smallint not null,
  constraint travel_minutes_check CHECK (((minutes >= 0) AND (minutes <= 300))),
  constraint travel_pkey PRIMARY KEY (staff_id, site_id),
  constraint travel_site_id_fkey FOREIGN KEY (site_id) REFERENCES kernel.sites(id),
  constraint travel_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES kernel.staff(id)
);
-- madoguchi_program: DELETE, INSERT, SELECT, UPDATE

CREATE OR REPLACE FUNCTION attendance.held_state(staff bigint, day date)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('attendance.months'), staff::int);
  return coalesce((select state from attendance.months where staff_id = staff and month = date_trunc('month', day)::date), 'open');
end $function$;

CREATE OR REPLACE FUNCTION attendance.hold_months(staff bigint[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('attendance.months'), id::int) from (select id from unnest(staff) id order by id) sorted;
end $function$;

CREATE OR REPLACE FUNCTION attendance.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'punches are append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION attendance.refuse_change_of_acts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the acts of a month are append-only' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION attendance.refuse_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare day date;
begin
  foreach day in array array[new.on_day, (new.went at time zone 'Asia/Tokyo')::date] loop
    if new.state in ('asked', 'granted') and attendance.held_state(new.staff_id, day) <> 'open' then
      raise exception 'the month of % is closed', day using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION attendance.refuse_closed_overtime()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare moment timestamptz;
begin
  if new.state in ('refused', 'withdrawn') then return new; end if;
  foreach moment in array array[new.from_at, new.until_at, coalesce(new.done_from, new.from_at), coalesce(new.done_until, new.until_at)] loop
    if attendance.held_state(new.staff_id, (moment at time zone 'Asia/Tokyo')::date) <> 'open' then
      raise exception 'the month of % is closed', moment using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION attendance.refuse_leap()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (case tg_op when 'INSERT' then 'open' else old.state end, new.state) not in
    (('open', 'submitted'), ('submitted', 'checked'), ('submitted', 'open'), ('checked', 'locked'), ('checked', 'open'), ('locked', 'open')) then
    raise exception 'a month does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION attendance.store_punches(staff bigint[], kinds text[], moments timestamp with time zone[], places text[], sites text[], sources text[], keys text[], words text[])
 RETURNS SETOF attendance.punches
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare told bigint;
begin
  with stored as (
    insert into attendance.punches (staff_id, kind, at, place, site, source, client_key)
      select * from unnest(staff, kinds, moments, places, sites, sources, keys) asked (staff_id, kind, at, place, site, source, client_key)
      order by asked.staff_id, asked.client_key
      on conflict do nothing
      returning staff_id, kind, at, site)
  select count(graphile_worker.add_job('punch.recorded', json_build_object('staff', staff_id, 'at', at, 'site', site))) into told
    from stored where kind = 'in' and site is not null;
  perform pg_notify('live', word) from unnest(words) word;
  return query select p.* from unnest(staff, keys) with ordinality asked (staff_id, client_key, place_in_line)
    join attendance.punches p on p.staff_id = asked.staff_id and p.client_key = asked.client_key
    order by asked.place_in_line;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.answerers(place bigint)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select s.id, s.parent_id from kernel.sections s where s.id = place
    union select s.id, s.parent_id from above a join kernel.sections s on s.id = a.parent_id)
  select distinct t.id from above a join kernel.duties d on d.section_id = a.id and d.duty = 'answer'
    join kernel.staff t on t.id = d.staff_id and t.disabled_at is null
$function$;

CREATE OR REPLACE FUNCTION inquiries.answers_itself(staff bigint, section bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  with recursive above as (
    select id, parent_id from kernel.sections where id = section
    union select s.id, s.parent_id from above a join kernel.sections s on s.id = a.parent_id)
  select exists (
      select from kernel.duties d join above a on a.id = d.section_id
      where d.staff_id = staff and d.duty = 'answer' and (a.parent_id is not null or a.id = section))
    or exists (
      select from kernel.memberships m where m.staff_id = staff and m.section_id = section
        and daterange(m.valid_from, m.valid_to) @> (now() at time zone 'Asia/Tokyo')::date)
$function$;

CREATE OR REPLACE FUNCTION inquiries.await_storing()
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtext('inquiries.take-in'))
$function$;

CREATE OR REPLACE FUNCTION inquiries.broadcast_goes_its_way()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.section_id, new.title, new.body, new.link, new.picture_sha256, new.audience, new.why_everybody, new.topic_ids, new.ward_ids,
      new.age_from, new.age_until, new.why_urgent, new.send_at, new.pace)
    is distinct from (old.section_id, old.title, old.body, old.link, old.picture_sha256, old.audience, old.why_everybody, old.topic_ids,
      old.ward_ids, old.age_from, old.age_until, old.why_urgent, old.send_at, old.pace)
    and (new.version <= old.version or new.state <> 'draft')
    then raise exception 'a broadcast changes as a draft, with its version'; end if;
  if new.state <> old.state and not (old.state || '>' || new.state) = any (array[
      'draft>proposed', 'draft>stopped', 'proposed>waiting', 'proposed>draft', 'waiting>draft', 'waiting>sending', 'waiting>stopped',
      'sending>sent', 'sending>halted', 'sending>stopped', 'halted>sending', 'halted>stopped'])
    then raise exception 'a broadcast does not go from % to %', old.state, new.state; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.called_since(conversation bigint, since timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select max(k.called_back_at) from inquiries.threads_of(conversation) t (id) join inquiries.calls k on k.conversation_id = t.id
    where k.ended = 'call' and k.struck_at is null and k.called_back_at >= since
$function$;

CREATE OR REPLACE FUNCTION inquiries.erase_writings(conversation bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select from inquiries.conversations where id = conversation and erased_at is not null) then
    raise exception 'conversation % is not erased', conversation using errcode = 'insufficient_privilege';
  end if;
  delete from inquiries.note_mentions where note_id in (select id from inquiries.notes where conversation_id = conversation);
  delete from inquiries.notes where conversation_id = conversation;
  with told as (
    update inquiries.notes set body = '番号 ' || conversation
      where kind = 'merged' and split_part(body, ':', 1) = '番号 ' || conversation returning conversation_id),
  found as (delete from inquiries.searchable where conversation_id in (select t.conversation_id from told t))
  insert into inquiries.search_marks (conversation_id) select t.conversation_id from told t;
  perform kernel.erase_documents(array(select proposal_id from inquiries.proposed_replies where conversation_id = conversation and proposal_id is not null));
end $function$;

CREATE OR REPLACE FUNCTION inquiries.forget_what_machines_made()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from inquiries.machine_texts where conversation_id = new.conversation_id and use in ('draft', 'summary', 'reading');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.forget_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from inquiries.searchable where conversation_id in (select inquiries.threads_of(new.conversation_id));
  insert into inquiries.search_marks (conversation_id) values (new.conversation_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.friend_follows_talk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into inquiries.line_friends as f values (new.line_user_id, new.following)
    on conflict (line_user_id) do update set following = excluded.following where f.following <> excluded.following;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.hold_desk(conversation bigint)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare desk bigint;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('inquiries.merging:' || conversation, 0));
  loop
    select coalesce(merged_into, id) into desk from inquiries.conversations where id = conversation;
    perform from inquiries.conversations where id = desk for no key update;
    exit when desk is not distinct from (select coalesce(merged_into, id) from inquiries.conversations where id = conversation);
  end loop;
  if desk <> conversation then perform from inquiries.conversations where id = conversation for no key update; end if;
  return desk;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.hold_talk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.conversations where id = new.talk_id for update; -- whoever queues words at this moment is done before, or sees the stay
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.is_kept_from_machines(conversation bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from inquiries.conversations c where c.id = conversation
    and (c.confidential_of is not null or exists (select from inquiries.confidential_sections s where s.section_id = c.section_id)))
  or exists (select from inquiries.confidential_stays y where conversation in (y.talk_id, y.page_id))
$function$;

CREATE OR REPLACE FUNCTION inquiries.is_line(words text, longest integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((words <> ''::text) AND (length(words) <= longest) AND (words !~ '[[:cntrl:]]'::text) AND (words = btrim(words)));

CREATE OR REPLACE FUNCTION inquiries.is_written(conversation bigint, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from inquiries.threads_of(conversation) t (id) join inquiries.messages m on m.conversation_id = t.id
      left join inquiries.sendings s on s.id = m.sending_id
    where m.author = 'staff' and m.occurred_at >= since and s.state is distinct from 'failed')
$function$;

CREATE OR REPLACE FUNCTION inquiries.join_after_what_was_said()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.merged_after := case when new.merged_into is not null then coalesce((select max(id) from inquiries.messages), 0) end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.keep_from_machines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.conversations where id = new.conversation_id for key share; -- waits for whoever begins a stay at this moment
  if inquiries.is_kept_from_machines(new.conversation_id) then
    raise exception 'conversation % is kept from machines', new.conversation_id using errcode = 'check_violation', constraint = 'nothing_confidential_for_machines';
  end if;
  if new.message_id is not null and not exists (
    select from inquiries.messages m where m.id = new.message_id and m.conversation_id = new.conversation_id) then
    raise exception 'message % was said elsewhere', new.message_id using errcode = 'check_violation', constraint = 'machines_read_what_was_said_here';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.keep_off_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.conversations where id = new.conversation_id for key share; -- waits for whoever begins a stay at this moment
  if (select channel from inquiries.conversations where id = new.conversation_id) <> 'line' then
    raise exception 'conversation % is not on LINE', new.conversation_id using errcode = 'check_violation', constraint = 'only_talks_are_sent';
  end if;
  if new.carries = 'words' and exists (
    select from inquiries.confidential_stays where talk_id = new.conversation_id and ended_at is null) then
    raise exception 'conversation % goes on on the page', new.conversation_id using errcode = 'check_violation', constraint = 'no_words_while_on_the_page';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.lead_joined()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update inquiries.conversations set section_id = new.section_id, closed_at = new.closed_at, closed_by = new.closed_by,
      assignee_id = case when section_id = new.section_id then assignee_id end
    where merged_into = new.id and erased_at is null
      and (section_id <> new.section_id or closed_at is distinct from new.closed_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.let_go_without_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare who bigint := coalesce(to_jsonb(old) -> 'staff_id', to_jsonb(old) -> 'id');
begin
  update inquiries.conversations c set assignee_id = null
    where c.assignee_id = who and not exists (select from inquiries.answerers(c.section_id) a where a = who);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.mark_conversation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into inquiries.search_marks (conversation_id) values ((to_jsonb(new) ->> tg_argv[0])::bigint);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.mark_conversations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into inquiries.search_marks (conversation_id) select distinct conversation_id from changed;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.mark_renamed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into inquiries.search_marks (conversation_id) select id from inquiries.conversations where resident_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.move_calls()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update inquiries.calls set section_id = new.section_id where conversation_id = new.id and section_id <> new.section_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.move_gaps()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update inquiries.faq_gaps g set section_id = new.section_id from inquiries.messages m
    where m.conversation_id = new.id and g.message_id = m.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.move_tagged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.section_id <> old.section_id then
    delete from inquiries.conversation_tags where conversation_id = new.id;
  else
    update inquiries.conversation_tags set last_message_at = new.last_message_at where conversation_id = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.place_tagged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select c.last_message_at into new.last_message_at from inquiries.conversations c where c.id = new.conversation_id for no key update;
  perform from inquiries.tags t join inquiries.conversations c on c.section_id = t.section_id
    where t.id = new.tag_id and c.id = new.conversation_id and t.retired_at is null for share of t;
  if not found then
    raise check_violation using message = 'the tag is not one of the section', constraint = 'tag_of_the_section';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.promise_follows_turn()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare answered timestamptz; earlier bigint;
begin
  if new.waiting_since is null then
    select newest.at into answered from inquiries.threads_of(new.id) t (id) cross join lateral (
      select m.id, m.author, greatest(m.occurred_at, s.created_at) as at
      from inquiries.messages m left join inquiries.sendings s on s.id = m.sending_id
      where m.conversation_id = t.id and m.author <> 'system' and s.state is distinct from 'failed'
      order by m.id desc limit 1) newest
    where newest.author = 'staff' and new.no_reply_at is null and newest.at >= old.waiting_since -- what was said before is no answer
    order by newest.id desc limit 1;
    if new.no_reply_at is null then answered := greatest(answered, inquiries.called_since(new.id, old.waiting_since)); end if;
    update inquiries.promises set answered_at = answered, outcome = case
      when answered is null then 'excused' when answered <= promised_until then 'kept' else 'broken' end
    where conversation_id = new.id and outcome is null;
    new.promised_until := null;
    return new;
  end if;
  -- A reply that waited to be sent answered what was there when it was written; what came since is another wait, and gets a promise of its own.
  if new.waiting_since > old.waiting_since then
    select max(greatest(m.occurred_at, s.created_at)) into answered
    from inquiries.threads_of(new.id) t (id) join inquiries.messages m on m.conversation_id = t.id left join inquiries.sendings s on s.id = m.sending_id
    where m.author = 'staff' and m.occurred_at >= old.waiting_since and s.state is distinct from 'failed';
    answered := greatest(answered, inquiries.called_since(new.id, old.waiting_since));
    update inquiries.promises set answered_at = answered, outcome = case
      when answered is null then 'excused' when answered <= promised_until then 'kept' else 'broken' end
    where conversation_id = new.id and outcome is null and waiting_since < new.waiting_since;
    new.promised_until := null;
    return new;
  end if;
  select id into earlier from inquiries.promises
    where conversation_id = new.id and waiting_since = new.waiting_since and outcome in ('kept', 'broken', 'excused', 'merged') order by id desc limit 1;
  if found then
    update inquiries.promises set outcome = 'moved' where conversation_id = new.id and outcome is null;
    update inquiries.promises set outcome = null, answered_at = null where id = earlier returning promised_until into new.promised_until;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_attempt_at_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.calls where id = new.call_id for no key update;
  if not exists (select from inquiries.calls where id = new.call_id and needs_callback and called_back_at is null and struck_at is null and taken_at <= new.made_at) then
    raise check_violation using message = 'no call back is owed', constraint = 'an_attempt_is_at_what_is_owed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.conversation_id is null then return new; end if;
  perform from inquiries.conversations where id = new.conversation_id and erased_at is null for key share;
  if not found and exists (select from inquiries.conversations where id = new.conversation_id) then
    raise exception 'conversation % is erased', new.conversation_id using errcode = 'check_violation', constraint = 'nothing_is_said_in_what_is_erased';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_false_merge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.conversations where id = new.merged_into for no key update;
  if not exists (select from inquiries.conversations m where m.id = new.merged_into and m.merged_into is null and m.section_id = new.section_id
      and m.erased_at is null)
    or exists (select from inquiries.conversations j where j.merged_into = new.id)
    or exists (select from inquiries.conversations p where p.confidential_of is not null and p.erased_at is null
      and (p.id in (new.id, new.merged_into) or p.confidential_of in (new.id, new.merged_into))) then
    raise check_violation using message = 'these two cannot be merged', constraint = 'a_merge_is_of_two';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_foreign_quote()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from inquiries.messages m
    where m.id = new.quotes_id and m.conversation_id = new.conversation_id and m.author = 'resident') then
    raise check_violation using message = 'nobody said that here', constraint = 'quotes_what_was_said_here';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_lonely_synonym()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_group bigint;
begin
  if tg_table_name = 'faq_synonym_groups' then of_group := new.id; else of_group := old.group_id; end if;
  if exists (select from inquiries.faq_synonym_groups where id = of_group)
    and (select count(*) from inquiries.faq_synonyms where group_id = of_group) < 2
  then raise exception 'a group of synonyms has two words at least' using errcode = 'check_violation'; end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_open_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from inquiries.conversations where id = new.conversation_id and confidential_of is not null) then
    raise exception 'conversation % is confidential', new.conversation_id using errcode = 'check_violation', constraint = 'no_open_address_of_what_is_confidential';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_other_assignees()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from kernel.staff where id = new.assignee_id for share;
  perform from kernel.duties where staff_id = new.assignee_id and duty = 'answer' for key share;
  if not exists (select from inquiries.answerers(new.section_id) a where a = new.assignee_id) then
    raise check_violation using message = 'the assignee may not answer for the section', constraint = 'assignee_may_answer';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_page_of_merged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from inquiries.conversations c where c.id = new.confidential_of and c.merged_into is not null or c.merged_into = new.confidential_of) then
    raise check_violation using message = 'a merged talk has no page', constraint = 'no_page_of_what_is_merged';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_second_end()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state not in ('proposed', 'waiting') then raise exception 'a reply ends once'; end if;
  if old.state = 'waiting' and new.state = 'proposed' then raise exception 'what was decided is not proposed again'; end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_second_opinion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from inquiries.conversations where id = old.conversation_id and erased_at is not null) then return new; end if;
  raise check_violation using message = 'the request has ended', constraint = 'a_request_ends_once';
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_to_ask()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from inquiries.conversations where id = new.conversation_id for no key update;
  if not exists (select from inquiries.conversations c
    where c.id = new.conversation_id and c.section_id = new.from_section_id and c.closed_at is null and c.confidential_of is null
      and not exists (select from inquiries.confidential_stays y where y.talk_id = c.id and y.ended_at is null)) then
    raise check_violation using message = 'nobody is asked about this conversation', constraint = 'asked_about_what_is_open';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.refuse_to_leave_requests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from inquiries.opinion_requests where conversation_id = new.id and outcome is null) then
    raise check_violation using message = 'other sections are still asked', constraint = 'nobody_is_left_asked';
  end if;
  return null;
end $function$;

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

CREATE OR REPLACE FUNCTION inquiries.tell_webhooks_of(what text, conversation bigint, section bigint, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
AS $function$
  select kernel.tell_webhooks(what, section, jsonb_build_object('conversation', conversation), '/conversations/' || conversation || '/messages', at)
$function$;

CREATE OR REPLACE FUNCTION inquiries.tell_webhooks_of_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform kernel.tell_webhooks('call.recorded', new.section_id, jsonb_build_object('call', new.id, 'conversation', new.conversation_id),
    case when new.conversation_id is null then null else '/conversations/' || new.conversation_id || '/messages' end, new.taken_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.tell_webhooks_of_casework()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.merged_into is distinct from old.merged_into then
    perform inquiries.tell_webhooks_of(case when new.merged_into is null then 'inquiry.unmerged' else 'inquiry.merged' end, new.id, new.section_id, now());
  end if;
  if new.merged_into is not null or old.merged_into is not null then return null; end if;
  if new.section_id <> old.section_id then perform inquiries.tell_webhooks_of('inquiry.moved', new.id, new.section_id, now()); end if;
  if new.assignee_id is distinct from old.assignee_id then perform inquiries.tell_webhooks_of('inquiry.assigned', new.id, new.section_id, now()); end if;
  if old.closed_at is null and new.closed_at is not null then perform inquiries.tell_webhooks_of('inquiry.closed', new.id, new.section_id, new.closed_at); end if;
  if old.closed_at is not null and new.closed_at is null then perform inquiries.tell_webhooks_of('inquiry.reopened', new.id, new.section_id, now()); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.tell_webhooks_of_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare desk bigint; section bigint;
begin
  select coalesce(merged_into, id), section_id into desk, section from inquiries.conversations where id = new.conversation_id;
  perform inquiries.tell_webhooks_of(case new.author when 'resident' then 'inquiry.received' else 'inquiry.answered' end, desk, section, new.occurred_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.tell_webhooks_of_promise()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform inquiries.tell_webhooks_of('inquiry.promise_broken', new.conversation_id,
    (select section_id from inquiries.conversations where id = new.conversation_id), new.promised_until);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION inquiries.threads_of(conversation bigint)
 RETURNS SETOF bigint
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(c.merged_into, c.id) from inquiries.conversations c where c.id = conversation
  union all select j.id from inquiries.conversations j
    where j.merged_into = (select coalesce(c.merged_into, c.id) from inquiries.conversations c where c.id = conversation)
$function$;

CREATE OR REPLACE FUNCTION inquiries.unanswered_since(conversation bigint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  with threads as (
    select c.id, c.merged_after, c.no_reply_up_to from inquiries.conversations c where c.id = conversation
    union all select j.id, j.merged_after, j.no_reply_up_to from inquiries.conversations j where j.merged_into = conversation)
  select least(
    (select min(said.at) from threads t
      cross join lateral (select greatest(0, t.no_reply_up_to, max(coalesce(a.answers_up_to, a.id))) as up_to
        from threads o join inquiries.messages a on a.conversation_id = o.id left join inquiries.sendings s on s.id = a.sending_id
        where a.author = 'staff' and s.state is distinct from 'failed'
          and (o.id = t.id or a.id > greatest(o.merged_after, t.merged_after))) answered
      cross join lateral (select min(m.occurred_at) as at from inquiries.messages m
        where m.conversation_id = t.id and m.author = 'resident' and m.withdrawn_at is null and m.id > answered.up_to) said),
    (select min(k.taken_at) from threads t join inquiries.calls k on k.conversation_id = t.id
      where k.needs_callback and k.struck_at is null and (k.ended is null or k.ended = 'written' and not inquiries.is_written(k.conversation_id, k.taken_at))))
$function$;

CREATE OR REPLACE FUNCTION insights.happened_at_the_desk(since date)
 RETURNS TABLE(kind text, source text, happened_at timestamp with time zone, part text, amount bigint, party text, final_on date)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 WITH facts AS MATERIALIZED (
          SELECT f.kind,
             f.source,
             f.happened_at,
             f.part,
             f.final_on,
             split_part(f.source, ':'::text, 1) AS room,
             (split_part(f.source, ':'::text, 2))::bigint AS id
            FROM insights.happened_in_inquiries(happened_at_the_desk.since) f(kind, source, happened_at, part, amount, party, final_on)
           WHERE (f.kind = ANY (ARRAY['inquiry'::text, 'inquiry.answered'::text]))
         )
  SELECT 'inquiry.answer_time'::text AS kind,
     f.source,
     f.happened_at,
     f.part,
     insights.open_minutes(f.happened_at, a.at) AS amount,
     NULL::text AS party,
     f.final_on
    FROM ((((facts f
      JOIN inquiries.messages m ON ((m.id = f.id)))
      JOIN inquiries.conversations c ON ((c.id = m.conversation_id)))
      CROSS JOIN LATERAL ( SELECT COALESCE(c.merged_into, c.confidential_of, c.id) AS id) work)
      CROSS JOIN LATERAL ( SELECT min(r.occurred_at) AS at
            FROM (( SELECT work.id
                 UNION ALL
                  SELECT j.id
                    FROM inquiries.conversations j
                   WHERE (j.merged_into = work.id)
                 UNION ALL
                  SELECT p.id
                    FROM inquiries.conversations p
                   WHERE (p.confidential_of = work.id)) t
              JOIN inquiries.messages r ON ((r.conversation_id = t.id)))
           WHERE ((r.author = 'staff'::text) AND (r.occurred_at >= f.happened_at))) a)
   WHERE (f.kind = 'inquiry.answered'::text)
 UNION ALL
  SELECT 'inquiry.hour'::text,
     f.source,
     f.happened_at,
     concat_ws('.'::text, s.section_id, EXTRACT(isodow FROM t.local), EXTRACT(hour FROM t.local)) AS concat_ws,
     1,
     NULL::text,
     f.final_on
    FROM ((facts f
      CROSS JOIN LATERAL ( SELECT (f.happened_at AT TIME ZONE 'Asia/Tokyo'::text) AS local) t)
      CROSS JOIN LATERAL ( SELECT c.section_id
            FROM (inquiries.messages m
              JOIN inquiries.conversations c ON ((c.id = m.conversation_id)))
           WHERE ((f.room = 'message'::text) AND (m.id = f.id))
         UNION ALL
          SELECT k.section_id
            FROM inquiries.calls k
           WHERE ((f.room = 'call'::text) AND (k.id = f.id))) s)
   WHERE (f.kind = 'inquiry'::text)
 UNION ALL
  SELECT 'inquiry.close_time'::text,
     ('note:'::text || n.id),
     n.written_at,
     ''::text,
     insights.open_minutes(b.at, n.written_at) AS open_minutes,
     NULL::text,
     (((n.written_at AT TIME ZONE 'Asia/Tokyo'::text))::date + 1)
    FROM ((inquiries.notes n
      CROSS JOIN LATERAL ( SELECT COALESCE(max(p.written_at), '-infinity'::timestamp with time zone) AS at
            FROM inquiries.notes p
           WHERE ((p.conversation_id = n.conversation_id) AND (p.kind = 'closed'::text) AND (p.written_at < n.written_at))) before)
      CROSS JOIN LATERAL ( SELECT COALESCE(max(m.occurred_at) FILTER (WHERE (NOT (EXISTS ( SELECT
                    FROM inquiries.messages q
                   WHERE ((q.conversation_id = m.conversation_id) AND (q.author <> 'system'::text) AND (q.occurred_at < m.occurred_at) AND (q.occurred_at > (m.occurred_at - '3 days'::interval))))))), min(m.occurred_at)) AS at
            FROM inquiries.messages m
           WHERE ((m.conversation_id = n.conversation_id) AND (m.author = 'resident'::text) AND (m.occurred_at > before.at) AND (m.occurred_at <= n.written_at))) b)
   WHERE ((n.kind = 'closed'::text) AND (n.written_at >= (((happened_at_the_desk.since - 1))::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text)) AND (b.at IS NOT NULL))
 UNION ALL
  SELECT
         CASE
             WHEN (p.outcome = 'kept'::text) THEN 'promise.kept'::text
             ELSE 'promise.broken'::text
         END AS "case",
     ('promise:'::text || p.id),
     p.promised_until,
     ''::text,
     1,
     NULL::text,
     (((p.promised_until AT TIME ZONE 'Asia/Tokyo'::text))::date + 7)
    FROM inquiries.promises p
   WHERE ((COALESCE(p.outcome, 'broken'::text) = ANY (ARRAY['kept'::text, 'broken'::text])) AND (p.promised_until >= (((happened_at_the_desk.since - 7))::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text)));
END;

CREATE OR REPLACE FUNCTION insights.happened_in_inquiries(since date)
 RETURNS TABLE(kind text, source text, happened_at timestamp with time zone, part text, amount bigint, party text, final_on date)
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 WITH recent AS (
          SELECT DISTINCT COALESCE(c.merged_into, c.confidential_of, c.id) AS work
            FROM (inquiries.messages t
              JOIN inquiries.conversations c ON ((c.id = t.conversation_id)))
           WHERE ((t.author <> 'system'::text) AND (t.occurred_at >= (((happened_in_inquiries.since - 1))::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text)))
         ), threads AS (
          SELECT r.work,
             r.work AS id
            FROM recent r
         UNION ALL
          SELECT r.work,
             j.id
            FROM (recent r
              JOIN inquiries.conversations j ON ((j.merged_into = r.work)))
         UNION ALL
          SELECT r.work,
             p.id
            FROM (recent r
              JOIN inquiries.conversations p ON ((p.confidential_of = r.work)))
         ), said AS (
          SELECT t.work,
             m.id,
             m.author,
             m.occurred_at,
             COALESCE((lag(m.occurred_at) OVER talk <= (m.occurred_at - '3 days'::interval)), true) AS begins
            FROM (threads t
              JOIN inquiries.messages m ON ((m.conversation_id = t.id)))
           WHERE (m.author <> 'system'::text)
           WINDOW talk AS (PARTITION BY t.work ORDER BY m.occurred_at, m.id)
         ), numbered AS (
          SELECT s.work,
             s.id,
             s.author,
             s.occurred_at,
             s.begins,
             count(*) FILTER (WHERE s.begins) OVER (PARTITION BY s.work ORDER BY s.occurred_at, s.id) AS number
            FROM said s
         ), talks AS (
          SELECT n.work,
             min(n.id) FILTER (WHERE n.begins) AS id,
             min(n.occurred_at) AS began_at,
             min(n.occurred_at) FILTER (WHERE (n.author = 'staff'::text)) AS answered_at
            FROM numbered n
           GROUP BY n.work, n.number
          HAVING bool_or((n.begins AND (n.author = 'resident'::text)))
         )
  SELECT v.kind,
     ('message:'::text || t.id) AS source,
     t.began_at AS happened_at,
     c.channel AS part,
     (1)::bigint AS amount,
     NULL::text AS party,
     (((v.at AT TIME ZONE 'Asia/Tokyo'::text))::date + 1) AS final_on
    FROM (((talks t
      JOIN inquiries.messages f ON ((f.id = t.id)))
      JOIN inquiries.conversations c ON ((c.id = f.conversation_id)))
      CROSS JOIN LATERAL ( VALUES ('inquiry'::text,t.began_at,true), ('inquiry.outside'::text,t.began_at,(NOT insights.is_open(t.began_at))), ('inquiry.answered'::text,t.answered_at,true), ('answer.outside'::text,t.answered_at,(NOT insights.is_open(t.answered_at)))) v(kind, at, holds))
   WHERE ((v.at IS NOT NULL) AND v.holds)
 UNION ALL
  SELECT v.kind,
     ('call:'::text || k.id),
     k.taken_at,
     'phone'::text,
     1,
     NULL::text,
     (((k.taken_at AT TIME ZONE 'Asia/Tokyo'::text))::date + 1)
    FROM (inquiries.calls k
      CROSS JOIN LATERAL ( VALUES ('inquiry'::text,true), ('inquiry.outside'::text,(NOT insights.is_open(k.taken_at))), ('call.callback'::text,k.needs_callback), ('call.repeat'::text,k.is_repeat)) v(kind, holds))
   WHERE ((k.struck_at IS NULL) AND v.holds)
 UNION ALL
  SELECT 'call.attempt'::text,
     ('attempt:'::text || a.id),
     a.made_at,
     ''::text,
     1,
     NULL::text,
     (((a.made_at AT TIME ZONE 'Asia/Tokyo'::text))::date + 1)
    FROM (inquiries.call_attempts a
      JOIN inquiries.calls k ON ((k.id = a.call_id)))
   WHERE (k.struck_at IS NULL)
 UNION ALL
  SELECT 'call.avoided'::text,
     ('call:'::text || k.id),
     k.called_back_at,
     ''::text,
     1,
     NULL::text,
     (((k.called_back_at AT TIME ZONE 'Asia/Tokyo'::text))::date + 1)
    FROM inquiries.calls k
   WHERE ((k.ended = 'written'::text) AND (k.struck_at IS NULL) AND inquiries.is_written(k.conversation_id, k.taken_at) AND (NOT (EXISTS ( SELECT
            FROM inquiries.call_attempts a
           WHERE (a.call_id = k.id)))));
END;

CREATE OR REPLACE FUNCTION insights.is_open(moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from insights.days d where d.on_day = (moment at time zone 'Asia/Tokyo')::date
    and (moment at time zone 'Asia/Tokyo')::time >= d.opens and (moment at time zone 'Asia/Tokyo')::time < d.closes)
$function$;

CREATE OR REPLACE FUNCTION insights.open_minutes(from_at timestamp with time zone, until_at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(sum(extract(epoch from least(until_at, (d.on_day + d.closes) at time zone 'Asia/Tokyo')
    - greatest(from_at, (d.on_day + d.opens) at time zone 'Asia/Tokyo')) / 60), 0)::bigint
  from insights.days d
  where d.on_day between (from_at at time zone 'Asia/Tokyo')::date and (until_at at time zone 'Asia/Tokyo')::date and d.opens is not null
    and least(until_at, (d.on_day + d.closes) at time zone 'Asia/Tokyo') > greatest(from_at, (d.on_day + d.opens) at time zone 'Asia/Tokyo')
$function$;

CREATE OR REPLACE FUNCTION insights.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what happened does not change' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION kernel.audit_text(seq bigint, at timestamp with time zone, actor text, action text, subject text, detail jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select concat_ws(E'\n', seq, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail::text)
$function$;

CREATE OR REPLACE FUNCTION kernel.decision_comes_last()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  places smallint[];
  decisions smallint[];
begin
  if tg_table_name = 'proposal_steps' then
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.proposal_steps where proposal_id = new.proposal_id and round = new.round;
  elsif tg_table_name = 'approval_routes' then
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.approval_route_steps where route_id = new.id;
  else
    select array_agg(place order by place), array_agg(place) filter (where kind = 'decision') into places, decisions
      from kernel.approval_route_steps where route_id = new.route_id;
  end if;
  if coalesce(cardinality(decisions), 0) <> 1 or places[cardinality(places)] <> decisions[1]
    or places[cardinality(places) - 1] = decisions[1]
  then
    raise exception 'a route ends in exactly one decision' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION kernel.erase_documents(proposals bigint[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform set_config('madoguchi.erases', 'documents', true);
  update kernel.proposal_documents set title = '(消去済み)', lines = '[]' where proposal_id = any (proposals);
  update kernel.proposal_acts set words = '(消去済み)' where proposal_id = any (proposals) and words <> '';
  perform set_config('madoguchi.erases', '', true);
end $function$;

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

CREATE OR REPLACE FUNCTION kernel.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and current_setting('madoguchi.erases', true) = 'documents' then return null; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION kernel.tell_webhooks(what text, section bigint, numbers jsonb, address text, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from kernel.webhook_endpoints where what = any (kinds)) then return; end if;
  insert into kernel.webhook_events (kind, section_id, about, path, happened_at) values (what, section, numbers, address, at);
  perform graphile_worker.add_job('webhooks.spread');
end $function$;

CREATE OR REPLACE FUNCTION opendata.folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(translate(translate(lower((NORMALIZE(words, NFKC) COLLATE "C")), '-‐‑‒–—―−・·'::text, ''::text), 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'::text, 'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ'::text), '\s+'::text, ' '::text, 'g'::text));

CREATE OR REPLACE FUNCTION opendata.goes_as_statistics()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if not new.is_statistics and exists (select from opendata.datasets where id = new.dataset_id and is_statistics) then
    raise exception 'editions of statistics go through the gate' using errcode = 'check_violation', constraint = 'statistics_pass_the_gate';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION opendata.is_line(words text, longest integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((words <> ''::text) AND (length(words) <= longest) AND (words !~ '[[:cntrl:]]'::text) AND (words = btrim(words)));

CREATE OR REPLACE FUNCTION opendata.searched(title text, summary text, keywords text[], publisher text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin return opendata.folded(concat_ws(' ', title, array_to_string(keywords, ' '), publisher, summary)); end $function$;

CREATE OR REPLACE FUNCTION procedures.correcting_is_asked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare application uuid := case tg_table_name when 'corrections' then to_jsonb(new) ->> 'application_id' else to_jsonb(new) ->> 'id' end;
begin
  if exists (select from procedures.applications where id = application and state = 'correcting')
    <> exists (select from procedures.corrections where application_id = application and ended_at is null) then
    raise exception 'an application is corrected while it is asked for' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION procedures.keep_arrived()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.arrived_at is not null and (tg_op = 'DELETE' or
    (new.version_id, new.begun_at, new.fiscal_year, new.serial, new.answers, new.arrived_at)
      is distinct from (old.version_id, old.begun_at, old.fiscal_year, old.serial, old.answers, old.arrived_at) or
    (new.expected_by is distinct from old.expected_by and
      not ((old.state, new.state) = ('correcting', 'submitted') and new.expected_by > old.expected_by) is true)) then
    raise exception 'an application that has arrived stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION procedures.keep_corrections()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or
    (new.application_id, new.round, new.asked_at, new.asked_by, new.due_on, new.remarks)
      is distinct from (old.application_id, old.round, old.asked_at, old.asked_by, old.due_on, old.remarks) then
    raise exception 'what was asked, and what became of it, stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION procedures.keep_deciding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> 'deciding' and old.state <> 'submitted' then
    raise exception 'only what is being examined goes round' using errcode = 'insufficient_privilege';
  end if;
  if old.state = 'deciding' and (
    new.state not in ('deciding', 'submitted', 'accepted', 'refused')
    or (new.version_id, new.section_id, new.answers) is distinct from (old.version_id, old.section_id, old.answers)
    or (new.state in ('accepted', 'refused') and (new.state, new.reason) <> (old.proposed_outcome, old.proposed_reason))) then
    raise exception 'what is being decided stays as it goes round' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION procedures.keep_mandate_requests()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  mandate procedures.mandates := (select m from procedures.mandates m where m.id = new.mandate_id);
begin
  if old.outcome is not null or
    (new.application_id, new.mandate_id, new.answers_digest, new.code_digest, new.asked_at, new.expires_at)
      is distinct from (old.application_id, old.mandate_id, old.answers_digest, old.code_digest, old.asked_at, old.expires_at) then
    raise exception 'what was asked, and what became of it, stays as it is' using errcode = 'insufficient_privilege';
  end if;
  if new.outcome = 'approved' and (
    (new.ended_at at time zone 'Asia/Tokyo')::date > mandate.mandated_on + interval '3 months' or
    exists (select from procedures.mandates m where m.application_id = new.application_id and m.id > new.mandate_id)) then
    raise exception 'a mandate is three months old at most, and the newest' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION procedures.mandated_is_approved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare application uuid := coalesce(to_jsonb(new) ->> 'application_id', to_jsonb(new) ->> 'id');
begin
  if exists (select from procedures.applications a where a.id = application and a.arrived_at is not null
      and exists (select from procedures.mandates m where m.application_id = a.id))
    <> exists (select from procedures.applications a join procedures.mandate_requests r on r.application_id = a.id
      where a.id = application and r.outcome = 'approved' and r.client_id = a.resident_id) then
    raise exception 'what an agent wrote arrives when its client approves it' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION procedures.only_drafts_are_mandated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from procedures.applications
      where id = case tg_op when 'DELETE' then old.application_id else new.application_id end and arrived_at is not null) then
    raise exception 'the mandate of what has arrived stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION procedures.only_drafts_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  application uuid := case tg_op when 'DELETE' then old.application_id else new.application_id end;
  open_round smallint := (select round from procedures.corrections where application_id = application and ended_at is null);
begin
  if exists (select from procedures.applications where id = application and arrived_at is not null)
    and not (tg_op = 'INSERT' and open_round is not null
      and coalesce((to_jsonb(new) ->> 'round')::smallint, open_round) = open_round) then
    raise exception 'only a draft is answered, or what is asked to be corrected' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION procedures.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'published versions do not change' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION workation.is_line(words text, longest integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((words <> ''::text) AND (length(words) <= longest) AND (words !~ '[[:cntrl:]]'::text) AND (words = btrim(words)));

CREATE OR REPLACE FUNCTION workation.ordinary_units(place workation.places, on_day date)
 RETURNS smallint
 LANGUAGE sql
 STABLE
AS $function$
  select case when extract(isodow from on_day)::smallint = any (place.weekdays) then place.units when place.kind = 'lodging' then 0::smallint end
$function$;

CREATE OR REPLACE FUNCTION workation.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION workation.refuse_change_of_proposed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changed bigint := case when tg_op = 'DELETE' then old.itinerary_id else new.itinerary_id end;
begin
  if exists (select from workation.itineraries where id = changed and proposed_at is not null) then
    raise exception 'a proposed itinerary is never changed' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION workation.refuse_to_propose_twice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if old.proposed_at is not null then
    raise exception 'a proposed itinerary is never changed' using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION workation.take_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'INSERT' then
    insert into workation.stock_days as s (place_id, on_day, units, taken, ordinary)
      select new.place_id, new.on_day, coalesce(workation.ordinary_units(p, new.on_day), 0), new.units, true
      from workation.places p where p.offer_id = new.place_id
      on conflict (place_id, on_day) do update set taken = s.taken + excluded.taken;
    return new;
  end if;
  update workation.stock_days set taken = taken - old.units where place_id = old.place_id and on_day = old.on_day;
  delete from workation.stock_days where place_id = old.place_id and on_day = old.on_day and taken = 0 and ordinary;
  return old;
end $function$;

CREATE OR REPLACE FUNCTION workation.take_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'INSERT' then
    update workation.sessions set taken = taken + new.people where id = new.session_id;
    return new;
  end if;
  update workation.sessions set taken = taken - old.people where id = old.session_id;
  return old;
end $function$;

create view insights.beginning as
 SELECT LEAST(( SELECT (min(messages.occurred_at) AT TIME ZONE 'Asia/Tokyo'::text)::date AS timezone
           FROM inquiries.messages), ( SELECT (min(calls.taken_at) AT TIME ZONE 'Asia/Tokyo'::text)::date AS timezone
           FROM inquiries.calls), ( SELECT (min(applications.arrived_at) AT TIME ZONE 'Asia/Tokyo'::text)::date AS timezone
           FROM procedures.applications), ( SELECT (min(lower(bookings.during)) AT TIME ZONE 'Asia/Tokyo'::text)::date AS timezone
           FROM workplaces.bookings)) AS first_day;

create view insights.happened_in_attendance as
 WITH complete AS (
         SELECT o.month,
            max(a.at) AS closed_at
           FROM attendance.months o
             JOIN attendance.month_acts a ON a.id = o.act_id
          GROUP BY o.month
         HAVING bool_and(o.state = 'locked'::text) AND NOT (EXISTS ( SELECT
                   FROM kernel.memberships m
                  WHERE daterange(m.valid_from, m.valid_to) && daterange(o.month, (o.month + '1 mon'::interval)::date) AND NOT (EXISTS ( SELECT
                           FROM attendance.months n
                          WHERE n.staff_id = m.staff_id AND n.month = o.month)) AND (EXISTS ( SELECT
                           FROM attendance.punches p
                          WHERE p.staff_id = m.staff_id AND p.at >= (o.month::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text) AND p.at < ((o.month + '1 mon'::interval) AT TIME ZONE 'Asia/Tokyo'::text)))))
        )
 SELECT v.kind,
    'lock:'::text || k.id AS source,
    (k.month::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text) AS happened_at,
    ''::text AS part,
    v.amount,
    NULL::text AS party,
    (e.closed_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS final_on
   FROM ( SELECT a.id,
            a.month,
            a.figures,
            lag(a.figures) OVER (PARTITION BY a.staff_id, a.month ORDER BY a.id) AS before
           FROM attendance.month_acts a
          WHERE a.act = 'lock'::text) k
     JOIN complete e ON e.month = k.month
     CROSS JOIN LATERAL ( VALUES ('book'::text,
                CASE
                    WHEN k.before IS NULL THEN 1::bigint
                    ELSE 0::bigint
                END), ('book.overtime'::text,((k.figures ->> 'overtime'::text)::bigint) - COALESCE((k.before ->> 'overtime'::text)::bigint, 0::bigint)), ('book.days'::text,((k.figures ->> 'daysWorked'::text)::bigint) - COALESCE((k.before ->> 'daysWorked'::text)::bigint, 0::bigint)), ('book.home'::text,((k.figures ->> 'daysAtHome'::text)::bigint) - COALESCE((k.before ->> 'daysAtHome'::text)::bigint, 0::bigint)), ('book.leave'::text,(( SELECT COALESCE(sum((l.value ->> 'minutes'::text)::bigint), 0::numeric)::bigint AS "coalesce"
                   FROM jsonb_array_elements(k.figures -> 'leaves'::text) l(value)
                  WHERE (l.value ->> 'kind'::text) = 'annual'::text)) - (( SELECT COALESCE(sum((l.value ->> 'minutes'::text)::bigint), 0::numeric)::bigint AS "coalesce"
                   FROM jsonb_array_elements(k.before -> 'leaves'::text) l(value)
                  WHERE (l.value ->> 'kind'::text) = 'annual'::text)))) v(kind, amount)
  WHERE k.before IS NULL OR v.amount <> 0
UNION ALL
 SELECT 'request'::text AS kind,
    'request:'::text || r.id AS source,
    r.asked_at AS happened_at,
    ''::text AS part,
    1 AS amount,
    NULL::text AS party,
    (r.settled_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS final_on
   FROM attendance.requests r
  WHERE r.state = ANY (ARRAY['granted'::text, 'refused'::text, 'cancelled'::text])
UNION ALL
 SELECT 'proposal'::text AS kind,
    'proposal:'::text || p.id AS source,
    p.settled_at AS happened_at,
    ''::text AS part,
    1 AS amount,
    NULL::text AS party,
    (p.settled_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS final_on
   FROM kernel.proposals p
  WHERE (p.state = ANY (ARRAY['decided'::text, 'rejected'::text])) AND (p.matter <> ALL (ARRAY['attendance.leave'::text, 'attendance.telework'::text]));

create view insights.happened_in_faqs as
 SELECT v.kind,
    'offer:'::text || o.key AS source,
    v.at AS happened_at,
    ''::text AS part,
    1::bigint AS amount,
    NULL::text AS party,
    (v.at AT TIME ZONE 'Asia/Tokyo'::text)::date + v.days AS final_on
   FROM inquiries.faq_offers o
     CROSS JOIN LATERAL ( VALUES ('faq.offered'::text,o.offered_at,1), ('faq.opened'::text,o.opened_at,1), ('faq.solved'::text,o.solved_at,1), ('faq.asked'::text,o.asked_at,1), ('faq.left'::text,
                CASE
                    WHEN o.solved_at IS NULL AND o.asked_at IS NULL THEN o.offered_at
                    ELSE NULL::timestamp with time zone
                END,2)) v(kind, at, days)
  WHERE v.at IS NOT NULL
UNION ALL
 SELECT v.kind,
    'reply:'::text || r.held_reply_id AS source,
    h.ended_at AS happened_at,
    v.part,
    1 AS amount,
    NULL::text AS party,
    (h.ended_at AT TIME ZONE 'Asia/Tokyo'::text)::date + 1 AS final_on
   FROM inquiries.faq_replies r
     JOIN inquiries.held_replies h ON h.id = r.held_reply_id
     CROSS JOIN LATERAL ( VALUES ('faq.reply'::text,''::text,true), ('faq.inserted'::text,COALESCE(r.place::text, ''::text),r.faq_id IS NOT NULL)) v(kind, part, holds)
  WHERE h.state = 'sent'::text AND v.holds
UNION ALL
 SELECT 'faq.gap'::text AS kind,
    'gap:'::text || g.id AS source,
    g.happened_at,
        CASE
            WHEN g.message_id IS NULL THEN 'search'::text
            ELSE 'talk'::text
        END AS part,
    g.times AS amount,
    NULL::text AS party,
    (g.happened_at AT TIME ZONE 'Asia/Tokyo'::text)::date + 1 AS final_on
   FROM inquiries.faq_gaps g;

create view insights.happened_in_procedures as
 SELECT 'application'::text AS kind,
    a.id::text AS source,
    a.arrived_at AS happened_at,
    ''::text AS part,
    1::bigint AS amount,
    NULL::text AS party,
    (a.arrived_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS final_on
   FROM procedures.applications a
  WHERE a.arrived_at IS NOT NULL
UNION ALL
 SELECT k.kind,
    a.id::text AS source,
    a.decided_at AS happened_at,
    ''::text AS part,
    k.amount,
    NULL::text AS party,
    t.decided_on AS final_on
   FROM procedures.applications a
     JOIN procedures.versions v ON v.id = a.version_id
     CROSS JOIN LATERAL ( SELECT (a.arrived_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS arrived_on,
            (a.decided_at AT TIME ZONE 'Asia/Tokyo'::text)::date AS decided_on,
            (v.definition ->> 'standardDays'::text)::integer AS standard) t
     CROSS JOIN LATERAL ( SELECT count(*) AS days,
            count(*) FILTER (WHERE (EXISTS ( SELECT
                   FROM procedures.corrections c
                  WHERE c.application_id = a.id AND d.on_day > (c.asked_at AT TIME ZONE 'Asia/Tokyo'::text)::date AND d.on_day <= (c.ended_at AT TIME ZONE 'Asia/Tokyo'::text)::date))) AS paused
           FROM insights.days d
          WHERE d.is_working AND d.on_day > t.arrived_on AND d.on_day <= t.decided_on) e
     CROSS JOIN LATERAL ( SELECT t.decided_on = t.arrived_on OR (t.standard + e.paused) > (( SELECT count(*) AS count
                   FROM insights.days d
                  WHERE d.is_working AND d.on_day > t.arrived_on AND d.on_day < t.decided_on)) AS in_time) j
     CROSS JOIN LATERAL ( VALUES ('application.decided'::text,e.days - e.paused,true), ('application.standard'::text,1,t.standard IS NOT NULL), ('application.in_time'::text,1,t.standard IS NOT NULL AND j.in_time)) k(kind, amount, holds)
  WHERE a.decided_at IS NOT NULL AND k.holds;

create view insights.happened_in_satisfaction as
 SELECT 'satisfaction'::text AS kind,
    'question:'::text || id AS source,
    answered_at AS happened_at,
    answer AS part,
    1::bigint AS amount,
    NULL::text AS party,
    ((answered_at + '7 days'::interval) AT TIME ZONE 'Asia/Tokyo'::text)::date + 1 AS final_on
   FROM inquiries.satisfaction_questions q
  WHERE answer IS NOT NULL;

create view insights.happened_in_streets as
 SELECT 'street'::text AS kind,
    'conversation:'::text || r.conversation_id AS source,
    r.reported_at AS happened_at,
    r.kind_id::text AS part,
    1::bigint AS amount,
    NULL::text AS party,
    (r.reported_at AT TIME ZONE 'Asia/Tokyo'::text)::date + 8 AS final_on
   FROM inquiries.street_reports r
UNION ALL
 SELECT 'street.done'::text AS kind,
    'conversation:'::text || r.conversation_id AS source,
    t.at AS happened_at,
    r.kind_id::text AS part,
    ((t.at AT TIME ZONE 'Asia/Tokyo'::text)::date - (r.reported_at AT TIME ZONE 'Asia/Tokyo'::text)::date)::bigint AS amount,
    NULL::text AS party,
    (t.at AT TIME ZONE 'Asia/Tokyo'::text)::date + 8 AS final_on
   FROM inquiries.street_reports r
     CROSS JOIN LATERAL ( SELECT s.state,
            s.at
           FROM inquiries.street_steps s
          WHERE s.conversation_id = r.conversation_id
          ORDER BY s.id DESC
         LIMIT 1) t
  WHERE t.state = 'done'::text;

create view insights.happened_in_workation as
 WITH came AS (
         SELECT i.id,
            y.company_id,
            a.people,
            p.kind,
            i.from_day,
            i.through_day,
            COALESCE(i.from_day, (n.starts_at AT TIME ZONE 'Asia/Tokyo'::text)::date) AS first_day,
            GREATEST(COALESCE(i.through_day, (n.starts_at AT TIME ZONE 'Asia/Tokyo'::text)::date) + 7, (a.at AT TIME ZONE 'Asia/Tokyo'::text)::date + 1) AS final_on
           FROM workation.itinerary_items i
             JOIN workation.arrivals a ON a.item_id = i.id AND a.people > 0
             JOIN workation.reservations r ON r.itinerary_id = i.itinerary_id AND r.state = 'booked'::text
             JOIN workation.stays y ON y.id = r.stay_id
             LEFT JOIN workation.places p ON p.offer_id = i.place_id
             LEFT JOIN workation.sessions n ON n.id = i.session_id
          WHERE n.cancelled_at IS NULL
        )
 SELECT 'stay.line'::text AS kind,
    'item:'::text || c.id AS source,
    (c.first_day::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text) AS happened_at,
    ''::text AS part,
    c.people::bigint AS amount,
    'company:'::text || c.company_id AS party,
    c.final_on
   FROM came c
UNION ALL
 SELECT 'stay.nights'::text AS kind,
    (('item:'::text || c.id) || ':'::text) || to_char(m.first::timestamp with time zone, 'YYYY-MM'::text) AS source,
    (GREATEST(c.from_day, m.first)::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text) AS happened_at,
    ''::text AS part,
    c.people::bigint * (LEAST(c.through_day::timestamp without time zone, m.first + '1 mon'::interval)::date - GREATEST(c.from_day, m.first)) AS amount,
    NULL::text AS party,
    c.final_on
   FROM came c
     CROSS JOIN LATERAL ( SELECT g.g::date AS first
           FROM generate_series(date_trunc('month'::text, c.from_day::timestamp without time zone), c.through_day::timestamp without time zone - '1 day'::interval, '1 mon'::interval) g(g)) m
  WHERE c.kind = 'lodging'::text;

create view insights.happened_in_workplaces as
 SELECT 'seat.used'::text AS kind,
    'booking:'::text || min(b.id) AS source,
    min(lower(b.during)) AS happened_at,
    f.site_id::text AS part,
    1::bigint AS amount,
    NULL::text AS party,
    (lower(b.during) AT TIME ZONE 'Asia/Tokyo'::text)::date + 1 AS final_on
   FROM workplaces.bookings b
     JOIN workplaces.seats s ON s.id = b.seat_id
     JOIN workplaces.floors f ON f.id = s.floor_id
  WHERE b.came_at IS NOT NULL AND b.status = 'approved'::text
  GROUP BY b.seat_id, f.site_id, ((lower(b.during) AT TIME ZONE 'Asia/Tokyo'::text)::date)
UNION ALL
 SELECT 'travel.saved'::text AS kind,
    'booking:'::text || b.id AS source,
    lower(b.during) AS happened_at,
    f.site_id::text AS part,
    b.saved_minutes AS amount,
    NULL::text AS party,
    (lower(b.during) AT TIME ZONE 'Asia/Tokyo'::text)::date + 1 AS final_on
   FROM workplaces.bookings b
     JOIN workplaces.seats s ON s.id = b.seat_id
     JOIN workplaces.floors f ON f.id = s.floor_id
     JOIN kernel.sites n ON n.id = f.site_id AND n.kind = 'satellite'::text
  WHERE b.came_at IS NOT NULL AND b.status = 'approved'::text AND b.saved_minutes IS NOT NULL
UNION ALL
 SELECT 'seat.offered'::text AS kind,
    (('site:'::text || f.site_id) || ':'::text) || d.on_day AS source,
    (d.on_day::timestamp without time zone AT TIME ZONE 'Asia/Tokyo'::text) AS happened_at,
    f.site_id::text AS part,
    count(*) AS amount,
    NULL::text AS party,
    d.on_day + 1 AS final_on
   FROM workplaces.seats s
     JOIN workplaces.floors f ON f.id = s.floor_id
     JOIN ( SELECT g.site_id,
            (min(lower(b.during)) AT TIME ZONE 'Asia/Tokyo'::text)::date AS day
           FROM workplaces.bookings b
             JOIN workplaces.seats o ON o.id = b.seat_id
             JOIN workplaces.floors g ON g.id = o.floor_id
          GROUP BY g.site_id) first ON first.site_id = f.site_id
     JOIN insights.days d ON d.on_day >= first.day
  WHERE d.is_working AND NOT COALESCE(d.on_day >= s.closed_from AND (s.closed_to IS NULL OR d.on_day < s.closed_to), false)
  GROUP BY f.site_id, d.on_day;

create view insights.street_kinds as
 SELECT id,
    name
   FROM inquiries.street_kinds k;

create view procedures.trusted_signers as
 SELECT fingerprint,
    subject,
    issuer,
    confirmed_at,
    confirmed_by
   FROM kernel.trusted_signers;
