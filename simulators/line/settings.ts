import { z } from 'zod'
import type { ChannelOptions } from './channel.ts'
import { ChannelShape } from './control/shapes.ts'

/** LINE_CHANNELS (a JSON list) or the single channel of LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN, WEBHOOK_URL. */
export function channelsFrom(environment: NodeJS.ProcessEnv): ChannelOptions[] {
  const { LINE_CHANNELS, LINE_CHANNEL_SECRET, LINE_CHANNEL_ACCESS_TOKEN, WEBHOOK_URL } = environment
  if (LINE_CHANNELS) return z.array(ChannelShape).min(1).parse(JSON.parse(LINE_CHANNELS)) as ChannelOptions[]
  return [
    {
      ...(LINE_CHANNEL_SECRET ? { secret: LINE_CHANNEL_SECRET } : {}),
      ...(LINE_CHANNEL_ACCESS_TOKEN ? { accessToken: LINE_CHANNEL_ACCESS_TOKEN } : {}),
      ...(WEBHOOK_URL ? { webhookUrl: WEBHOOK_URL } : {}),
    },
  ]
}
