import type { Municipality } from '#kernel/municipality/municipalities.ts'
import { fold } from '#lib/text/fold.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { hasGaps, insertOffers, insertRepliesOfYear, insertSearched } from './gaps.queries.ts'

/** What residents searched for in vain, how often on one day, and how many days ago. */
const SEARCHED: [words: string, times: number, daysAgo: number][] = [
  ['市民プールの営業時間', 6, 1],
  ['プールの営業時間', 3, 4],
  ['ペットの火葬', 4, 2],
  ['カラスがごみを散らかす', 5, 3],
  ['給食費の引き落とし日', 2, 5],
  ['市営墓地の空き', 2, 9],
  ['ドローンを飛ばす許可', 1, 12],
]

/** 答えがなかった質問 of the demo town, and what よくある質問 spared or not. A town that has some stays as it is. */
export async function seedDemoFaqGaps({ db }: Municipality, now: Temporal.Instant): Promise<void> {
  if (await hasGaps(db)) return
  const searches = SEARCHED.map(([words, times, daysAgo]) => {
    const at = now.subtract({ hours: 24 * daysAgo })
    return { words, folded: fold(words), times, at, day: dateInTokyo(at) }
  })
  await db.transaction().execute(async (tx) => {
    await insertSearched(tx, searches)
    await insertOffers(tx, now)
    await insertRepliesOfYear(tx, now)
  })
}
