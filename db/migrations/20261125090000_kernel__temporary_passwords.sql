-- Somebody else has seen it: whoever signs in with it must choose their own before anything else opens.
alter table kernel.staff add column password_is_temporary boolean not null default false;
alter table kernel.sessions add column awaits_new_password boolean not null default false;
