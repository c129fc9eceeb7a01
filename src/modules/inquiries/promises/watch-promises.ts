import { notify } from '#kernel/notifications/notify.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Db, Tx } from '#lib/db/connect.ts'
import { shorten } from '#lib/text/names.ts'
import { dateInTokyo } from '#lib/time/clock.ts'
import { momentInWords } from '#lib/time/in-words.ts'
import { adoptWait } from './promise-answer.ts'
import {
  claim,
  type Endangered,
  findHeadAbove,
  listClerks,
  listToTellBroken,
  listToWarnOf,
  listUnpromised,
} from './watch.queries.ts'

type Step = (tx: Tx<'inquiries'>, now: Temporal.Instant, id: number) => Promise<void>

/**
 * Every minute: who waits without a promise gets one, whoever does it, or else the section's clerks, hear of a promise that is about to break, its head of one
 * that broke. Each in a transaction of its own that also notes that it was done: killed in the middle, it neither repeats nor forgets.
 */
export function watchPromisesTask(program: Program): Task {
  return async (municipality) => {
    const db: Db<'inquiries'> = municipality.db
    const now = program.clock()
    const failures: unknown[] = []
    const each = async (ids: number[], step: Step) => {
      for (const id of ids) {
        try {
          await db.transaction().execute((tx) => step(tx, now, id))
        } catch (error) {
          failures.push(error) // the others are told all the same
        }
      }
    }
    await each(await listUnpromised(db), adoptWait)
    await each(await listToWarnOf(db, now), warn)
    await each(await listToTellBroken(db, now), tellBroken)
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} promises could not be told of`)
  }
}

const whose = ({ name, conversationId }: Endangered) =>
  `${name ? shorten(name, 20) : `お名前未登録の方(${conversationId})`}さんの相談`

async function tell(tx: Tx<'inquiries'>, now: Temporal.Instant, staffIds: number[], of: Endangered, words: string) {
  const news = { title: `${whose(of)}: ${words}`, href: `/console/inquiries/${of.conversationId}` } as const
  for (const staffId of staffIds) await notify(tx, now, staffId, news)
}

async function warn(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  const promise = await claim(tx, now, id, 'warned_at')
  if (!promise) return
  const { sectionId, assigneeId } = promise
  const those = assigneeId === null ? await listClerks(tx, sectionId, dateInTokyo(now)) : [assigneeId]
  await tell(tx, now, those, promise, `回答の約束は ${momentInWords(promise.until, now)} までです`)
}

async function tellBroken(tx: Tx<'inquiries'>, now: Temporal.Instant, id: number): Promise<void> {
  const promise = await claim(tx, now, id, 'break_told_at')
  if (!promise) return
  const head = await findHeadAbove(tx, promise.sectionId, dateInTokyo(now))
  if (head === undefined) return
  await tell(tx, now, [head], promise, `回答の約束(${momentInWords(promise.until, now)})を過ぎました`)
}
