// T1: kill -9 of the program while residents write and staff answer. For hundreds of kills: KILL_ROUNDS=200 TEST_FILE_MINUTES=30.
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { type Clerk, clerkAt } from './clerk.ts'
import { allQuiet, holds, reckon, sentOnce } from './reckoning.ts'
import { acceptedEvents, residentsOf } from './residents.ts'
import { type Scene, setScene } from './scene.ts'
import { until } from './until.ts'

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20)
const scene = await setScene()
const { line, program, owner } = scene

/** Where an answer is when the program dies: on its way to LINE, or taken by LINE and not yet confirmed. */
const moments = (['reply', 'push'] as const).flatMap((way) =>
  (['before', 'after'] as const).map((when) => ({ path: `/v2/bot/message/${way}`, kind: 'hang', when }) as const),
)

/** Two answers to one resident: the first may use the reply token of their last words, the second must be a push. */
async function answerSomebody(clerk: Clerk, answers: string[]): Promise<void> {
  const { rows } = await owner.query<{ id: number }>(
    `select id from inquiries.conversations order by reply_token is null, random() limit 1`,
  )
  for (let i = 0; rows[0] && i < 2; i++) {
    const text = `返事${answers.length + 1}`
    await clerk.answer(rows[0].id, text)
    answers.push(text)
  }
}

async function killInTheMiddle({ faults }: Scene['line'], round: number, answers: string[]): Promise<void> {
  const moment = round % 2 ? undefined : moments[(round / 2) % moments.length]
  if (moment) {
    const fault = faults.add({ ...moment, milliseconds: null, times: 1 })
    await until(`an answer hangs at LINE (${moment.path}, ${moment.when})`, () => fault.met > 0)
    await program.kill()
    faults.remove(fault.id)
    return
  }
  const queued = answers.length
  const goal = acceptedEvents(line).length + 1 + Math.floor(Math.random() * 60)
  await until(
    'residents and staff wrote some more',
    () => acceptedEvents(line).length >= goal && answers.length > queued,
  )
  await program.kill()
}

test(`the program is killed ${ROUNDS} times in a storm: every event answered 200 is shown once, every answer arrives once`, async (t) => {
  await program.start()
  const clerk = await clerkAt(scene.url, owner)
  const residents = await residentsOf(scene, 12)
  const answers: string[] = []
  let working = true
  after(() => (working = false))
  const answering = (async () => {
    while (working) await answerSomebody(clerk, answers)
  })()
  for (let round = 0; round < ROUNDS; round++) {
    await killInTheMiddle(line, round, answers)
    await program.start()
  }
  working = false
  await Promise.all([answering, residents.hush()])
  await allQuiet(scene)

  const cut = [...line.ledger.events.values()].filter(({ attempts }) => attempts.length > 1).length
  t.diagnostic(JSON.stringify({ rounds: ROUNDS, redelivered: cut }))
  assert.ok(cut > 0, 'no webhook was cut off: the kills met nothing')
  holds(t, await reckon(scene, clerk))
  await sentOnce(t, scene, answers)
})
