import type { Channels } from './channels.ts'
import type { Chats } from './chats.ts'
import type { Clock } from './clock.ts'
import type { Contents } from './contents.ts'
import type { Faults } from './faults.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { LinkTokens } from './link-tokens.ts'
import type { Friendships } from './people/friendships.ts'
import type { Groups } from './people/groups.ts'
import type { Residents } from './people/residents.ts'
import type { RateLimits } from './rate-limits.ts'
import type { ReplyTokens } from './reply-tokens.ts'
import type { RetryKeys } from './retry-keys.ts'
import type { RichMenus } from './rich-menus.ts'
import type { Webhooks } from './webhook/webhooks.ts'

/** Everything the platform knows. One for each `createLinePlatform`. */
export type World = {
  clock: Clock
  /** Where phones and bot servers reach the platform; without it, the origin of each request. */
  baseUrl: string | undefined
  channels: Channels
  residents: Residents
  friendships: Friendships
  groups: Groups
  chats: Chats
  contents: Contents
  replyTokens: ReplyTokens
  retryKeys: RetryKeys
  linkTokens: LinkTokens
  richMenus: RichMenus
  rateLimits: RateLimits
  ledger: Ledger
  faults: Faults
  webhooks: Webhooks
  nextMessageId(): string
}
