-- What was adopted from another town is compared with its next edition: so what came is kept. Of what came before this, only what was
-- published just as it came is still known.
alter table procedures.imports add definition jsonb check (jsonb_typeof(definition) = 'object');
update procedures.imports i set definition = v.definition from procedures.versions v
  where v.import_id = i.id and v.digest = i.digest;

-- Answers to questions travel as procedures do, under the same signatures: whom somebody has confirmed is known to the whole town.
alter table procedures.trusted_signers set schema kernel;
-- For the program before this one, while both run.
create view procedures.trusted_signers as select * from kernel.trusted_signers;
