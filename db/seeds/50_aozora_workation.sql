update workation.settings set section_id = (select id from kernel.sections where code = 'ijuu');
