import { listMigrations } from '#kernel/backup/catalogue.queries.ts'
import { onConnection } from '#kernel/backup/back-up.ts'
import { listEntries } from '#kernel/municipality/directory.queries.ts'
import { municipalityMigrations, urlOfDatabase } from '#kernel/municipality/provision.ts'
import { openPool } from '#lib/db/connect.ts'
import type { Connection, Context } from '../context.ts'
import { explain } from '../explain.ts'
import { readGrants, readServer } from './database.queries.ts'
import { fail, type Finding, ok, warn } from './finding.ts'

const OLDEST = 150_000
const what = 'データベース (database)'

export async function checkDatabase(context: Context, { url, ownerUrl }: Connection): Promise<Finding[]> {
  const pool = openPool({ url, max: 1, asOwner: true })
  try {
    const server = await readServer(pool)
    const { words, account } = server
    if (server.version < OLDEST)
      return [fail(what, `PostgreSQL ${words} です。15 以上にしてください (15 or newer is needed)`)]
    const entries = await listEntries(pool)
    const { DATABASE_POOL, DATABASE_URL } = context.settings()
    const needed = DATABASE_POOL * entries.length + 10
    return [
      ok(what, `PostgreSQL ${words}、自治体 ${entries.length} (municipalities)`),
      server.mayTakeRole
        ? ok('権限 (role)', `${account} は madoguchi_program になれます`)
        : fail(
            '権限 (role)',
            `${account} は madoguchi_program になれません。db migrate を実行してください (run db migrate)`,
          ),
      ...(DATABASE_URL && server.superuser
        ? [
            warn(
              '権限 (role)',
              `${account} は superuser です。プログラムには普通の利用者を使ってください (use an ordinary account)`,
            ),
          ]
        : []),
      server.connections >= needed
        ? ok('接続数 (connections)', `${server.connections} ≥ ${needed}`)
        : warn(
            '接続数 (connections)',
            `max_connections ${server.connections} は足りないことがあります。${needed} 以上にするか、DATABASE_POOL を減らしてください`,
          ),
      ...(await Promise.all(entries.map(({ slug, database }) => checkTown(slug, urlOfDatabase(ownerUrl, database))))),
    ]
  } catch (error) {
    return [fail(what, explain(error) ?? (error as Error).message)]
  } finally {
    await pool.end()
  }
}

async function checkTown(slug: string, url: string): Promise<Finding> {
  const pool = openPool({ url, max: 1, asOwner: true })
  try {
    const applied = new Set((await onConnection(url, listMigrations)).map(({ name }) => name))
    const missing = municipalityMigrations().filter(({ name }) => !applied.has(name))
    if (missing.length > 0)
      return fail(slug, `移行が ${missing.length} 件残っています。db migrate を実行してください (run db migrate)`)
    const { mayWork, mayChangeAudit } = await readGrants(pool)
    if (mayChangeAudit)
      return fail(slug, 'プログラムが監査証跡を書き換えられます。db migrate を実行してください (run db migrate)')
    return mayWork
      ? ok(slug, '移行と権限は最新です (migrated, grants are right)')
      : fail(slug, 'プログラムの権限が足りません。db migrate を実行してください (run db migrate)')
  } catch (error) {
    return fail(slug, explain(error) ?? (error as Error).message)
  } finally {
    await pool.end()
  }
}
