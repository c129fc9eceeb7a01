import { createHash } from 'node:crypto'
import type { Opening } from '#kernel/conversations/conversations.ts'
import { getOfficeCalendar } from '#kernel/calendar/calendar.queries.ts'
import type { Municipality } from '#kernel/municipality/municipalities.ts'
import type { Program } from '#kernel/program.ts'
import { randomFrom } from '../random.ts'
import { residentAnswers, staffAnswers } from '../town/hours.ts'
import { hasQuestions, listWaitingLately, readAnswered, type Waiting } from './questions.queries.ts'

interface Line {
  by: 'asker' | 'staff'
  words: string
}

const asks = (words: string): Line => ({ by: 'asker', words })
const says = (words: string): Line => ({ by: 'staff', words })

/** What is asked about the two applications of a procedure that arrived last. */
const ABOUT: Record<string, Line[][]> = {
  'water-service-start': [
    [asks('使い始める日を一日早めたいのですが、間に合いますか。')],
    [
      says('メーターの蓋に書いてある番号を教えてください。分からないときは写真でもかまいません。'),
      asks('12-3456 と書いてありました。'),
      says('ありがとうございます。その番号で開栓します。'),
    ],
  ],
  'bulky-waste': [
    [asks('収集日の朝は何時までに出せばよいですか。')],
    [asks('たんすをもう一つ追加できますか。'), says('はい。当日に手数料券を一枚多く貼ってお出しください。')],
  ],
  'dog-registration': [[asks('鑑札は土曜日でも受け取れますか。'), says('平日の 8:30 から 17:15 までにお願いします。')]],
  'child-allowance-claim': [[asks('口座を変えたいときは、また申請が要りますか。')]],
  'childcare-application': [
    [says('就労証明書の二枚目が読めませんでした。もう一度、写真を送っていただけますか。')],
    [asks('希望する園の順番を入れ替えたいです。'), says('締切の前なので承ります。新しい順番を書いてください。')],
  ],
}

/** What somebody without LINE asks, about nothing in particular. */
const OTHERS = [
  { name: '日高 正子', words: 'LINE を使っていません。空き家バンクの見学は、ここからも申し込めますか。' },
  { name: 'Maria Santos', words: '引っ越してきました。子どもの学校の手続きは、どこから始めればよいですか。' },
]

/** The same town, the same keys. */
function keyOf(what: string): string {
  const hex = createHash('sha256').update(`demo ${what}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const nameOf = ({ applicant }: Waiting) => (applicant ? `${applicant.family} ${applicant.given}` : '')

/** チャット of the last days: about applications, asked by either side, and from people without LINE. A town that has some stays as it is. */
export async function seedDemoQuestions(
  { conversations }: Program,
  municipality: Municipality,
  now: Temporal.Instant,
  seed: string,
): Promise<boolean> {
  const { db } = municipality
  if (await hasQuestions(db)) return false
  const [calendar, random] = [await getOfficeCalendar(db), randomFrom(`${seed} チャット`)]
  /** What has not happened yet is not told. */
  async function open(at: Temporal.Instant, opening: Opening): Promise<Temporal.Instant> {
    if (Temporal.Instant.compare(at, now) < 0)
      await db.transaction().execute((tx) => conversations.open(tx, municipality, at, opening))
    return at
  }
  const scripts = new Map(Object.entries(ABOUT).map(([slug, lines]) => [slug, [...lines]]))
  for (const waiting of await listWaitingLately(db)) {
    const { id, slug, title, sectionId, staffId } = waiting
    let at = waiting.arrivedAt
    for (const { by, words } of scripts.get(slug)?.shift() ?? [])
      at = await open(by === 'asker' ? residentAnswers(at, random) : staffAnswers(calendar, at, random), {
        sectionId,
        person: { name: nameOf(waiting) },
        about: { subject: `application:${id}`, title },
        by: by === 'asker' ? by : { id: staffId },
        words,
        key: keyOf(`${slug} ${words}`),
      })
  }
  for (const { name, words } of OTHERS)
    await open(residentAnswers(now.subtract({ hours: 20 }), random), {
      person: { name },
      by: 'asker',
      words,
      key: keyOf(words),
    })
  await readAnswered(db)
  return true
}
