// bin/bench inbox: what a screen of the desk asks, at two million messages: each list, and searches for words common, rare and nowhere.
// Then 200 consoles that stand open: from a resident's message at the webhook until each has it in its list.
// CONVERSATIONS=… makes a smaller town; each has seven messages.
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import { wordsOf } from '../src/lib/text/search-words.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { findStaff } from '../src/kernel/identity/staff.queries.ts'
import { listConversations } from '../src/modules/inquiries/conversations/lists.queries.ts'
import { ONLY } from '../src/modules/inquiries/conversations/only.queries.ts'
import { indexTask } from '../src/modules/inquiries/search/index-conversations.ts'
import { searchConversations } from '../src/modules/inquiries/search/search-conversations.ts'
import { sayNothingAtNight } from '../src/testing/answers.ts'
import { fillDesk, hireColleagues, RARE } from './desk-data.ts'
import { end, median, overRounds, quantile, rounded, say } from './figures.ts'
import { openConsoles } from './open-consoles.ts'
import { postEvent, textEvent } from './requests.ts'
import { setStage, startProgram } from './stage.ts'

const CONVERSATIONS = Number(process.env['CONVERSATIONS'] ?? 300_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 9)
const LIMIT_MS = 200

const stage = process.env['TOWN'] ? undefined : await setStage()
const pool = openPool({ url: process.env['TOWN'] ?? stage!.townUrl, max: 4, asOwner: true })
const db = kyselyOn(pool)
if (stage) {
  await fillDesk(pool, CONVERSATIONS)
  const began = performance.now()
  while ((await pool.query('select from inquiries.search_marks limit 1')).rowCount) await indexTask({ db } as never, {})
  const perSecond = CONVERSATIONS / ((performance.now() - began) / 1000)
  say({ figure: 'inbox: conversations made searchable', value: rounded(perSecond, 0), unit: 'a second' })
  await pool.query('vacuum analyze')
}

/** Who answers for the whole town sees the most. */
const { rows: sections } = await pool.query(`select distinct section_id from kernel.duties where duty = 'answer'`)
const { rows: people } = await pool.query(`select id from kernel.staff where sign_in_name = 'suzuki'`)
const suzuki = (await findStaff(db, Number(people[0].id), Temporal.Now.instant()))!
const staff = { ...suzuki, covers: { ...suzuki.covers, answer: sections.map((row) => Number(row.section_id)) } }

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  await work() // warm
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

const plain = median(await timesOf(() => listConversations(db, staff, { limit: 51 })))
async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const times = await timesOf(work)
  const sides = { plain: rounded(plain, 1), ratio: rounded(median(times) / plain, 1) }
  say({
    figure: `inbox: ${what}, the first page, against the plain list`,
    unit: 'ms',
    atMost: LIMIT_MS,
    ...overRounds(times, 1),
    sides,
  })
}

const tag = Number((await pool.query('select min(id) as id from inquiries.tags')).rows[0].id)
for (const only of ONLY) await measure(`list ${only}`, () => listConversations(db, staff, { only, limit: 51 }))
for (const [name, filter] of Object.entries({
  tag: { tag },
  'tag of those that wait': { tag, only: 'waiting' as const },
  urgent: { urgent: true },
  channel: { channel: 'web' as const },
  days: { to: Temporal.PlainDate.from('2025-06-30') },
}))
  await measure(`filter ${name}`, () => listConversations(db, staff, { ...filter, limit: 51 }))
for (const [name, q] of Object.entries({
  'a rare word': RARE.word,
  'a common word': 'ください',
  'two words': '補助金 空き家',
  'a word of two letters': '空き',
  'one letter': '犬',
  'a name': RARE.name,
  'a word that is nowhere': 'ペンギン飼育',
}))
  await measure(`search for ${name}`, () => searchConversations(db, staff, wordsOf(q), {}))

/** Consoles that are open at once, each somebody else's, all on the list that every message changes: the most work that one message can make. */
const CONSOLES = 200
const PORT = 8941
if (stage) {
  const nowhere = 'http://127.0.0.1:9' // nobody is there: LINE is no part of this figure
  const line = { LINE_API_BASE_URL: nowhere, LINE_DATA_API_BASE_URL: nowhere, LOG_LEVEL: 'fatal' }
  const program = await startProgram(stage, PORT, { ROLE: 'all', ...line })
  await sayNothingAtNight({ owner: pool }) // else whether an answer goes out, and is seen, depends on the hour
  const now = Temporal.Now.instant()
  const colleagues = await hireColleagues(pool, suzuki.id, CONSOLES)
  const sessions = await Promise.all(colleagues.map((staffId) => insertSession(db, now, { staffId })))
  const consoles = await openConsoles(PORT, sessions)
  const rounds: number[][] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const event = textEvent(round, 1)
    const shown = consoles.shown(`${round}番です`, 30_000)
    const began = performance.now()
    await postEvent(PORT, event)
    rounds.push((await shown).map((at) => at - began))
  }
  const times = rounds.slice(1).flat() // the first is warm
  say({
    figure: `inbox: from a message at the webhook until ${CONSOLES} open consoles show it, p99`,
    unit: 'ms',
    atMost: 1000,
    value: rounded(
      quantile(
        times.toSorted((a, b) => a - b),
        0.99,
      ),
      0,
    ),
    rounds: ROUNDS,
    sides: { median: rounded(median(times), 0), first: rounded(Math.min(...times), 0) },
  })
  consoles.close()
  await program.stop()
}

await db.destroy()
await stage?.close()
end()
