import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { messagingApi } from './api/api.ts'
import type { ChannelOptions } from './channel.ts'
import { Channels } from './channels.ts'
import { Chats } from './chats.ts'
import { systemClock, type Clock } from './clock.ts'
import { Contents } from './contents.ts'
import { controlRoutes } from './control/control.routes.ts'
import { createControl, type Control } from './control/control.ts'
import { Faults } from './faults.ts'
import { createMessageIds } from './identifiers.ts'
import { Ledger } from './ledger/ledger.ts'
import { LinkTokens } from './link-tokens.ts'
import { Friendships } from './people/friendships.ts'
import { Groups } from './people/groups.ts'
import { INVENTED_RESIDENTS, Residents, type ResidentOptions } from './people/residents.ts'
import { nowhere, readsPages } from './phone/nowhere.page.tsx'
import { phoneRoutes } from './phone/phone.routes.tsx'
import { RateLimits, type RateLimit } from './rate-limits.ts'
import { ReplyTokens } from './reply-tokens.ts'
import { RetryKeys } from './retry-keys.ts'
import { RichMenus } from './rich-menus.ts'
import { inProcess, overNetwork } from './webhook/transport.ts'
import { Webhooks } from './webhook/webhooks.ts'
import type { World } from './world.ts'

export type LinePlatformOptions = {
  /** Default: the system's. Tests pass `createManualClock()`. */
  clock?: Clock
  /** Default: one channel 「あおぞら市」 with the demo secret and token. */
  channels?: ChannelOptions[]
  residents?: ResidentOptions[]
  /** Pushes to user ids that no phone here has are accepted, and shown to nobody. Default: refused, as LINE does for nobody. */
  phonesElsewhere?: boolean
  baseUrl?: string
  /** Receives webhooks in this process instead of over the network. */
  deliverTo?: (request: Request) => Response | Promise<Response>
  /** Webhooks under way at once. Default 64. */
  width?: number
  /** Kept entries of each ledger. Default 20,000. */
  historyLimit?: number
  /** Default: none. `DOCUMENTED_LIMITS` holds LINE's. */
  rateLimits?: Record<string, RateLimit>
}

export type LinePlatform = Control & {
  fetch(request: Request, bindings?: object): Response | Promise<Response>
  close(): void
}

export function createLinePlatform(options: LinePlatformOptions = {}): LinePlatform {
  const clock = options.clock ?? systemClock
  const width = options.width ?? 64
  const network = overNetwork(width)
  const ledger = new Ledger(options.historyLimit ?? 20_000)
  const replyTokens = new ReplyTokens(clock)
  const transport = options.deliverTo ? inProcess(options.deliverTo) : network
  const world: World = {
    clock,
    baseUrl: options.baseUrl,
    channels: new Channels(clock, options.channels ?? [{}]),
    residents: new Residents(options.residents ?? INVENTED_RESIDENTS, options.phonesElsewhere),
    friendships: new Friendships(),
    groups: new Groups(),
    chats: new Chats(),
    contents: new Contents(),
    replyTokens,
    retryKeys: new RetryKeys(clock),
    linkTokens: new LinkTokens(clock),
    richMenus: new RichMenus(),
    rateLimits: new RateLimits(clock, options.rateLimits),
    ledger,
    faults: new Faults(),
    webhooks: new Webhooks({ clock, ledger, replyTokens, transport, width }),
    nextMessageId: createMessageIds(() => clock.now()),
  }
  const control = createControl(world)
  const app = new Hono()
  app.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error
    return readsPages(c) && error.status === 404 ? nowhere(c, error.message) : error.getResponse()
  })
  app.notFound((c) => (readsPages(c) ? nowhere(c, 'このページはありません') : c.text('404 Not Found', 404)))
  app.route('/', messagingApi(world))
  app.route('/_control', controlRoutes(control))
  app.route('/', phoneRoutes(world))
  const close = () => {
    world.faults.clear()
    world.webhooks.clear()
    network.close()
  }
  return { ...control, fetch: (request, bindings) => app.fetch(request, bindings), close }
}
