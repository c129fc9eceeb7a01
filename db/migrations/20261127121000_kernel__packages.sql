-- What was adopted from another town is compared with its next edition: so what came is kept. Of what came before this, only what was
-- published just as it came is still known.
alter table procedures.imports add definition jsonb check (jsonb_typeof(definition) = 'object');
update procedures.imports i set definition = v.definition from procedures.versions v
  where v.import_id = i.id and v.digest = i.digest;

-- Answers to questions travel as procedures do, under the same signatures: whom somebody has confirmed is known to the whole town.
alter table procedures.trusted_signers set schema kernel;
-- A signature is confirmed for one town and holds for that one alone. Where none is known it counts for nobody, and is confirmed anew.
alter table kernel.trusted_signers
  add town_code text check (town_code ~ '^[0-9]{6}$'),
  add town_name text check (town_name <> '' and length(town_name) <= 100),
  add constraint trusted_signers_town check ((town_code is null) = (town_name is null));
update kernel.trusted_signers t set town_code = i.town_code, town_name = i.town_name
  from (select distinct on (fingerprint) * from procedures.imports order by fingerprint, id) i where i.fingerprint = t.fingerprint;
-- For the program before this one, while both run.
create view procedures.trusted_signers as select fingerprint, subject, issuer, confirmed_at, confirmed_by from kernel.trusted_signers;
grant select, insert, delete on procedures.trusted_signers to madoguchi_program;
