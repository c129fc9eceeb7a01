import { listSections } from '#kernel/organization/sections.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { broadcasts } from '#modules/inquiries/index.ts'
import type { Db } from '#lib/db/connect.ts'
import { dateInTokyo, TOKYO } from '#lib/time/clock.ts'
import { momentForField } from '#lib/time/typed-moment.ts'
import { perform } from '../approvals/perform.ts'
import { getStaffBySignInName } from '../demo.queries.ts'
import { keyOf } from '../key-of.ts'
import { hasLabels, listFriends, setSent } from './broadcasts.queries.ts'

const TOPICS = ['子育て', 'ごみ・環境', '防災', 'イベント', '移住・定住']
const WARDS = ['中央', '東部', '西部', 'みなと', 'やまて']

/** What residents of the demo town want, one after the other; the last of them nothing. */
const WANTED = [
  { topics: ['子育て', '防災'], ward: '中央', ages: [3] },
  { topics: ['防災'], ward: undefined, ages: [] },
  { topics: ['移住・定住', 'イベント'], ward: 'みなと', ages: [0, 6] },
  undefined,
]

const SENT = {
  title: '移住体験ツアーの参加者募集',
  body: 'あおぞら市 移住定住推進課です。\n来月の移住体験ツアーの参加者を募集します。空き家の見学と、先に移り住んだ方との食事会があります。\nお申し込みは、このトークに「ツアー」と書いてお送りください。',
}
const PROPOSED = {
  title: '空き家バンクの新しい物件',
  body: 'あおぞら市 移住定住推進課です。\n空き家バンクに、海の見える一戸建てなど3件が加わりました。見学は予約制です。',
}

/** 一斉配信 of the demo town: what can be chosen, who chose, one that was sent and one that waits to be decided. A town that has topics stays as it is. */
export async function seedDemoBroadcasts(
  program: Program,
  municipality: Municipality,
  now: Temporal.Instant,
): Promise<boolean> {
  const { db } = municipality
  if (await hasLabels(db)) return false
  const settings = await getStaffBySignInName(db, 'ishii', now)
  await broadcasts.changeLabels(db, now, settings, 'topic', { 'added-topic': [TOPICS.join('\n')] })
  await broadcasts.changeLabels(db, now, settings, 'ward', { 'added-ward': [WARDS.join('\n')] })
  const ids = new Map((await broadcasts.listLabels(db)).map(({ id, name }) => [name, id]))
  await subscribeAll(db, ids, now)

  const author = await getStaffBySignInName(db, 'takahashi', now)
  const section = (await listSections(db, dateInTokyo(now))).find(({ code }) => code === 'ijuu')
  const topics = ['移住・定住', 'イベント'].map((name) => String(ids.get(name)))
  const propose = async (at: Temporal.Instant, words: typeof SENT, sendAt?: Temporal.Instant) => {
    const typed = {
      ...Object.fromEntries(Object.entries(words).map(([field, text]) => [field, [text]])),
      section: [String(section?.id)],
      audience: ['subscribers'],
      topics,
      sendAt: sendAt ? [momentForField(sendAt)] : [],
    }
    const id = await broadcasts.writeBroadcast(program, municipality, at, author, keyOf(words.title), { typed })
    return { id, proposal: await broadcasts.proposeBroadcast(program, municipality, at, author, id, 1) }
  }
  const then = atTen(dateInTokyo(now).subtract({ days: 4 }))
  const sent = await propose(then, SENT)
  const matters = { [broadcasts.BROADCAST]: broadcasts.broadcastMatter }
  await perform(municipality, then.add({ minutes: 25 }), sent.proposal, { who: 'sato', does: 'decision' }, matters)
  await db.transaction().execute((tx) => setSent(tx, sent.id, then.add({ minutes: 26 })))
  await propose(now, PROPOSED, atTen(dateInTokyo(now).add({ days: 2 })))
  return true
}

const atTen = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from('10:00') }).toInstant()

async function subscribeAll(db: Db<'inquiries'>, ids: Map<string, number>, now: Temporal.Instant): Promise<void> {
  const month = dateInTokyo(now).toPlainYearMonth()
  await db.transaction().execute(async (tx) => {
    for (const [place, lineUserId] of (await listFriends(tx)).entries()) {
      const wanted = WANTED[place % WANTED.length]
      if (!wanted) continue
      await broadcasts.saveSubscription(tx, now.subtract({ hours: 24 * (30 + (place % 60)) }), lineUserId, {
        topicIds: wanted.topics.map((name) => ids.get(name)!),
        wardId: wanted.ward ? ids.get(wanted.ward)! : null,
        children: wanted.ages.map((years) => month.subtract({ years, months: place % 12 })),
      })
    }
  })
}
