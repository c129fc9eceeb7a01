// 2,000 residents on form pages at the same moment, as on the first morning of a new benefit: nobody is turned away, nothing is lost.
import { begin, fillPage } from './dog-registration.ts'
import { quantile, rounded, say } from './figures.ts'
import { type Resident, residentAt } from './resident.ts'
import type { RunningProgram, Stage } from './stage.ts'

const MANY = 2_000
/** A browser waits for minutes; people look at their watch after this, in ms. */
const PATIENCE = 10_000

/** The same resident, whose waits are written down. */
function timed({ get, post }: Resident, waits: number[]): Resident {
  const wait = async <T>(answer: Promise<T>): Promise<T> => {
    const since = performance.now()
    const answered = await answer
    waits.push(performance.now() - since)
    return answered
  }
  return { get: (path) => wait(get(path)), post: (...form) => wait(post(...form)) }
}

export async function surge(stage: Stage, { port }: RunningProgram): Promise<void> {
  const first = 1_000_000 // nobody who was here before
  const residents = Array.from({ length: MANY }, (_, at) => residentAt(port, first + at))
  const ids: string[] = []
  for (let at = 0; at < MANY; at += 50)
    ids.push(...(await Promise.all(residents.slice(at, at + 50).map((resident) => begin(resident)))))

  const began = performance.now()
  const waits: number[] = []
  await Promise.all(residents.map((resident, at) => fillPage(timed(resident, waits), ids[at]!, 0, at)))
  const seconds = (performance.now() - began) / 1000
  const { rows } = await stage.owner.query(
    `select count(*)::int as saved from procedures.answers where application_id = any ($1)
       and answers -> 'owner' ->> 'given' = (array_position($1, application_id) - 1) || '郎'`,
    [ids],
  )
  if (rows[0].saved !== MANY)
    throw new Error(`${MANY} were told that it is saved, ${rows[0].saved} are there, each with their own name`)
  waits.sort((a, b) => a - b)
  say({
    figure: `procedures: ${MANY} residents open and save a form page at once, none refused and none lost: p99 of an answer`,
    unit: 'ms',
    atMost: PATIENCE,
    value: rounded(quantile(waits, 0.99), 0),
    sides: { median: rounded(quantile(waits, 0.5), 0), perSecond: rounded((MANY * 2) / seconds, 0) },
  })
}
