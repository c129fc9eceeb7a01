-- The land is the town's, not workation's: open data is shown on it, too.
alter table kernel.municipality
  add column base_map jsonb check (base_map ->> 'type' = 'FeatureCollection'); -- GeoJSON: the coast and the roads, where there are no tiles
update kernel.municipality set base_map = (select base_map from workation.settings);
-- workation.settings.base_map stays: while a town changes to this version, programs of the one before still read it.
