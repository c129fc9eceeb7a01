import { sql } from 'kysely'
import { sectionsFor, type Staff } from '#kernel/identity/staff.ts'
import type { Edition } from '#kernel/packages/edition.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import type { ComparedSet } from './compare-set.ts'
import { editionOf, type FaqItem, type SignedFaqSet } from './signed-faq-set.ts'

/** 質問の組: questions that go to other towns together, in numbered editions. */
export interface FaqSet {
  slug: string
  title: string
  sectionId: number
  number: number
  keys: string[]
  exportedAt: Temporal.Instant
}

const sets = (db: Db<'inquiries'>) =>
  db
    .selectFrom('inquiries.faq_sets')
    .select(['slug', 'title', 'section_id as sectionId', 'number', 'keys', 'exported_at as exportedAt'])

export const listSets = (db: Db<'inquiries'>, staff: Staff): Promise<FaqSet[]> =>
  sets(db)
    .where('section_id', 'in', [0, ...sectionsFor(staff, 'answer')])
    .orderBy('title')
    .execute()

/** @returns the number of the edition; undefined where the name belongs to another section */
export async function nextEdition(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staff: Staff,
  { slug, title, keys, sectionId }: { slug: string; title: string; keys: string[]; sectionId: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    insert into inquiries.faq_sets as s (slug, title, section_id, keys, exported_at, exported_by)
    values (${slug}, ${title}, ${sectionId}, ${keys}::uuid[], ${now}, ${staff.id})
    on conflict (slug) do update set title = excluded.title, keys = excluded.keys, number = s.number + 1,
      exported_at = excluded.exported_at, exported_by = excluded.exported_by
      where s.section_id = any(${sectionsFor(staff, 'answer')})
    returning number`.execute(tx)
  return rows[0]?.number
}

/** One adoption after the other: two people at once compare with what is. */
export async function holdAdoptions(tx: Tx<'inquiries'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('inquiries.faq_adoptions'), 0)`.execute(tx)
}

export interface Adoption extends Edition {
  id: number
  /** What ours came from. */
  items: FaqItem[]
}

/** What was adopted last of a set of a town. */
export async function findAdopted(
  db: Db<'inquiries'>,
  { code, slug }: Pick<SignedFaqSet['from'], 'code' | 'slug'>,
): Promise<Adoption | undefined> {
  const row = await db
    .selectFrom('inquiries.faq_adoptions')
    .select(['id', 'number', 'exported_at as at', 'items'])
    .where('town_code', '=', code)
    .where('slug', '=', slug)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, items: row.items as unknown as FaqItem[] } // it was read before it was stored
}

export async function insertAdoption(
  tx: Tx<'inquiries'>,
  now: Temporal.Instant,
  staffId: number,
  { signed, signer: { fingerprint, subject }, next }: Pick<ComparedSet, 'signed' | 'signer' | 'next'>,
): Promise<void> {
  const { from } = signed
  const { number, at } = editionOf(signed)
  await tx
    .insertInto('inquiries.faq_adoptions')
    .values({
      slug: from.slug,
      title: from.title,
      town_code: from.code,
      town_name: from.name,
      number,
      exported_at: at,
      items: JSON.stringify(next),
      fingerprint,
      subject,
      adopted_at: now,
      adopted_by: staffId,
    })
    .execute()
}
