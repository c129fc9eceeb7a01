// bin/bench memory: does the program's memory stay flat over an hour of a busy town, sent as fast as it is taken?
// The hour: 1,200 messages of 300 residents, every tenth with a photo; 240 replies; 20 open screens that load the inbox
// anew with every reply; 6,000 views of the portal. The worker runs in the same process, LINE is the simulator.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { kyselyOn } from '../src/lib/db/connect.ts'
import { csrfTokenOf } from '../src/kernel/http/security.ts'
import { insertSession } from '../src/kernel/identity/sessions.queries.ts'
import { DEMO_SECRET_KEY } from '../src/kernel/settings.ts'
import { end, rounded, say } from './figures.ts'
import { ask } from './ask.ts'
import { setStage, startProgram } from './stage.ts'

const HOURS = Number(process.env['HOURS'] ?? 1)
const [PORT, LINE_PORT] = [8951, 8952]
const LINE = `http://127.0.0.1:${LINE_PORT}`
const TURNS = 120

const stage = await setStage()
const db = kyselyOn(stage.owner)
const line = spawn(process.execPath, [...process.execArgv, 'simulators/line/main.ts'], {
  env: { ...process.env, PORT: String(LINE_PORT), WEBHOOK_URL: `http://aozora.localhost:${PORT}/webhooks/line` },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
})
await once(line, 'message')
const program = await startProgram(stage, PORT, { ROLE: 'all', LINE_API_BASE_URL: LINE, LINE_DATA_API_BASE_URL: LINE })

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]) / 1024
const waiting = async () =>
  Number(
    (await stage.owner.query(`select count(*) from inquiries.line_events where processed_at is null`)).rows[0].count,
  )

const suzuki = await db
  .selectFrom('kernel.staff')
  .select('id')
  .where('sign_in_name', '=', 'suzuki')
  .executeTakeFirstOrThrow()
const session = await insertSession(db, Temporal.Now.instant(), { staffId: suzuki.id })
const desk = { cookie: `madoguchi=${session}` }
const fields = { _csrf: csrfTokenOf(DEMO_SECRET_KEY, session), text: 'お問い合わせありがとうございます。' }

const act = async (n: number) => {
  const resident = `住民 ${n % 300}`
  const body = JSON.stringify(n % 10 === 0 ? { act: 'images', resident } : { act: 'text', resident, text: `質問 ${n}` })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${LINE}/_control/acts`, { method: 'POST', body, headers })
  if (!answer.ok) throw new Error(`the simulator answers ${answer.status}: ${await answer.text()}`)
}

/** A thirtieth of a minute's … one of 120 equal parts of the hour. */
async function turn(n: number): Promise<void> {
  for (let i = 0; i < 10; i++) await act(n * 10 + i)
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  for (let i = 0; i < 50; i++) await ask(PORT, '/')
  const { rows } = await stage.owner.query(
    `select id from inquiries.conversations order by last_message_at desc limit 2`,
  )
  for (const { id } of rows) {
    await ask(PORT, `/console/inquiries/${id}/replies`, {
      headers: desk,
      form: { ...fields, key: randomUUID() },
      status: 303,
    })
    for (let screen = 0; screen < 20; screen++) await ask(PORT, `/console/inquiries/${id}`, { headers: desk })
  }
}

const seen: number[] = []
for (let n = 0; n < TURNS * HOURS; n++) {
  await turn(n)
  seen.push(memory())
}
const warm = seen[Math.floor(seen.length / 4)]!
const last = seen.at(-1)!
say({
  figure: 'memory: most of the program over the hour',
  unit: 'MB',
  value: rounded(Math.max(...seen), 0),
  atMost: 300,
})
say({
  figure: 'memory: at the end of the hour against its first quarter',
  unit: '×',
  value: rounded(last / warm),
  atMost: 1.15,
  sides: { 'end MB': rounded(last, 0), 'first quarter MB': rounded(warm, 0) },
})
await program.stop()
line.kill()
await stage.close()
end()
