import { enqueue } from '#kernel/jobs/enqueue.ts'
import type { Program, Task } from '#kernel/program.ts'
import type { Tx } from '#lib/db/connect.ts'
import { disconnect } from '#lib/radius/disconnect.ts'
import { endSession, findOpenSession, listOpenSessions } from './sessions.queries.ts'

const TASK = 'workplaces.end-session'
/** About a day, at longer and longer intervals: by then the session's own time is up. */
const TRIES = 12

export const sealNameOf = (siteId: number): string => `workplaces.network_gear.${siteId}`

export async function sendOff(tx: Tx<'workplaces'>, sessions: readonly number[]): Promise<void> {
  for (const session of sessions)
    await enqueue(tx, TASK, { session }, { key: `${TASK} ${session}`, maxAttempts: TRIES })
}

/** 接続を切る: whoever has no seat any more is on the network no more. In the transaction that takes the seat. */
export async function endSessionsOf(
  tx: Tx<'workplaces'>,
  of: { bookingId: number } | { deviceId: number },
): Promise<void> {
  await sendOff(tx, await listOpenSessions(tx, of))
}

/** Tells the network device that a session is over. One that is not set up for it ends the session when its time is up. */
export function endSessionTask(program: Program): Task {
  return async ({ db, slug }, { session: id }) => {
    const open = await findOpenSession(db, Number(id))
    if (!open) return
    const { siteId, site, session, userName, mac, nasIdentifier, host, port, sealedSecret } = open
    if (host === null || port === null || sealedSecret === null) {
      program.log.warn({ municipality: slug, site }, 'no network device to end a session on')
      return
    }
    const secret = program.sealer.open(sealNameOf(siteId), sealedSecret)
    const names = {
      userName,
      acctSessionId: session,
      callingStationId: mac,
      ...(nasIdentifier !== null && { nasIdentifier }),
    }
    const now = program.clock()
    // nak: the device knows of no such session, so there is none
    await disconnect({ host, port, secret }, names, now)
    await endSession(db, now, siteId, session)
  }
}
