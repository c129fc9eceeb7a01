import { newPassword } from '#lib/crypto/new-password.ts'
import { kyselyOn, openPool, type Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { fiscalYearOf, fiscalYearRange } from '#lib/time/fiscal-year.ts'
import { type Actor, record } from '../audit/record.ts'
import { hashPassword } from '../identity/password/hash-password.ts'
import { findEntry, findEntryByHost, saveEntry } from './directory.queries.ts'
import { findIdentity, insertAdmin, insertFirstRows } from './first-rows.queries.ts'
import type { NewMunicipality } from './new-municipality.ts'
import {
  createDatabase,
  databaseFor,
  databaseOf,
  grantProgramRole,
  migrateDirectory,
  migrateMunicipality,
  urlOfDatabase,
} from './provision.ts'

/** Where municipalities are made: the directory as the program and as the owner reach it. */
export interface Installation {
  url: string
  ownerUrl: string
}

export interface Created {
  database: string
  /** False where it was there already, and nothing but what was missing was added. */
  created: boolean
  /** The first administrator's password, shown this once; absent where the account was there already. */
  password: string | undefined
}

const NO_SUCH_DATABASE = '3D000'

/** The directory's own database, made and migrated if need be. */
export async function prepareDirectory({ url, ownerUrl }: Installation): Promise<void> {
  try {
    await migrateDirectory(ownerUrl)
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error
    await createDatabase(urlOfDatabase(ownerUrl, 'postgres'), databaseOf(ownerUrl))
    await migrateDirectory(ownerUrl)
  }
  await grantProgramRole(ownerUrl, url)
}

/**
 * Makes a municipality from nothing. Running it again finishes what a first, broken run left undone.
 * @throws Refusal where the slug or a host name belongs to another municipality
 */
export async function createMunicipality(
  at: Installation,
  now: Temporal.Instant,
  actor: Actor,
  wanted: NewMunicipality,
): Promise<Created> {
  await prepareDirectory(at)
  const directory = openPool({ url: at.ownerUrl, max: 1, asOwner: true })
  try {
    for (const host of wanted.hosts) {
      const holder = await findEntryByHost(directory, host)
      if (holder && holder.slug !== wanted.slug)
        throw new Refusal(409, `ホスト名 ${host} は別の自治体 (${holder.slug}) が使っています。`, 'host')
    }
    const known = await findEntry(directory, wanted.slug)
    const database = known?.database ?? databaseFor(at.ownerUrl, wanted.slug)
    const databaseUrl = urlOfDatabase(at.ownerUrl, database)
    await createDatabase(at.ownerUrl, database)
    await migrateMunicipality(databaseUrl)
    const password = await fill(databaseUrl, now, actor, wanted, () =>
      saveEntry(directory, { slug: wanted.slug, database, publicUrl: wanted.publicUrl }, wanted.hosts),
    )
    return { database, created: !known, password }
  } finally {
    await directory.end()
  }
}

/** `enter` puts it into the directory before the commit: a password that nobody has seen is not kept when that fails. */
async function fill(
  databaseUrl: string,
  now: Temporal.Instant,
  actor: Actor,
  wanted: NewMunicipality,
  enter: () => Promise<void>,
) {
  const pool = openPool({ url: databaseUrl, max: 1, asOwner: true })
  try {
    const db = kyselyOn(pool)
    const there = await findIdentity(db)
    if (there && there.code !== wanted.code)
      throw new Refusal(
        409,
        `${wanted.slug} は「${there.name}」(コード ${there.code}) のものです。別の slug を選んでください。`,
        'slug',
      )
    return await db.transaction().execute(async (tx) => {
      const password = await fillIn(tx, now, actor, wanted, !there)
      await enter()
      return password
    })
  } finally {
    await pool.end()
  }
}

async function fillIn(tx: Tx, now: Temporal.Instant, actor: Actor, wanted: NewMunicipality, fresh: boolean) {
  const { from } = fiscalYearRange(fiscalYearOf(dateInTokyo(now)))
  const rootId = await insertFirstRows(tx, wanted, from)
  const password = newPassword()
  const adminId = wanted.admin && (await insertAdmin(tx, wanted.admin, await hashPassword(password), rootId))
  const { code, name, admin } = wanted
  if (fresh) await record(tx, now, actor, 'municipality.created', 'municipality', { code, name })
  if (adminId) await record(tx, now, actor, 'staff.created', `staff:${adminId}`, { signInName: admin?.signInName })
  return adminId ? password : undefined
}
