import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { getProfile } from '#kernel/municipality/profile.queries.ts'
import { signPackage } from '#kernel/packages/signed-package.ts'
import { refuseWithoutKey } from '#kernel/packages/town-key.ts'
import type { Program } from '#kernel/program.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import type { Db } from '#lib/db/connect.ts'
import { wordsOf } from '../faq.ts'
import type { PublishedFaq } from '../published.queries.ts'
import { listChosen, listQuestions } from './chosen.queries.ts'
import { nextEdition } from './sets.queries.ts'
import { FILE_SCHEMA, MOST_ITEMS, setSlug, setTitle, SIGNED_FAQ_SET } from './signed-faq-set.ts'

export interface Exporting {
  slug: string
  title: string
  /** Of questions of one's own sections that are published. */
  ids: readonly number[]
}

export type ChosenFaq = PublishedFaq & { key: string; sectionId: number }

/** A file that holds less than was asked for would be taken for the whole. */
async function unchosen(
  db: Db<'inquiries'>,
  staff: Staff,
  ids: readonly number[],
  chosen: readonly ChosenFaq[],
): Promise<Mistake[]> {
  const found = new Set(chosen.map(({ id }) => id))
  const missing = [...new Set(ids)].filter((id) => !found.has(id))
  if (missing.length === 0) return []
  const named = new Map((await listQuestions(db, staff, missing)).map(({ id, question }) => [id, question]))
  const unpublished = missing.flatMap((id) => (named.has(id) ? [`「${named.get(id)}」`] : []))
  const unknown = missing.filter((id) => !named.has(id))
  return [
    ...(unpublished.length > 0
      ? [{ field: 'faq', message: `${unpublished.join('')}は公開中ではありません。公開するか、選ばないでください。` }]
      : []),
    ...(unknown.length > 0
      ? [
          {
            field: 'faq',
            message: `番号 ${unknown.join('、')} の質問は見つかりません。ほかの課のものかもしれません。選ばないでください。`,
          },
        ]
      : []),
  ]
}

/**
 * 書き出す: published questions as one file, signed by the town, for any other town.
 * @throws Refusal 409 without a key that counts or under a name of another section, 422
 */
export async function exportFaqSet(
  { sealer, findTownKey }: Pick<Program, 'sealer' | 'findTownKey'>,
  { db: anyDb }: Pick<Municipality, 'db'>,
  now: Temporal.Instant,
  staff: Staff,
  { slug, title, ids }: Exporting,
): Promise<{ name: string; text: string }> {
  const db: Db<'inquiries'> = anyDb
  const chosen = await listChosen(db, staff, ids)
  refuseMistakes([
    ...(setTitle.safeParse(title).success
      ? []
      : [{ field: 'title', message: '組の名前を、60文字までで入力してください。例: 引っ越しの質問' }]),
    ...(setSlug.safeParse(slug).success
      ? []
      : [{ field: 'slug', message: 'ファイルの名前は、小文字の半角英数字とハイフンで入力してください。例: moving' }]),
    ...(chosen.length === 0 || chosen.length > MOST_ITEMS
      ? [{ field: 'faq', message: `公開中の質問を、1つから${MOST_ITEMS}まで選んでください。` }]
      : []),
    ...(await unchosen(db, staff, ids, chosen)),
  ])
  const identity = refuseWithoutKey(await findTownKey({ db: anyDb }, sealer), now)
  const { code, name } = await getProfile(anyDb)
  return await db.transaction().execute(async (tx) => {
    const keys = chosen.map(({ key }) => key)
    const number = await nextEdition(tx, now, staff, { slug, title, keys, sectionId: chosen[0]!.sectionId })
    if (number === undefined) throw new Refusal(409, `「${slug}」は、ほかの課の組で使われている名前です。`, 'slug')
    const from = { code, name, slug, title, number, exportedAt: now.toString({ smallestUnit: 'second' }) }
    const items = chosen.map((one) => Object.assign({ key: one.key }, wordsOf(one)))
    const text = await signPackage(SIGNED_FAQ_SET, { schema: FILE_SCHEMA, from, items }, identity)
    await record(tx, now, `staff:${staff.id}`, 'faq_set.exported', `faq_set:${slug}`, { number, items: items.length })
    return { name: `${slug}-${number}.madoguchi-faq.json`, text }
  })
}
