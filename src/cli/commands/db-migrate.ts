import { prepareDirectory } from '#kernel/municipality/create-municipality.ts'
import { listEntries } from '#kernel/municipality/directory.queries.ts'
import { migrateMunicipality, urlOfDatabase } from '#kernel/municipality/provision.ts'
import { openPool } from '#lib/db/connect.ts'
import type { Command } from '../command.ts'

export const dbMigrate: Command = {
  name: 'db migrate',
  summary: { ja: 'すべての自治体のデータベースを新しい形にする', en: 'bring every database to the newest schema' },
  options: {},
  async run(_input, context) {
    const at = await context.connect(true)
    await prepareDirectory(at)
    const directory = openPool({ url: at.ownerUrl, max: 1, asOwner: true })
    const entries = await listEntries(directory).finally(() => directory.end())
    const migrated: { slug: string; applied: string[] }[] = []
    for (const { slug, database } of entries) {
      context.say(`▸ ${slug}`)
      migrated.push({ slug, applied: await migrateMunicipality(urlOfDatabase(at.ownerUrl, database)) })
    }
    return {
      ok: true,
      lines: migrated.map(({ slug, applied }) => `✔ ${slug}: ${applied.join(', ') || '最新です (up to date)'}`),
      json: { municipalities: migrated },
    }
  },
}
