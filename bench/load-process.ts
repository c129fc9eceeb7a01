// Runs load.ts in a process of its own: makes the requests, says that it is ready, and starts when told to.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { load, type Plan, type Seen } from './load.ts'
import { requestsOf, type Wanted } from './requests.ts'

/** @param atStart called when the first request is about to be sent */
export function loadFrom(plan: Plan, wanted: Wanted, atStart?: () => void): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), { detached: true })
    child.send({ plan, wanted })
    child.on('message', (said: 'ready' | Seen) => {
      if (said !== 'ready') return resolve(said)
      atStart?.()
      child.send('go')
    })
    child.on('exit', (code) => reject(new Error(`the load generator ended with ${code}`)))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once('message', ({ plan, wanted }: { plan: Plan; wanted: Wanted }) => {
    const requests = requestsOf(wanted)
    let at = 0
    const nextRequest = () => requests[at++ % requests.length]!
    process.once('message', () => {
      void load(plan, nextRequest).then((seen) => process.send?.(seen, () => process.exit(0)))
    })
    process.send?.('ready')
  })
}
