import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#lib/db/connect.ts'
import { Refusal } from '#lib/refusal.ts'
import { type Editor, whoColumns } from './editor.ts'
import type { Act, Offer, OfferKind, OfferState, OfferWords } from './offer.ts'

/** Those that an editor may change, of an offer `o`. */
export const belongsTo = (editor: Editor): RawBuilder<boolean> =>
  editor.side === 'section' ? sql`true` : sql`o.provider_id = any(${editor.providerIds}::bigint[])`

export const offerColumns = sql`o.id, o.kind, o.state, o.provider_id as "providerId", v.name as "provider", o.name, o.name_en as "nameEn",
  o.summary, o.summary_en as "summaryEn", o.body, o.body_en as "bodyEn", o.price, o.version`

export interface ListedOffer extends Offer {
  /** The newest photo's small size. */
  photo: string | null
}

/** 確認待ち first, then by provider. */
export async function listOffers(db: Db<'workation'>, editor: Editor): Promise<ListedOffer[]> {
  const { rows } = await sql<ListedOffer>`select ${offerColumns},
      (select p.small_token from workation.photos p where p.offer_id = o.id order by p.id limit 1) as photo
    from workation.offers o join workation.providers v on v.id = o.provider_id
    where ${belongsTo(editor)} order by (o.state = 'asked') desc, v.name, o.kind, o.id`.execute(db)
  return rows
}

/** How many wait for the section. */
export async function countAsked(db: Db<'workation'>): Promise<{ asked: number; since: Temporal.Instant | null }> {
  const { rows } = await sql<{ asked: number; since: Temporal.Instant | null }>`
    select count(*)::int as asked, min(at) as since from (
      select (select max(a.at) from workation.offer_acts a where a.offer_id = o.id) as at
      from workation.offers o where o.state = 'asked') waiting`.execute(db)
  return rows[0]!
}

/** The only way to hold an offer in order to change it. @throws Refusal 404 where there is none, or it is another provider's */
export async function getOffer(db: Db<'workation'>, editor: Editor, id: number): Promise<Offer> {
  const { rows } = await sql<Offer>`select ${offerColumns} from workation.offers o
    join workation.providers v on v.id = o.provider_id where o.id = ${id} and ${belongsTo(editor)}`.execute(db)
  const [offer] = rows
  if (!offer) throw new Refusal(404, 'この掲載は見つかりません。')
  return offer
}

/** A provider that stands, and whose offers this editor may add to. */
export async function mayOfferFor(db: Db<'workation'>, editor: Editor, providerId: number): Promise<boolean> {
  if (editor.side === 'provider' && !editor.providerIds.includes(providerId)) return false
  const { rows } = await sql`select from workation.providers where id = ${providerId} and ended_at is null`.execute(db)
  return rows.length > 0
}

const columnsOf = ({ name, nameEn, summary, summaryEn, body, bodyEn, price }: OfferWords) => ({
  name,
  name_en: nameEn,
  summary,
  summary_en: summaryEn,
  body,
  body_en: bodyEn,
  price,
})

export async function insertOffer(
  tx: Tx<'workation'>,
  providerId: number,
  kind: OfferKind,
  words: OfferWords,
): Promise<number> {
  const { id } = await tx
    .insertInto('workation.offers')
    .values({ provider_id: providerId, kind, ...columnsOf(words) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const SOMEBODY_ELSE = 'ほかの人が先に変更しました。いまの内容を別の画面で確かめて、もう一度変更してください。'

/** @throws Refusal 409 where somebody else changed it since it was read */
export async function updateOffer(
  tx: Tx<'workation'>,
  id: number,
  version: number,
  change: OfferWords | { state: OfferState },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('workation.offers')
    .set({ ...('state' in change ? change : columnsOf(change)), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal(409, SOMEBODY_ELSE)
}

export async function insertAct(
  tx: Tx<'workation'>,
  editor: Editor,
  { offerId, act, at, reason }: { offerId: number; act: Act; at: Temporal.Instant; reason: string },
): Promise<void> {
  await tx
    .insertInto('workation.offer_acts')
    .values({ offer_id: offerId, act, at, reason, ...whoColumns(editor) })
    .execute()
}

export interface OfferAct {
  act: Act
  at: Temporal.Instant
  reason: string
  who: string
}

/** What became of an offer, the newest first. */
export async function listActs(db: Db<'workation'>, offerId: number): Promise<OfferAct[]> {
  const { rows } = await sql<OfferAct>`select a.act, a.at, a.reason, coalesce(s.name, r.display_name) as who
    from workation.offer_acts a left join kernel.staff s on s.id = a.staff_id left join kernel.residents r on r.id = a.resident_id
    where a.offer_id = ${offerId} order by a.id desc limit 20`.execute(db)
  return rows
}
