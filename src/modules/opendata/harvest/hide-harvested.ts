import { record } from '#kernel/audit/record.ts'
import type { Staff } from '#kernel/identity/staff.ts'
import type { Db } from '#lib/db/connect.ts'
import { type Mistake, Refusal, refuseMistakes } from '#lib/refusal.ts'
import { hideOf, showAgain } from './hidden.queries.ts'
import type { Source } from './sources/source.ts'

/** What somebody wants not to be shown: by the last part of its address here, or all of the source. */
export interface Wish {
  name: string
  all: boolean
  because: string
}

/** The last part of an address, or the name itself. */
const slugIn = (typed: string): string => typed.trim().split(/[?#]/)[0]!.replace(/\/+$/, '').split('/').at(-1) ?? ''

const mistakesOf = (slug: string | undefined, because: string): Mistake[] => [
  ...(slug === ''
    ? [{ field: 'name', message: '載せないデータセットを入力するか、「すべて載せない」に印を付けてください。' }]
    : []),
  ...(!because || because.length > 500
    ? [
        {
          field: 'because',
          message: '載せない理由を 500 文字までで入力してください。だれでも読めるところに出ます。',
        },
      ]
    : []),
]

/**
 * 載せない: a dataset of another catalogue is gone from here at once, and stays so whatever its source does.
 * @throws Refusal 422 without a reason, or where nothing of that name is shown
 */
export async function hideHarvested(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  { id }: Pick<Source, 'id'>,
  { name, all, because: typed }: Wish,
): Promise<void> {
  const because = typed.normalize('NFC').trim()
  const slug = all ? undefined : slugIn(name)
  refuseMistakes(mistakesOf(slug, because))
  await db.transaction().execute(async (tx) => {
    const count = await hideOf(tx, now, id, slug, because)
    if (count === 0)
      throw new Refusal(
        422,
        all
          ? 'この収集先から載せているものは、いまはありません。'
          : 'この収集先から載せているものに、その名前はありません。公開のページの住所を入力してください。',
        all ? 'all' : 'name',
      )
    const detail = { ...(slug && { name: slug }), count, because }
    await record(tx, now, `staff:${staff.id}`, 'harvest.hidden', `harvest_source:${id}`, detail)
  })
}

/** また載せる. @throws Refusal 409 where it is not hidden */
export async function showHarvested(
  db: Db<'opendata'>,
  now: Temporal.Instant,
  staff: Staff,
  { id }: Pick<Source, 'id'>,
  slug: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await showAgain(tx, now, id, slug))) throw new Refusal(409, 'このデータセットは、もう載せています。')
    await record(tx, now, `staff:${staff.id}`, 'harvest.shown_again', `harvest_source:${id}`, { name: slug })
  })
}
