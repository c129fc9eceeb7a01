import type { Fault } from '../faults.ts'
import type { World } from '../world.ts'
import type { ApiContext } from './environment.ts'

/** The caller sees its connection die. Over a server the socket is reset; in process the call rejects. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET'
}

export function resetConnection(c: ApiContext): never {
  c.env?.incoming?.socket.resetAndDestroy()
  throw new ConnectionReset('socket hang up')
}

export async function before(world: World, fault: Fault | undefined, c: ApiContext): Promise<Response | undefined> {
  if (fault?.kind === 'status' && !fault.accept) return answer(fault.status, fault.body)
  if (fault?.kind === 'reset' && fault.when === 'before') resetConnection(c)
  if (fault?.kind === 'latency') await wait(world, fault, fault.milliseconds)
  if (fault?.kind === 'hang' && fault.when === 'before') {
    await wait(world, fault, fault.milliseconds)
    // Never answered, or the caller left meanwhile: not accepted either.
    if (fault.milliseconds === null || c.req.raw.signal.aborted) resetConnection(c)
  }
  return undefined
}

export async function after(world: World, fault: Fault | undefined, c: ApiContext): Promise<Response | undefined> {
  if (fault?.kind === 'status' && fault.accept) return answer(fault.status, fault.body)
  if (fault?.kind === 'reset' && fault.when === 'after') resetConnection(c)
  if (fault?.kind === 'hang' && fault.when === 'after') {
    await wait(world, fault, fault.milliseconds)
    if (fault.milliseconds === null) resetConnection(c)
  }
  return undefined
}

async function wait(world: World, fault: Fault, milliseconds: number | null): Promise<void> {
  const removed = world.faults.removed(fault.id)
  if (milliseconds === null) return removed
  const { promise: passed, resolve } = Promise.withResolvers<void>()
  const cancel = world.clock.after(milliseconds, resolve)
  await Promise.race([passed, removed])
  cancel()
}

const usual: Record<number, string> = {
  429: 'The API rate limit has been exceeded. Try again later.',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function answer(status: number, body: string | undefined): Response {
  if (body !== undefined) return new Response(body, { status, headers: { 'content-type': contentTypeOf(body) } })
  return Response.json({ message: usual[status] ?? 'Error' }, { status })
}

const contentTypeOf = (body: string) => (body.startsWith('{') ? 'application/json' : 'text/html; charset=utf-8')
