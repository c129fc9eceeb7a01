import { record } from '#kernel/audit/record.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import type { Staff } from '../identity/staff.ts'
import { readSite, type TypedSite } from './read-site.ts'
import type { NewSite, Site } from './site.ts'
import { findSite, insertSite, listSites, updateSite } from './sites.queries.ts'

/** A name, and what network gear is called, is of one site. */
async function refuseTaken(tx: Tx, site: NewSite, but?: number): Promise<void> {
  const others = (await listSites(tx)).filter(({ id }) => id !== but)
  const mistakes: Mistake[] = []
  if (others.some(({ name }) => name === site.name))
    mistakes.push({ field: 'name', message: 'この名前の場所は、すでにあります。' })
  const { nasIdentifier: nas } = site
  const other = nas === null ? undefined : others.find(({ nasIdentifier }) => nasIdentifier === nas)
  if (other) mistakes.push({ field: 'nasIdentifier', message: `この機器の名前は、${other.name}に登録されています。` })
  refuseMistakes(mistakes)
}

const detailOf = ({ name, address, opens, closes, nasIdentifier }: NewSite) => ({
  name,
  location: address,
  opens: opens.toString({ smallestUnit: 'minute' }),
  closes: closes.toString({ smallestUnit: 'minute' }),
  nasIdentifier,
})

/** サテライトオフィスを加える. @returns its id */
export function addSite(db: Db, now: Temporal.Instant, staff: Staff, typed: TypedSite): Promise<number> {
  const site = readSite(typed)
  return db.transaction().execute(async (tx) => {
    await refuseTaken(tx, site)
    const id = await insertSite(tx, site)
    if (id === undefined) throw new Refusal(409, 'ほかの人が同じ場所を加えました。一覧を読み込み直してください。')
    await record(tx, now, `staff:${staff.id}`, 'site.added', `site:${id}`, detailOf(site))
    return id
  })
}

/** @throws Refusal 404 */
export async function getSite(db: Db, id: number): Promise<Site> {
  const site = await findSite(db, id)
  if (!site) throw new Refusal(404, 'この場所は見つかりません。')
  return site
}

/** @throws Refusal 409 where somebody else was first */
export function changeSite(
  db: Db,
  now: Temporal.Instant,
  staff: Staff,
  id: number,
  typed: TypedSite,
  version: number,
): Promise<void> {
  const site = readSite(typed)
  return db.transaction().execute(async (tx) => {
    await refuseTaken(tx, site, id)
    if (!(await updateSite(tx, id, site, version)))
      throw new Refusal(409, 'ほかの人が先に変更しました。読み込み直して、もう一度変更してください。')
    await record(tx, now, `staff:${staff.id}`, 'site.changed', `site:${id}`, detailOf(site))
  })
}
