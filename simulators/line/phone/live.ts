import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { World } from '../world.ts'

const GATHER = 80

/** Tells the browser that something changed, at most every 80 ms, with the parts that may have. */
export function live(c: Context, world: World, parts: () => Record<string, string>) {
  return streamSSE(c, async (stream) => {
    const told: Record<string, string> = {}
    let timer: NodeJS.Timeout | undefined
    const tell = async () => {
      timer = undefined
      for (const [id, html] of Object.entries(parts())) {
        if (told[id] === html) continue
        told[id] = html
        await stream.writeSSE({ event: 'part', data: JSON.stringify({ id, html }) })
      }
    }
    const soon = () => {
      timer ??= setTimeout(() => void tell(), GATHER)
    }
    const ends = [
      world.chats.watch(soon),
      world.richMenus.watch(soon),
      world.webhooks.watch(soon),
      world.faults.watch(soon),
    ]
    const pulse = setInterval(soon, 5_000)
    await tell()
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    clearInterval(pulse)
    clearTimeout(timer)
    for (const end of ends) end()
  })
}
