import { type Db, kyselyOn, openPool } from '#lib/db/connect.ts'
import { type Sealer, sealerOf } from '#lib/crypto/seal.ts'
import { hashPassword } from '#kernel/identity/index.ts'
import { saveEntry } from '#kernel/municipality/directory.queries.ts'
import {
  createDatabase,
  databaseFor,
  migrateMunicipality,
  seedMunicipality,
  urlOfDatabase,
} from '#kernel/municipality/provision.ts'
import { findSecret, saveSecret } from '#kernel/municipality/secrets.queries.ts'
import { DEMO_CHANNEL_ACCESS_TOKEN, DEMO_CHANNEL_SECRET, type Settings } from '#kernel/settings.ts'
import { say } from './announce.ts'
import { givePasswords, isFounded } from './demo-towns.queries.ts'

/** For everybody in the demo towns, and nobody else: it is printed at every start and in README. */
export const DEMO_PASSWORD = 'aozora-madoguchi-2026'

export interface DemoTown {
  slug: string
  name: string
  publicUrl: string
  hosts: string[]
  /** Where a LINE platform on this machine reaches it. */
  webhookUrl: string
  channel: {
    secret: string
    accessToken: string
    /** True where the environment names it. */
    isGiven: boolean
  }
}

/** Two invented towns, so that one process serves more than one from the first day. */
export function demoTowns({ PORT, PUBLIC_URL, ...settings }: Settings): [DemoTown, DemoTown] {
  const hosts = new Set(['localhost', '127.0.0.1', 'aozora.localhost', new URL(PUBLIC_URL).hostname])
  return [
    {
      slug: 'aozora',
      name: 'あおぞら市',
      publicUrl: PUBLIC_URL,
      hosts: [...hosts],
      webhookUrl: `http://127.0.0.1:${PORT}`,
      channel: {
        secret: settings.LINE_CHANNEL_SECRET ?? DEMO_CHANNEL_SECRET,
        accessToken: settings.LINE_CHANNEL_ACCESS_TOKEN ?? DEMO_CHANNEL_ACCESS_TOKEN,
        isGiven: settings.LINE_CHANNEL_ACCESS_TOKEN !== undefined,
      },
    },
    {
      slug: 'midori',
      name: 'みどり町',
      publicUrl: `http://midori.localhost:${PORT}`,
      hosts: ['midori.localhost'],
      webhookUrl: `http://midori.localhost:${PORT}`,
      channel: {
        secret: `${DEMO_CHANNEL_SECRET}-midori`,
        accessToken: `${DEMO_CHANNEL_ACCESS_TOKEN}-midori`,
        isGiven: false,
      },
    },
  ]
}

/**
 * Founds a demo town where it is missing, and tells the directory where it is reached today.
 * @returns true where it was founded now
 */
export async function bringUpTown(settings: Settings, directoryUrl: string, town: DemoTown): Promise<boolean> {
  const database = databaseFor(directoryUrl, town.slug)
  const url = urlOfDatabase(directoryUrl, database)
  await createDatabase(directoryUrl, database)
  await migrateMunicipality(url)

  const pool = openPool({ url, max: 1, asOwner: true })
  const db = kyselyOn(pool)
  try {
    const founded = await isFounded(db)
    if (!founded) await seedMunicipality(url, town.slug)
    await givePasswords(db, () => hashPassword(DEMO_PASSWORD))
    await giveChannel(db, sealerOf(settings.SECRET_KEY), town)
    await listTown(directoryUrl, database, town)
    return !founded
  } finally {
    await pool.end()
  }
}

/** What was entered in the console stays, unless the environment names a channel of its own. */
async function giveChannel(db: Db, sealer: Sealer, { name, channel: { secret, accessToken, isGiven } }: DemoTown) {
  const entered = await findSecret(db, sealer, 'line.channel_secret')
  if (entered !== undefined && entered !== secret && !isGiven) {
    return say(`  ${name}の LINE は、設定の画面で入れた値のままです。LINE の代役とはつながりません。`)
  }
  await saveSecret(db, sealer, 'line.channel_secret', secret)
  await saveSecret(db, sealer, 'line.channel_access_token', accessToken)
}

async function listTown(directoryUrl: string, database: string, { slug, publicUrl, hosts }: DemoTown): Promise<void> {
  const directory = openPool({ url: directoryUrl, max: 1, asOwner: true })
  await saveEntry(directory, { slug, database, publicUrl }, hosts).finally(() => directory.end())
}
