// bin/bench attendance: 8:30 in the morning (durable punches a second, against pgbench with the same insert), and a month that is closed.
import { house } from '../src/app.ts'
import { randomUUID } from 'node:crypto'
import { createProgram } from '../src/kernel/create-program.ts'
import { findStaff } from '../src/kernel/identity/staff.queries.ts'
import type { Staff } from '../src/kernel/identity/staff.ts'
import { DEMO_SECRET_KEY, readSettings } from '../src/kernel/settings.ts'
import { recordPunch } from '../src/modules/attendance/punches/record-punch.ts'
import { benchClosing } from './closing.ts'
import { end, median, overRounds, rounded, say } from './figures.ts'
import { pgbench } from './pgbench.ts'
import { setStage } from './stage.ts'

/** People who press at the same moment. */
const AT_ONCE = 64
const SECONDS = Number(process.env['SECONDS'] ?? 5)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)

/** What a punch is for the database, as one transaction. */
const ONE_PUNCH = `insert into attendance.punches (staff_id, kind, at, place, source, client_key)
values (1 + :client_id % 40, 'in', now(), 'main', 'page', clock_timestamp()::text || :client_id::text)
on conflict do nothing;`

const stage = await setStage()
const settings = readSettings({
  DEMO: 'true',
  DATA_DIR: stage.dataDir,
  DATABASE_URL: stage.directoryUrl,
  SECRET_KEY: DEMO_SECRET_KEY,
})
const program = createProgram(settings, stage.directoryUrl, house)
const town = await program.municipalities.get('aozora')
const ids = await town.db.selectFrom('kernel.staff').select('id').orderBy('id').limit(40).execute()
const people: Staff[] = []
for (const { id } of ids) {
  const staff = await findStaff(town.db, id, program.clock())
  if (staff) people.push(staff)
}

const count = async () => Number((await stage.owner.query('select count(*) from attendance.punches')).rows[0].count)

async function rush(): Promise<number> {
  const [before, began] = [await count(), performance.now()]
  let answered = 0
  const person = async (at: number) => {
    const form = { kind: 'in', place: 'main', site: null, source: 'page' } as const
    for (; performance.now() - began < SECONDS * 1000; answered++)
      await recordPunch(town, people[at % people.length]!, { ...form, clientKey: randomUUID() }, program.clock())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => person(at)))
  const perSecond = answered / ((performance.now() - began) / 1000)
  const stored = (await count()) - before
  if (stored !== answered) throw new Error(`${answered} answered, ${stored} stored`)
  return perSecond
}

const yardstick = async () =>
  (await pgbench({ url: stage.townUrl, sql: ONE_PUNCH, clients: AT_ONCE, seconds: SECONDS })).tps

await rush() // warm
const rounds: { punches: number; pgbench: number }[] = []
for (let round = 0; round < ROUNDS; round++) rounds.push({ pgbench: await yardstick(), punches: await rush() })
const side = (name: 'punches' | 'pgbench') => rounded(median(rounds.map((round) => round[name])), 0)
say({
  figure: `attendance: durable punches per second, ${AT_ONCE} people at once, against pgbench`,
  unit: '×',
  atLeast: 0.7,
  ...overRounds(rounds.map(({ punches, pgbench }) => punches / pgbench)),
  sides: { madoguchi: side('punches'), pgbench: side('pgbench') },
})
await benchClosing(stage.owner, town)
await program.municipalities.close()
await stage.close()
end()
