// A readable snapshot of a migrated database, made from the catalogue: pg_dump is not among the embedded binaries.
import type pg from 'pg'

/** One schema a module, and the kernel's; what the job queue and the migrations keep for themselves is theirs. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'madoguchi', 'graphile_worker')`

const questions = {
  tables: `select format('%s.%s', n.nspname, c.relname) as name, c.relpersistence = 'u' as unlogged,
      (select string_agg(format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attidentity <> '' then ' generated always as identity' else '' end,
          case when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
          case when a.attnotnull then ' not null' else '' end), E',\\n' order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select string_agg(format('  constraint %s %s', k.conname, pg_get_constraintdef(k.oid)), E',\\n' order by k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
      (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by ic.relname) from pg_index i
        join pg_class ic on ic.oid = i.indexrelid where i.indrelid = c.oid
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)) as indexes,
      (select string_agg(pg_get_triggerdef(t.oid) || ';', E'\\n' order by t.tgname) from pg_trigger t
        where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
      (select string_agg(format('-- %s: %s', g.grantee, g.rights), E'\\n' order by g.grantee) from (
        select grantee, string_agg(privilege_type, ', ' order by privilege_type) as rights from information_schema.role_table_grants
        where table_schema = n.nspname and table_name = c.relname and grantee = 'madoguchi_program' group by grantee) g) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'r' order by 1`,
  views: `select format('create view %s.%s as\n%s', n.nspname, c.relname, pg_get_viewdef(c.oid, true)) as body
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'v' order by n.nspname, c.relname`,
  functions: `select pg_get_functiondef(p.oid) as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} order by n.nspname, p.proname`,
}

interface TableRow {
  name: string
  unlogged: boolean
  columns: string
  constraints: string | null
  indexes: string | null
  triggers: string | null
  grants: string | null
}

/** Schema of all our schemas as SQL-like text, the same for the same migrations on every PostgreSQL from 15 on. */
export async function snapshotSchema(client: pg.Client): Promise<string> {
  const tables = (await client.query<TableRow>(questions.tables)).rows.map((table) =>
    [
      `create ${table.unlogged ? 'unlogged ' : ''}table ${table.name} (`,
      [table.columns, table.constraints].filter(Boolean).join(',\n'),
      ');',
      ...[table.indexes, table.triggers, table.grants].filter(Boolean),
      '',
    ].join('\n'),
  )
  const functions = (await client.query<{ body: string }>(questions.functions)).rows.map(
    (row) => `${row.body.trim()};\n`,
  )
  const views = (await client.query<{ body: string }>(questions.views)).rows.map((row) => `${row.body.trim()}\n`)
  return ['-- Written by bin/db snapshot. Do not edit.', '', ...tables, ...functions, ...views].join('\n')
}
