// bin/bench pages [portal|inbox]: the portal against a bare server, the inbox against pgbench, a large town against a small one.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { kyselyOn, openPool } from '../src/lib/db/connect.ts'
import type { DB } from '../src/lib/db/generated.ts'
import { findStaff } from '../src/kernel/identity/staff.queries.ts'
import { listConversations } from '../src/modules/inquiries/conversations/lists.queries.ts'
import { againstBare } from './against-bare.ts'
import { end, median, overRounds, rounded, say } from './figures.ts'
import { fillInbox } from './inbox-data.ts'
import { pgbench } from './pgbench.ts'
import { addTown, type Stage, setStage } from './stage.ts'

const SECONDS = Number(process.env['SECONDS'] ?? 4)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const PAGE = 51
/** Screens that ask at once, each on a connection. */
const SCREENS = 8

/** The inbox as the program asks for it, over eight connections; `sql` is what it asked, with its values in it. */
async function inboxOf(url: string) {
  const pool = openPool({ url, max: SCREENS })
  const db = kyselyOn(pool)
  const { id } = await db
    .selectFrom('kernel.staff')
    .select('id')
    .where('sign_in_name', '=', 'suzuki')
    .executeTakeFirstOrThrow()
  const staff = await findStaff(db, id, Temporal.Now.instant())
  if (!staff) throw new Error('suzuki is not in the seeds')
  const ask = (on: Kysely<DB> = db) => listConversations(on, staff, { limit: PAGE })
  let sql = ''
  const log = ({ query }: { query: { sql: string; parameters: readonly unknown[] } }) => {
    sql = query.sql.replace(/\$(\d+)/g, (_, n) => literal(query.parameters[Number(n) - 1]))
  }
  const overheard = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log })
  if ((await ask(overheard)).length !== PAGE) throw new Error('the inbox is not full')
  return {
    sql,
    /** Mean time of one question in ms, where so many screens ask at once. */
    async time(seconds: number, screens: number): Promise<number> {
      const began = performance.now()
      let asked = 0
      const screen = async () => {
        for (; performance.now() - began < seconds * 1000; asked++) await ask()
      }
      await Promise.all(Array.from({ length: screens }, screen))
      return ((performance.now() - began) / asked) * screens
    },
    close: () => db.destroy(),
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join(',')}}'`
  return typeof value === 'number' ? String(value) : pg.escapeLiteral(String(value))
}

async function inbox(stage: Stage): Promise<void> {
  const [small, large] = [await addTown(stage, 'bench_small'), await addTown(stage, 'bench_large')]
  await fillInbox(small.owner, 20_000)
  await fillInbox(large.owner, 200_000)
  const [ofSmall, ofLarge] = [await inboxOf(small.url), await inboxOf(large.url)]
  for (const one of [ofSmall, ofLarge]) await one.time(SECONDS, SCREENS)
  for (const screens of [1, SCREENS]) {
    const rounds: { small: number; large: number; pgbench: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        small: await ofSmall.time(SECONDS, screens),
        large: await ofLarge.time(SECONDS, screens),
        pgbench: (await pgbench({ url: large.url, sql: ofLarge.sql, clients: screens, seconds: SECONDS })).ms,
      })
    }
    const side = (name: 'small' | 'large' | 'pgbench') => rounded(median(rounds.map((round) => round[name])), 3)
    const asking = screens === 1 ? 'one screen asking' : `${screens} screens asking at once`
    say({
      figure: `pages: inbox of 200,000 conversations and 2 million messages, time of its query against pgbench, ${asking}`,
      unit: '×',
      atMost: 2,
      ...overRounds(rounds.map(({ large, pgbench }) => large / pgbench)),
      sides: { 'madoguchi ms': side('large'), 'pgbench ms': side('pgbench') },
    })
    say({
      figure: `pages: the same with 2 million messages against 200 thousand, ${asking}`,
      unit: '×',
      atMost: 1.3,
      ...overRounds(rounds.map(({ large, small }) => large / small)),
      sides: { '2 million ms': side('large'), '200 thousand ms': side('small') },
    })
  }
  for (const one of [ofSmall, ofLarge]) await one.close()
  for (const one of [small, large]) await one.owner.end()
}

const only = process.argv[2]
const stage = await setStage()
if (only !== 'inbox') await againstBare(stage, { 'pages: portal': '/' }, { rounds: ROUNDS, seconds: SECONDS })
if (only !== 'portal') await inbox(stage)
await stage.close()
end()
